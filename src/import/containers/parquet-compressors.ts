import type { Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Budget } from './limits';

const LARGEST_PAGE = 1 << 30;
const MIB = 1 << 20;
const BLOCK = 128 << 10;

/**
 * Whether a Zstandard frame gives no more than `length` bytes, by the headers of its blocks. The library believes the frame, so a lying one
 * is found before.
 */
function zstdFits(input: Uint8Array, length: number): boolean {
  const descriptor = input[4] ?? 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const single = (descriptor & 0x20) !== 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const sizeAt = 5 + (single ? 0 : 1) + dictionary;
  let declared = 0;
  for (let at = sizeBytes - 1; at >= 0; at--) declared = declared * 256 + (input[sizeAt + at] ?? 0);
  if (sizeBytes > 0 && declared + (sizeBytes === 2 ? 256 : 0) > length) return false;
  const windowLog = 10 + ((input[5] ?? 0) >> 3);
  if (!single && windowLog > 27) return false;
  let plain = 0;
  let packed = 0;
  for (let at = sizeAt + sizeBytes; at + 3 <= input.length; ) {
    const header = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8) | ((input[at + 2] ?? 0) << 16);
    const type = (header >> 1) & 3;
    const size = header >> 3;
    if (type === 2) packed += BLOCK;
    else plain += size;
    at += 3 + (type === 1 ? 1 : size);
    if ((header & 1) === 1) break;
  }
  return plain <= length && packed <= Math.max(length * 64, 256 * MIB);
}

/** The library's decompressors, held to the budget and to the sizes that the pages say. */
export function checkedCompressors(budget: Budget): Compressors {
  const checked: Compressors = {};
  for (const [codec, decompress] of Object.entries(compressors)) {
    if (!decompress) continue;
    checked[codec as keyof Compressors] = (input, length) => {
      if (!(length >= 0 && length <= LARGEST_PAGE)) throw new Error('a page of it is larger than 1 GB');
      if (length === 0) return new Uint8Array(0);
      budget.announce(length);
      budget.take(length);
      if (codec === 'ZSTD' && !zstdFits(input, length)) throw new Error('a page of it holds more than it says');
      const output = decompress(input, length);
      if (output.length !== length) throw new Error('a page of it holds more or less than it says');
      return output;
    };
  }
  return checked;
}
