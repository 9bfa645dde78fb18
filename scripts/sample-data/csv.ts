export type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | undefined>>;

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180 with line feeds: a header of the columns' names, then a line for each row. */
export function csv<Row>(rows: readonly Row[], columns: Columns<Row>): string {
  const readers = Object.values(columns);
  const lines = rows.map((row) => readers.map((read) => quoted(String(read(row) ?? ''))).join(','));
  return `${[Object.keys(columns).join(','), ...lines].join('\n')}\n`;
}
