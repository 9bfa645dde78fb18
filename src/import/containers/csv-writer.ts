const PART = 1 << 20;
const encoder = new TextEncoder();
const special = /[",\r\n]/;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A cell by RFC 4180, exactly as it is: nothing is guarded, nothing trimmed. */
function cellOf(cell: string): string {
  return special.test(cell) ? quoted(cell) : cell;
}

export type CsvWriter = {
  /** Writes one record; one without cells becomes an empty line. */
  row(cells: readonly string[]): void;
  /** All that was written, as a file. */
  file(name: string): File;
};

/**
 * Writes records as RFC 4180 text in UTF-8 with LF, into parts of some 1 MiB that the browser may keep on disk. `onBytes` hears of each
 * part before it is kept and may throw.
 */
export function csvWriter(onBytes: (bytes: number) => void): CsvWriter {
  const parts: Blob[] = [];
  let text = '';
  let first = true;
  const flush = (): void => {
    const bytes = encoder.encode(text);
    text = '';
    onBytes(bytes.length);
    parts.push(new Blob([bytes]));
  };
  return {
    row(cells) {
      let line = '';
      for (let at = 0; at < cells.length; at++) line += at === 0 ? cellOf(cells[at] ?? '') : `,${cellOf(cells[at] ?? '')}`;
      // A record of one empty cell is not an empty line, and a leading U+FEFF is no byte order mark.
      if ((line === '' && cells.length === 1) || (first && line.startsWith('\ufeff'))) {
        line = quoted(cells[0] ?? '') + line.slice(cellOf(cells[0] ?? '').length);
      }
      first = false;
      text += `${line}\n`;
      if (text.length > PART) flush();
    },
    file(name) {
      if (text !== '') flush();
      return new File(parts, name, { type: 'text/csv' });
    },
  };
}
