import type { RowCondition } from '../mapping';
import { cellText, type Tokens } from '../text/tokenize';

const encoder = new TextEncoder();

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

function sameWord(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let at = 0; at < word.length; at++) {
    const byte = bytes[start + at] ?? 0;
    if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== word[at]) return false;
  }
  return true;
}

/** Whether the cell is one of the words. Letters beyond ASCII and doubled quotes take the slower road over text. */
function matcher(words: readonly string[]): (tokens: Tokens, column: number, start: number, end: number) => boolean {
  const known = new Set(words);
  const encoded = words.map((word) => encoder.encode(word));
  return (tokens, column, start, end) => {
    let plain = tokens.doubled[column] !== 1;
    for (let at = start; plain && at < end; at++) plain = (tokens.bytes[at] ?? 0) < 0x80;
    if (!plain) return known.has(cellText(tokens, column).trim().toLowerCase());
    for (const word of encoded) if (word.length === end - start && sameWord(tokens.bytes, start, word)) return true;
    return false;
  };
}

function test({ column, ...condition }: RowCondition): (tokens: Tokens) => boolean {
  const matches = 'words' in condition ? matcher(condition.words) : undefined;
  return (tokens) => {
    let start = column < tokens.cells ? (tokens.starts[column] ?? 0) : 0;
    let end = column < tokens.cells ? (tokens.ends[column] ?? 0) : 0;
    while (start < end && isSpace(tokens.bytes[start])) start += 1;
    while (end > start && isSpace(tokens.bytes[end - 1])) end -= 1;
    if (!matches) return end > start === (condition.is === 'filled');
    return matches(tokens, column, start, end) === (condition.is === 'one-of');
  };
}

/** Whether a row fulfils all conditions, judged on its bytes; undefined when there are none. */
export function rowTest(conditions: readonly RowCondition[] | undefined): ((tokens: Tokens) => boolean) | undefined {
  if (!conditions || conditions.length === 0) return undefined;
  const tests = conditions.map(test);
  return (tokens) => {
    for (const fulfils of tests) if (!fulfils(tokens)) return false;
    return true;
  };
}
