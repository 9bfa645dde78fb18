import { isMissingWord } from '../values/parse-word';

const decoder = new TextDecoder();
const LONGEST = 24;

export const textOf = (bytes: Uint8Array, start: number, end: number): string => decoder.decode(bytes.subarray(start, end));

/** Whether a cell says that there is nothing: it is empty, or a word for it. None of those words holds a digit. */
export function isEmpty(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start) return true;
  if (end - start > LONGEST) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) return false;
  }
  return isMissingWord(textOf(bytes, start, end));
}

/** Where the text begins: behind the apostrophe that keeps a spreadsheet from running it (`'=1+2`), if one stands there. */
export function behindGuard(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x27) return start;
  let at = start;
  while (at < end && bytes[at] === 0x27) at += 1;
  const first = at < end ? bytes[at] : undefined;
  const runs = first === 0x3d || first === 0x2b || first === 0x2d || first === 0x40 || first === 0x09 || first === 0x0d;
  return runs ? start + 1 : start;
}
