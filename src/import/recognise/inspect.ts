import { type Day, isoDay } from '../../time/day';
import { localDayIn } from '../../time/local-day';
import type { Encoding } from '../mapping';
import { recognise } from '../presets/recognise';
import type { ByteSource } from '../text/byte-source';
import { provenEncoding, utf8Slices } from '../text/decode';
import { NotText } from '../text/not-text';
import { ordersOf } from '../values/parse-instant';
import { type ColumnFacts, factsOf } from './column-facts';
import { isFooterRecord } from './footer';
import type { Inspection, OrderReadings, PreviewRow } from './inspection';
import {
  distinctNames,
  type HeadRecord,
  headRecords,
  isDataRow,
  likelyDelimiter,
  preambleLength,
  subheaderCount,
} from './layout';
import { dateTally, proveOrder } from './order-proof';
import { withQuestions } from './questions';
import { recogniseTable } from './recognise-table';

const HEAD = 256 << 10;

export type InspectOptions = {
  /** Dates the file. */
  readonly zone: string;
  /** The day after which no date is likely, to weigh the orders of day and month. */
  readonly today?: Day;
  /** The reporting currency, to ask what `$` means where it is another. */
  readonly currency?: string;
  /** What parts the cells, where it is known; otherwise the file tells. */
  readonly delimiter?: string;
};

const signatures: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'an Excel workbook or a ZIP archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook'],
  ['%PDF', 'a PDF document'],
  ['\u001f\u008b', 'a gzip archive'],
  ['PAR1', 'a Parquet file'],
];

function refuseOtherKinds(name: string, head: Uint8Array): void {
  if (head.length === 0) throw new Error(`${name} is empty: it has no bytes at all`);
  const start = String.fromCharCode(...head.subarray(0, 4));
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) throw new NotText(`${name} is ${known[1]}, not a CSV file`);
}

async function headOf(source: ByteSource, encoding: Encoding): Promise<Uint8Array> {
  const cut = { ...source, size: Math.min(source.size, HEAD) };
  for await (const { bytes } of utf8Slices(cut, encoding, undefined, HEAD)) return bytes;
  return new Uint8Array(0);
}

type Layout = {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly preamble: number;
  readonly subheaders: number;
  readonly header: readonly string[];
  /** What the columns ask: the header, or the label below it where that says more. */
  readonly labels: readonly string[];
  readonly records: readonly HeadRecord[];
};

/** Where the header stands: where a known one does, however wide the rows below it are, else where words of the usual width do. */
function headerPlace(records: readonly HeadRecord[]): number {
  const known = records.slice(0, 30).findIndex(({ cells, flawed }) => !flawed && cells.length > 1 && recognise(cells));
  return known >= 0 ? known : preambleLength(records);
}

async function layoutOf(source: ByteSource, encoding: Encoding, known: string | undefined): Promise<Layout> {
  const head = await headOf(source, encoding);
  const whole = source.size <= HEAD;
  const delimiter = known ?? likelyDelimiter(head, whole);
  const records = headRecords(head, delimiter, 2000, whole);
  const preamble = headerPlace(records);
  const cells = records[preamble]?.cells;
  if (!cells || cells.every((cell) => cell.trim() === ''))
    throw new Error(`${source.name} has no header: the first row must name the columns`);
  if (isDataRow(cells))
    throw new Error(
      `${source.name} has no header: its first row (“${cells.slice(0, 3).join('”, “')}”) looks like data. Add a row above it that names the columns`,
    );
  const header = distinctNames(cells);
  const below = records.slice(preamble + 1);
  const subheaders = subheaderCount(header, below);
  const [first] = below;
  const labels = subheaders > 0 && first ? header.map((name, index) => longer(name, cells[index], first.cells[index])) : header;
  return { encoding, delimiter, preamble, subheaders, header, labels, records };
}

const longer = (name: string, own = '', label = ''): string =>
  label.length > name.length || own.trim() === '' ? label.trim() || name : name;

