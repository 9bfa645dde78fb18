import type { CellEdit } from '../mapping';
import { cellText, type Tokens } from '../text/tokenize';

const encoder = new TextEncoder();

/** The record with its cells as they were mended by hand; the same record when none was. A record that could not be split stays as it is. */
export function recordMender(edits: readonly CellEdit[] | undefined): ((tokens: Tokens) => Tokens) | undefined {
  if (!edits || edits.length === 0) return undefined;
  const byRecord = new Map<number, Map<number, string>>();
  for (const { record, column, value } of edits) {
    const cells = byRecord.get(record) ?? new Map<number, string>();
    byRecord.set(record, cells.set(column, value));
  }
  return (tokens) => {
    const mended = byRecord.get(tokens.record);
    if (!mended || tokens.flaw) return tokens;
    const count = Math.max(tokens.cells, ...[...mended.keys()].map((column) => column + 1));
    const cells = Array.from({ length: count }, (_, index) =>
      encoder.encode(mended.get(index) ?? (index < tokens.cells ? cellText(tokens, index) : '')),
    );
    const bytes = new Uint8Array(cells.reduce((sum, { length }) => sum + length, 0));
    const starts = new Int32Array(count);
    const ends = new Int32Array(count);
    let at = 0;
    cells.forEach((cell, index) => {
      bytes.set(cell, at);
      starts[index] = at;
      at += cell.length;
      ends[index] = at;
    });
    return { ...tokens, bytes, starts, ends, doubled: new Uint8Array(count), cells: count, from: 0, to: at };
  };
}
