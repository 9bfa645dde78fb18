import type { Mapping } from '../mapping';
import type { ByteSource } from '../text/byte-source';
import { utf8Slices } from '../text/decode';
import { cellText, type Tokens, tokenizer } from '../text/tokenize';

/** A record of a file as it stands there: `record` counts from 1 with preamble and header, `line` is physical. */
export type FileRow = { readonly record: number; readonly line: number; readonly cells: readonly string[] };

const SLICE = 1 << 20;

/** Records of a file by their numbers, and its `last` ones, in order. Reads the file once, in slices between which others may work. */
export async function rowsAt(
  source: ByteSource,
  { encoding, delimiter }: Pick<Mapping, 'encoding' | 'delimiter'>,
  wanted: ReadonlySet<number>,
  last: number,
  signal?: AbortSignal,
): Promise<readonly FileRow[]> {
  const found: FileRow[] = [];
  const tail: FileRow[] = [];
  const rowOf = (tokens: Tokens): FileRow => ({
    record: tokens.record,
    line: tokens.line,
    cells: tokens.flaw
      ? [new TextDecoder().decode(tokens.bytes.subarray(tokens.from, tokens.to))]
      : Array.from({ length: tokens.cells }, (_, index) => cellText(tokens, index)),
  });
  const tokens = tokenizer(delimiter.charCodeAt(0), (record) => {
    if (wanted.has(record.record)) found.push(rowOf(record));
    // Only what may still be among the last ones is worth its text.
    else if (last > 0 && near) {
      tail.push(rowOf(record));
      if (tail.length > last) tail.shift();
    }
  });
  let near = source.size <= 2 * SLICE;
  for await (const { bytes, read } of utf8Slices(source, encoding, signal, SLICE)) {
    near ||= read >= source.size - SLICE;
    tokens.push(bytes);
  }
  tokens.end();
  const ends = found.at(-1)?.record ?? 0;
  return [...found, ...tail.filter(({ record }) => !wanted.has(record) || record > ends)].sort((a, b) => a.record - b.record);
}
