import { empty, type FetchFailure, tooLarge, tooSlow, webPage } from './fetch-failure';

export type FetchLimits = {
  /** The most that is taken, after decompression by the browser. What the server says of the length is not believed. */
  readonly bytes: number;
  /** Without a byte. */
  readonly idleMs: number;
  readonly wholeMs: number;
};

export type Received = { readonly content: Blob; readonly hash: string };

/** Ends a transfer with a failure that people are told. */
export class Stopped extends Error {
  readonly failure: FetchFailure;
  constructor(failure: FetchFailure, cause?: unknown) {
    super(failure.text, { cause });
    this.name = 'Stopped';
    this.failure = failure;
  }
}

const PIECE = 1 << 20;
const SNIFF = 1024;

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 over the SHA-256 of each MiB, so that a large content is never held in one piece. */
function pieceHash(): { add(piece: Uint8Array<ArrayBuffer>): void; end(): Promise<string> } {
  const digests: Promise<ArrayBuffer>[] = [];
  return {
    add: (piece) => void digests.push(crypto.subtle.digest('SHA-256', piece)),
    end: async () => hex(await crypto.subtle.digest('SHA-256', await new Blob(await Promise.all(digests)).arrayBuffer())),
  };
}

/** Whether content begins as a web page does, whatever its server calls it. */
export function isWebPage(head: Uint8Array): boolean {
  const text = new TextDecoder()
    .decode(head.subarray(0, SNIFF))
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|script|meta|title)\b/i.test(text);
}

/** Watches over one transfer: `stop` aborts it when nothing came for a while, when all took too long, or when the caller gave up. */
export function watch(limits: FetchLimits, signal: AbortSignal | undefined) {
  const controller = new AbortController();
  const give = (reason: unknown) => controller.abort(reason);
  const onAbort = () => give(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const whole = setTimeout(() => give(new Stopped(tooSlow(limits.wholeMs, true))), limits.wholeMs);
  const startIdle = () => setTimeout(() => give(new Stopped(tooSlow(limits.idleMs, false))), limits.idleMs);
  let idle = startIdle();
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(idle);
      idle = startIdle();
    },
    end: () => {
      clearTimeout(whole);
      clearTimeout(idle);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

/** Takes the body of an answer, counted and hashed on its way. Rejects with `Stopped` when it is empty, a web page or too large. */
export async function receive(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  host: string,
  limits: FetchLimits,
  heard: () => void,
): Promise<Received> {
  if (!body) throw new Stopped(empty());
  const reader = body.getReader();
  const hash = pieceHash();
  const pieces: Blob[] = [];
  let piece = new Uint8Array(PIECE);
  let filled = 0;
  let total = 0;
  let blank = true;
  let sniffed = false;
  const sniff = () => {
    sniffed = true;
    if (isWebPage(piece.subarray(0, filled))) throw new Stopped(webPage(host));
  };
  const keep = () => {
    const whole = piece.slice(0, filled);
    hash.add(whole);
    pieces.push(new Blob([whole]));
    piece = new Uint8Array(PIECE);
    filled = 0;
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard();
      total += value.length;
      if (total > limits.bytes) throw new Stopped(tooLarge(limits.bytes));
      blank &&= value.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
      for (let from = 0; from < value.length; ) {
        const part = value.subarray(from, from + PIECE - filled);
        piece.set(part, filled);
        filled += part.length;
        from += part.length;
        if (!sniffed && filled >= SNIFF) sniff();
        if (filled === PIECE) keep();
      }
    }
    if (blank) throw new Stopped(empty());
    if (!sniffed) sniff();
    if (filled > 0) keep();
    return { content: new Blob(pieces), hash: await hash.end() };
  } catch (cause) {
    await reader.cancel(cause).catch(() => undefined);
    throw cause;
  }
}
