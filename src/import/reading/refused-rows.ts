/** A cell of a CSV file; one that a spreadsheet would run as a formula gets an apostrophe before it, plain numbers excepted. One that looks
 * so guarded gets another, so that reading drops exactly what was added. */
export function csvCell(text: string): string {
  const guarded = /^'*[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)*$/.test(text) ? `'${text}` : text;
  return /[",;\t\n\r|]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const reasons = ['refused: record', 'refused: line', 'refused: column', 'refused: value', 'refused: reason'];

/** Whether the column is one of those that say why rows were refused, in a file that is brought again when it is mended: once, or again. */
export const isReasonColumn = (name: string): boolean => reasons.includes(name.replace(/ \(\d+\)$/, ''));

/** Collects refused rows as CSV, with what parts the cells of their file: its own columns, then record, line, column, value and reason. A row that could not be split
 * into cells stands whole in the first column. The days that stood above the table (`constants`) become columns: what was above is gone. */
export function refusedRows(
  header: readonly string[],
  {
    constants = {},
    delimiter = ',',
  }: { readonly constants?: Readonly<Record<string, string>>; readonly delimiter?: string } = {},
) {
  const parts: string[] = [];
  const own = header.length;
  const days = ['date', 'end_date'].filter((field) => field in constants);
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(delimiter)}\r\n`;
  return {
    add(cells: readonly string[], found: { record: number; line: number; column?: string; value?: string; text: string }): void {
      if (parts.length === 0) parts.push(line([...header, ...days, ...reasons]));
      const padded = [...cells.slice(0, own), ...Array.from({ length: Math.max(own - cells.length, 0) }, () => '')];
      const surplus = cells.length > own ? ` (surplus cells: ${cells.slice(own).join(' | ')})` : '';
      parts.push(
        line([
          ...padded,
          ...days.map((field) => constants[field] ?? ''),
          String(found.record),
          String(found.line),
          found.column ?? '',
          found.value ?? '',
          found.text + surplus,
        ]),
      );
    },
    /** Undefined when nothing was refused. */
    file: (): Blob | undefined =>
      parts.length === 0 ? undefined : new Blob(['\ufeff', ...parts], { type: 'text/csv;charset=utf-8' }),
  };
}