function previewOf({ records, preamble, subheaders, header }: Layout): readonly PreviewRow[] {
  const roleOf = (cells: readonly string[], index: number): PreviewRow['role'] => {
    if (index < preamble) return 'preamble';
    if (index === preamble) return 'header';
    if (index <= preamble + subheaders) return 'subheader';
    if (cells.every((cell) => cell === '')) return 'blank';
    return isFooterRecord(cells, header.length) ? 'footer' : 'record';
  };
  const shown = records.slice(0, preamble + subheaders + 9);
  return shown.map(({ line, cells }, index) => ({ line, cells, role: roleOf(cells, index) }));
}

/** Facts about the columns, orders of dates proved as far as the file does; where it does not, what either order would give. */
async function factsIn(source: ByteSource, layout: Layout, body: readonly HeadRecord[], today: Day | undefined) {
  const facts: ColumnFacts[] = layout.header.map((_, index) =>
    factsOf(body.map(({ line, cells }) => ({ line, value: cells[index] ?? '' }))),
  );
  const open = facts.flatMap((fact, index) =>
    fact.ordered && fact.dates >= 0.1 && !fact.dayFirst === !fact.monthFirst ? [index] : [],
  );
  const tallies = new Map(open.map((index) => [index, dateTally()]));
  const far = source.size > HEAD ? open.filter((index) => !facts[index]?.dayFirst) : [];
  for (const [index, tally] of tallies) {
    if (!far.includes(index)) for (const { cells } of body) tally.add(cells[index] ?? '');
  }
  for (const [index, evidence] of far.length > 0 ? await proveOrder(source, layout, far, tallies) : []) {
    const fact = facts[index];
    const [order] = ordersOf(evidence.value) ?? [];
    if (fact) facts[index] = order === 'day-first' ? { ...fact, dayFirst: evidence } : { ...fact, monthFirst: evidence };
  }
  const readings: Record<number, OrderReadings> = Object.fromEntries(
    [...tallies].map(([index, tally]) => [index, tally.readings(today)]),
  );
  return { facts, readings };
}

async function inspectAs(
  source: ByteSource,
  encoding: Encoding,
  proven: boolean,
  { zone, today, currency, delimiter }: InspectOptions,
): Promise<Inspection> {
  const layout = await layoutOf(source, encoding, delimiter);
  const { header, labels, records } = layout;
  const first = layout.preamble + 1 + layout.subheaders;
  const body = records.slice(first).filter(({ cells }) => cells.length >= header.length && !isFooterRecord(cells, header.length));
  const { facts, readings } = await factsIn(source, layout, body, today);
  const { mapping, also, guess } = recogniseTable(source.name, {
    header,
    labels,
    facts,
    above: records.slice(0, layout.preamble).map(({ cells }) => cells),
    base: {
      encoding,
      delimiter: layout.delimiter,
      preamble: layout.preamble,
      ...(layout.subheaders > 0 ? { subheaders: layout.subheaders } : {}),
    },
  });
  const bytesPerRecord = Math.min(source.size, HEAD) / Math.max(records.length, 1);
  return withQuestions({
    fileName: source.name,
    modifiedOn: isoDay(localDayIn(zone, source.modified)),
    encodingProven: proven,
    header,
    labels,
    facts,
    readings,
    ...(currency ? { currency } : {}),
    guess:
      body.length > 0
        ? guess
        : { ...guess, why: `${guess.why} It has a header but no rows.`.replace(/([^.]) It has/, '$1. It has') },
    mapping,
    answered: {},
    also,
    preview: previewOf(layout),
    estimatedRecords: source.size <= HEAD && records.length < 2000 ? body.length : Math.round(source.size / bytesPerRecord),
  });
}

/** Says what a file is and how it would be read. Rejects with a sentence when it is no table of records, or one that can't be of use. */
export async function inspect(source: ByteSource, options: InspectOptions): Promise<Inspection> {
  const head = await source.read(0, Math.min(source.size, HEAD));
  refuseOtherKinds(source.name, head);
  const proven = provenEncoding(head, source.size <= HEAD);
  if (!proven && head.includes(0)) throw new NotText(`${source.name} is not text: it holds zero bytes`);
  return inspectAs(source, proven ?? 'windows-1252', proven !== undefined, options);
}
