import type { Encoding } from '../mapping';
import type { ByteSource } from './byte-source';

/** Whether bytes from `start` to `end` (out) are well-formed UTF-8. With `cut`, a character that the end cuts is forgiven. */
export function isUtf8(bytes: Uint8Array, start: number, end: number, cut = false): boolean {
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    const more = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    if (more === 0) return false;
    for (let step = 1; step <= more; step++) {
      if (at + step >= end) return cut;
      const next = bytes[at + step] ?? 0;
      if ((next & 0xc0) !== 0x80) return false;
      if (step === 1) {
        if (byte === 0xe0 && next < 0xa0) return false;
        if (byte === 0xed && next > 0x9f) return false;
        if (byte === 0xf0 && next < 0x90) return false;
        if (byte === 0xf4 && next > 0x8f) return false;
      }
    }
    at += more + 1;
  }
  return true;
}

function utf16WithoutMark(head: Uint8Array): Encoding | undefined {
  const length = Math.min(head.length, 512) & ~1;
  if (length < 16) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return undefined;
}

/** The encoding that the head of a file proves: a byte order mark, the zero bytes of UTF-16, or strict UTF-8. Undefined when only
 * the user can know. */
export function provenEncoding(head: Uint8Array, whole: boolean): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // A mark proves UTF-8 even where a letter is broken: that cell is refused, and the others keep their letters.
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  return utf16WithoutMark(head) ?? (isUtf8(head, 0, head.length, !whole) ? 'utf-8' : undefined);
}

const SLICE = 4 << 20;

/** What is read of a source, in bytes of the file, beside the UTF-8 that came out. */
export type Slice = { readonly bytes: Uint8Array; readonly read: number };

/** The source as slices of UTF-8 without a byte order mark. Bytes that are not UTF-8 pass unchanged: the cell they stand in is refused
 * later. Rejects with the signal's reason when aborted. */
export async function* utf8Slices(
  source: ByteSource,
  encoding: Encoding,
  signal?: AbortSignal,
  sliceBytes = SLICE,
): AsyncGenerator<Slice> {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { ignoreBOM: false });
  const encoder = new TextEncoder();
  for (let at = 0; at < source.size; at += sliceBytes) {
    signal?.throwIfAborted();
    const end = Math.min(source.size, at + sliceBytes);
    const raw = await source.read(at, end);
    if (raw.length !== end - at) throw new Error(`${source.name} changed while it was read: choose it again`);
    if (decoder) {
      yield { bytes: encoder.encode(decoder.decode(raw, { stream: end < source.size })), read: end };
    } else {
      const marked = at === 0 && raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
      yield { bytes: marked ? raw.subarray(3) : raw, read: end };
    }
  }
}
