import { isUtf8 } from '../text/decode';
import { crc32 } from './crc32';
import { inflated } from './inflate';
import { type Budget, MOST_MEMBERS } from './limits';

/** A file in an archive, as the archive's directory describes it. */
export type ZipMember = {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly at: number;
};

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_PLACE = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const LARGEST_DIRECTORY = 64 << 20;

const viewOf = async (blob: Blob, from: number, to: number): Promise<DataView> =>
  new DataView(await blob.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer());

const wide = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

type Directory = { readonly members: number; readonly bytes: number; readonly start: number; readonly end: number };

async function directoryOf(name: string, blob: Blob): Promise<Directory> {
  const from = Math.max(0, blob.size - END_BYTES - LONGEST_COMMENT);
  const tail = await viewOf(blob, from, blob.size);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const found = {
      members: tail.getUint16(at + 10, true),
      bytes: tail.getUint32(at + 12, true),
      start: tail.getUint32(at + 16, true),
      end: from + at,
    };
    if (found.members !== 0xffff && found.bytes !== 0xffffffff && found.start !== 0xffffffff) return found;
    const place = await viewOf(blob, found.end - 20, found.end);
    if (place.byteLength < 20 || place.getUint32(0, true) !== END_64_PLACE) return found;
    const end = wide(place, 8);
    const record = await viewOf(blob, end, end + 56);
    if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) break;
    return { members: wide(record, 32), bytes: wide(record, 40), start: wide(record, 48), end };
  }
  throw new Error(`${name} is cut off or damaged: the directory at its end is missing. Download or compress it again`);
}

function nameOf(bytes: Uint8Array, marked: boolean): string {
  const encoding = marked || isUtf8(bytes, 0, bytes.length) ? 'utf-8' : 'windows-1252';
  return new TextDecoder(encoding).decode(bytes).replaceAll('\\', '/');
}

/** Sizes and place from the extra field of an archive past 4 GiB, in the order in which the 32-bit ones are full. */
function widened(view: DataView, from: number, to: number, values: readonly number[]): number[] {
  const wider = [...values];
  for (let at = from; at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      for (const [place, value] of values.entries()) {
        if (value !== 0xffffffff || next + 8 > Math.min(to, at + 4 + length)) continue;
        wider[place] = wide(view, next);
        next += 8;
      }
    }
    at += 4 + length;
  }
  return wider;
}

/**
 * The members of a zip archive in the order of its directory. Nothing is unpacked. Throws when the directory is missing, damaged or too
 * long, and when members lie over each other.
 */
export async function zipMembers(name: string, blob: Blob): Promise<readonly ZipMember[]> {
  const directory = await directoryOf(name, blob);
  if (directory.members > MOST_MEMBERS)
    throw new Error(
      `${name} holds ${directory.members.toLocaleString('en')} files; ${MOST_MEMBERS.toLocaleString('en')} can be opened at once`,
    );
  const damaged = () => new Error(`${name} is damaged: its directory can't be read. Download or compress it again`);
  const start = directory.end - directory.bytes;
  const shift = start - directory.start;
  if (start < 0 || shift < 0 || directory.bytes > LARGEST_DIRECTORY) throw damaged();
  const view = await viewOf(blob, start, directory.end);
  const members: ZipMember[] = [];
  let at = 0;
  for (let index = 0; index < directory.members; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw damaged();
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > view.byteLength) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const [size = 0, packed = 0, place = 0] = widened(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    members.push({
      name: nameOf(new Uint8Array(view.buffer, at + 46, nameEnd - at - 46), (flags & 0x800) !== 0),
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size,
      at: place + shift,
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  const inOrder = [...members].sort((left, right) => left.at - right.at);
  for (const [index, member] of inOrder.entries()) {
    const next = inOrder[index + 1]?.at ?? start;
    if (member.at + 30 + member.packed > next)
      throw new Error(`${name}: files in this archive lie over each other, as in a zip bomb. It was not opened`);
  }
  return members;
}

/** The bytes of a member as they come out. Throws when it is encrypted, damaged, or larger than its directory says. */
export async function* zipBytes(
  archive: string,
  blob: Blob,
  member: ZipMember,
  budget: Budget,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const name = `${archive} › ${member.name}`;
  if (member.encrypted) throw new Error(`${name} is locked with a password: unpack it yourself and bring the file in it`);
  if (member.method !== 0 && member.method !== 8)
    throw new Error(`${name} is packed in a way that can't be read here: compress it again as an ordinary zip`);
  budget.announce(member.size);
  const header = await viewOf(blob, member.at, member.at + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL)
    throw new Error(`${name} is damaged: it is not where the directory says`);
  const start = member.at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = blob.slice(start, start + member.packed);
  const damaged = () => new Error(`${name} is cut off or damaged: its checksum is wrong`);
  let size = 0;
  let crc = 0;
  const chunks = member.method === 8 ? inflated(packed, 'deflate-raw', budget) : stored(packed, budget);
  for (;;) {
    const step = await chunks.next().catch((error: unknown) => {
      // The stream's own errors are type errors; the budget's are sentences.
      throw error instanceof TypeError || (error as { code?: unknown }).code !== undefined ? damaged() : error;
    });
    if (step.done) break;
    size += step.value.length;
    if (size > member.size) {
      await chunks.return(undefined);
      throw new Error(`${name} holds more than the archive says it does. It was not opened`);
    }
    crc = crc32(step.value, crc);
    yield step.value;
  }
  if (size !== member.size || crc !== member.crc) throw damaged();
}

async function* stored(blob: Blob, budget: Budget): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const step = 1 << 20;
  for (let at = 0; at < blob.size; at += step) {
    const bytes = new Uint8Array(await blob.slice(at, at + step).arrayBuffer());
    budget.take(bytes.length);
    yield bytes;
  }
}
