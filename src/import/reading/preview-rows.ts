import type { Mapping } from '../mapping';
import { isFooterRecord } from '../recognise/footer';
import type { PreviewRow } from '../recognise/inspection';
import type { ByteSource } from '../text/byte-source';
import { type FileRow, rowsAt } from './rows-at';
import type { Finding } from './summary';

/** A row of the preview: what it is in the file, and where. */
export type ShownRow = FileRow & { readonly role: PreviewRow['role'] };

/** Files up to this size are read through for their odd rows; of longer ones the head is shown. */
const THROUGH = 48 << 20;
const FIRST = 5;
const ODD = 8;
const TAIL = 3;
const REFUSED = 100;

function roleOf({ record, cells }: FileRow, mapping: Mapping): PreviewRow['role'] {
  const { preamble, subheaders = 0, columns } = mapping;
  if (record <= preamble) return 'preamble';
  if (record === preamble + 1) return 'header';
  if (record <= preamble + 1 + subheaders) return 'subheader';
  if (cells.every((cell) => cell.trim() === '')) return 'blank';
  return isFooterRecord(cells, columns.length) ? 'footer' : 'record';
}

/** The first two records of each kind of finding, refusals before notes. */
function oddRecords(findings: readonly Finding[]): readonly number[] {
  const seen = new Map<string, number>();
  const sorted = [...findings].sort((a, b) => Number(a.severity === 'note') - Number(b.severity === 'note'));
  return sorted
    .filter(({ severity, reason, column }) => {
      const key = `${severity} ${reason} ${column ?? ''}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return (seen.get(key) ?? 0) <= 2;
    })
    .map(({ record }) => record);
}

const numbers = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => from + index);

/** The file top to bottom: what stands before the header, its first rows, its odd ones, and its end. */
export async function firstAndOddRows(
  source: ByteSource,
  mapping: Mapping,
  findings: readonly Finding[],
  signal?: AbortSignal,
): Promise<readonly ShownRow[]> {
  const head = mapping.preamble + 1 + (mapping.subheaders ?? 0);
  const odd = [...new Set(oddRecords(findings))].slice(0, ODD);
  const through = source.size <= THROUGH;
  const cut = through ? source : { ...source, size: Math.min(source.size, 1 << 20) };
  const wanted = new Set([...numbers(1, head + FIRST), ...(through ? odd : [])]);
  const rows = await rowsAt(cut, mapping, wanted, through ? TAIL : 0, signal);
  return rows.map((row) => ({ ...row, role: roleOf(row, mapping) }));
}

/** The rows that are refused, as far as their findings were kept. */
export async function refusedRowsOf(
  source: ByteSource,
  mapping: Mapping,
  findings: readonly Finding[],
  signal?: AbortSignal,
): Promise<readonly ShownRow[]> {
  const wanted = new Set(
    findings
      .filter(({ severity }) => severity === 'refused')
      .map(({ record }) => record)
      .sort((a, b) => a - b)
      .slice(0, REFUSED),
  );
  if (wanted.size === 0 || source.size > THROUGH) return [];
  const rows = await rowsAt(source, mapping, wanted, 0, signal);
  return rows.map((row) => ({ ...row, role: 'record' }));
}
