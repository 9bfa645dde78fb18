import { cellText, tokenizer } from '../text/tokenize';

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
  const isHeader = (record: HeadRecord, values: number): boolean =>
    !record.flawed &&
    record.cells.length === width &&
    record.cells.filter((cell) => cell.trim() !== '').length >= Math.max(1, width * 0.6) &&
    record.cells.filter(looksLikeValue).length <= width * values;
  const near = records.slice(0, 30);
  const index = near.findIndex((record) => isHeader(record, 0));
  const withNumbers = near.findIndex((record) => isHeader(record, 0.2));
  // A header may hold a number or two (years, choices of a form); a row of words below it is then no better header.
  return Math.max(withNumbers >= 0 && (index < 0 || withNumbers === 0) ? withNumbers : index, 0);
}

const looksLikeDatum = (cell: string): boolean => looksLikeValue(cell) || /^\S+@\S+\.\S+$/.test(cell.trim());

/** Whether the row that would be the header is a record itself. */
export const isDataRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter(looksLikeDatum).length * 2 >= filled.length;
};

/** Column names without outer spaces: a repeated one gets its number, an empty one is called by its place. */
export function distinctNames(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  const given = new Set(cells.map((cell) => cell.trim()));
  return cells.map((cell, index) => {
    const name = cell.trim() || `Column ${index + 1}`;
    let count = (seen.get(name) ?? 0) + 1;
    while (count > 1 && given.has(`${name} (${count})`)) count += 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** How many records below the header only explain it: import ids of Qualtrics with the labels before them, or SurveyMonkey's answer options,
 * which stand under columns of questions while those of the respondent are blank. */
export function subheaderCount(header: readonly string[], below: readonly HeadRecord[]): number {
  const ids = below
    .slice(0, 2)
    .findIndex(({ cells }) => cells.filter((cell) => cell.includes('{"ImportId"')).length > cells.length / 2);
  if (ids >= 0) return ids + 1;
  const respondent = header.findIndex((name) => /^respondent ?id$/i.test(name.trim()));
  const [first] = below;
  if (respondent < 0 || !first || (first.cells[respondent] ?? '').trim() !== '') return 0;
  return first.cells.some((cell) => cell.trim() !== '') ? 1 : 0;
}
