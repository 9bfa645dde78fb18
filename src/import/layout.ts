import { cellText, tokenizer } from './tokenize';

/** One record of the head of a file, as text. */
export type HeadRecord = { readonly line: number; readonly cells: readonly string[]; readonly flawed: boolean };

const enough = new Error('enough');

/** The first records of the head, at most `limit`; with `whole` the last one is complete as well. */
export function headRecords(head: Uint8Array, delimiter: string, limit: number, whole: boolean): readonly HeadRecord[] {
  const records: HeadRecord[] = [];
  const tokens = tokenizer(delimiter.charCodeAt(0), (token) => {
    records.push({
      line: token.line,
      flawed: token.flaw !== undefined,
      cells: Array.from({ length: token.cells }, (_, index) => cellText(token, index)),
    });
    if (records.length >= limit) throw enough;
  });
  try {
    tokens.push(head);
    if (whole) tokens.end();
  } catch (cause) {
    if (cause !== enough) throw cause;
  }
  return records;
}

const delimiters = [',', ';', '\t', '|'] as const;

const isBlank = ({ cells }: HeadRecord): boolean => cells.every((cell) => cell.trim() === '');

/** Most frequent number of cells among records that are not blank, and the share of records that have it. */
function usualWidth(records: readonly HeadRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  const filled = records.filter((record) => !isBlank(record) && !record.flawed);
  for (const { cells } of filled) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { width, share: filled.length === 0 ? 0 : count / Math.max(records.length, 1) };
}

/** The delimiter under which the records of the head agree best on more than one cell; a comma for a file of one column. */
export function likelyDelimiter(head: Uint8Array, whole: boolean): string {
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const { width, share } = usualWidth(headRecords(head, delimiter, 200, whole));
    const score = width > 1 ? share * (1 + Math.min(width, 50) / 100) : 0;
    if (score > bestScore + 1e-9) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

const looksLikeValue = (cell: string): boolean => /^[\s\d.,:/+\-€$£%]*\d[\s\d.,:/+\-€$£%]*$/.test(cell);

/** How many records stand before the header: the first record of the usual width whose cells are words, within the first 30. */
export function preambleLength(records: readonly HeadRecord[]): number {
  const { width } = usualWidth(records);
  const index = records
    .slice(0, 30)
    .findIndex(
      (record) =>
        !record.flawed &&
        record.cells.length === width &&
        record.cells.filter((cell) => cell.trim() !== '').length >= Math.max(1, width * 0.6) &&
        !record.cells.some(looksLikeValue),
    );
  return Math.max(index, 0);
}
