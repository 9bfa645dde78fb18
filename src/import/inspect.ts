import { isoDay } from '../time/day';
import { localDayIn } from '../time/local-day';
import type { ByteSource } from './byte-source';
import { type Evidence, factsOf } from './column-facts';
import { provenEncoding, utf8Slices } from './decode';
import { isFooterRecord } from './footer';
import type { Inspection, PreviewRow } from './inspection';
import { type HeadRecord, headRecords, likelyDelimiter, preambleLength } from './layout';
import type { Encoding } from './mapping';
import { ordersOf } from './parse-instant';
import { proposals } from './propose';
import { withQuestions } from './questions';
import { cellText, tokenizer } from './tokenize';

const HEAD = 256 << 10;
/** As far as the file is searched for a date that proves the order of day and month. */
const PROOF = 64 << 20;
const SURE = 0.6;

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
  if (known) throw new Error(`${name} is ${known[1]}, not a CSV file`);
}

async function headOf(source: ByteSource, encoding: Encoding): Promise<Uint8Array> {
  const cut = { ...source, size: Math.min(source.size, HEAD) };
  for await (const { bytes } of utf8Slices(cut, encoding, undefined, HEAD)) return bytes;
  return new Uint8Array(0);
}

const previewOf = (records: readonly HeadRecord[], preamble: number): readonly PreviewRow[] =>
  records.slice(0, preamble + 9).map(({ line, cells }, index) => ({
    line,
    cells,
    role: index < preamble ? 'preamble' : index === preamble ? 'header' : cells.every((cell) => cell === '') ? 'blank' : 'record',
  }));

type Layout = {
  encoding: Encoding;
  delimiter: string;
  preamble: number;
  header: readonly string[];
  records: readonly HeadRecord[];
};

async function layoutOf(source: ByteSource, encoding: Encoding): Promise<Layout> {
  const head = await headOf(source, encoding);
  const whole = source.size <= HEAD;
  const delimiter = likelyDelimiter(head, whole);
  const records = headRecords(head, delimiter, 2000, whole);
  const preamble = preambleLength(records);
  const header = records[preamble]?.cells.map((cell) => cell.trim());
  if (!header || header.every((cell) => cell === ''))
    throw new Error(`${source.name} has no header: the first row must name the columns`);
  return { encoding, delimiter, preamble, header, records };
}

/** The first date of the column that only one order fits, anywhere in the file. */
async function proveOrder(
  source: ByteSource,
  layout: Layout,
  columns: readonly number[],
): Promise<ReadonlyMap<number, Evidence>> {
  const found = new Map<number, Evidence>();
  const tokens = tokenizer(layout.delimiter.charCodeAt(0), (token) => {
    for (const index of columns) {
      if (found.has(index) || index >= token.cells) continue;
      const value = cellText(token, index);
      if (ordersOf(value)?.length === 1) found.set(index, { line: token.line, value });
    }
  });
  for await (const { bytes, read } of utf8Slices(source, layout.encoding)) {
    tokens.push(bytes);
    if (found.size === columns.length || read > PROOF) return found;
  }
  tokens.end();
  return found;
}

async function inspectAs(source: ByteSource, encoding: Encoding, proven: boolean, zone: string): Promise<Inspection> {
  const layout = await layoutOf(source, encoding);
  const body = layout.records
    .slice(layout.preamble + 1)
    .filter(({ cells }) => cells.length === layout.header.length && !isFooterRecord(cells, layout.header.length));
  const facts = layout.header.map((_, index) => factsOf(body.map(({ line, cells }) => ({ line, value: cells[index] ?? '' }))));
  const undecided = facts.flatMap((fact, index) =>
    fact.ordered && fact.dates > 0.5 && !fact.dayFirst && !fact.monthFirst ? [index] : [],
  );
  if (undecided.length > 0 && source.size > HEAD) {
    for (const [index, evidence] of await proveOrder(source, layout, undecided)) {
      const fact = facts[index];
      const [order] = ordersOf(evidence.value) ?? [];
      if (fact) facts[index] = order === 'day-first' ? { ...fact, dayFirst: evidence } : { ...fact, monthFirst: evidence };
    }
  }
  const [best] = proposals(layout.header, facts, source.name);
  if (!best) throw new Error('there are no datasets');
  const bytesPerRecord = Math.min(source.size, HEAD) / Math.max(layout.records.length, 1);
  const sure = best.confidence >= SURE;
  return withQuestions({
    fileName: source.name,
    modifiedOn: isoDay(localDayIn(zone, source.modified)),
    encodingProven: proven,
    header: layout.header,
    facts,
    guess: { dataset: sure ? best.dataset : undefined, confidence: best.confidence, why: best.why },
    mapping: { dataset: best.dataset, encoding, delimiter: layout.delimiter, preamble: layout.preamble, columns: best.columns },
    answered: {},
    also: [],
    preview: previewOf(layout.records, layout.preamble),
    estimatedRecords:
      source.size <= HEAD && layout.records.length < 2000 ? body.length : Math.round(source.size / bytesPerRecord),
  });
}

/** Says what a file is and how it would be read. Rejects with a sentence when it is no table of records. `zone` dates the file. */
export async function inspect(source: ByteSource, { zone }: { readonly zone: string }): Promise<Inspection> {
  const head = await source.read(0, Math.min(source.size, HEAD));
  refuseOtherKinds(source.name, head);
  const proven = provenEncoding(head, source.size <= HEAD);
  if (!proven && head.includes(0)) throw new Error(`${source.name} is not text: it holds zero bytes`);
  return inspectAs(source, proven ?? 'windows-1252', proven !== undefined, zone);
}
