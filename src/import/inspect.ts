import { type DatasetId, datasets } from '../model/dataset';
import { isoDay, parseIsoDay } from '../time/day';
import { localDay, offsetChanges } from '../time/zone';
import type { ByteSource } from './byte-source';
import { type Evidence, factsOf } from './column-facts';
import { provenEncoding, utf8Slices } from './decode';
import { mappableField, missingFields } from './fields';
import { isFooterRecord } from './footer';
import type { Inspection, PreviewRow, QuestionId } from './inspection';
import { type HeadRecord, headRecords, likelyDelimiter, preambleLength } from './layout';
import type { ColumnMapping, Encoding, Mapping } from './mapping';
import { ordersOf } from './parse-instant';
import { proposals, propose, ruleFor, shareOrder } from './propose';
import { questionsOf } from './questions';
import { cellText, tokenizer } from './tokenize';

const HEAD = 256 << 10;
/** As far as the file is searched for a date that proves the order of day and month. */
const PROOF = 64 << 20;
const SURE = 0.5;

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

type Layout = { encoding: Encoding; delimiter: string; preamble: number; header: readonly string[]; records: readonly HeadRecord[] };

async function layoutOf(source: ByteSource, encoding: Encoding): Promise<Layout> {
  const head = await headOf(source, encoding);
  const whole = source.size <= HEAD;
  const delimiter = likelyDelimiter(head, whole);
  const records = headRecords(head, delimiter, 2000, whole);
  const preamble = preambleLength(records);
  const header = records[preamble]?.cells.map((cell) => cell.trim());
  if (!header || header.every((cell) => cell === '')) throw new Error(`${source.name} has no header: the first row must name the columns`);
  return { encoding, delimiter, preamble, header, records };
}

/** The first date of the column that only one order fits, anywhere in the file. */
async function proveOrder(source: ByteSource, layout: Layout, columns: readonly number[]): Promise<ReadonlyMap<number, Evidence>> {
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
  const body = layout.records.slice(layout.preamble + 1).filter(({ cells }) => cells.length === layout.header.length && !isFooterRecord(cells, layout.header.length));
  const facts = layout.header.map((_, index) => factsOf(body.map(({ line, cells }) => ({ line, value: cells[index] ?? '' }))));
  const undecided = facts.flatMap((fact, index) => (fact.ordered && fact.dates > 0.5 && !fact.dayFirst && !fact.monthFirst ? [index] : []));
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
    modifiedOn: isoDay(localDay(source.modified, offsetChanges(zone, source.modified - 1, source.modified + 1))),
    encodingProven: proven,
    header: layout.header,
    facts,
    guess: { dataset: sure ? best.dataset : undefined, confidence: best.confidence, why: best.why },
    mapping: { dataset: best.dataset, encoding, delimiter: layout.delimiter, preamble: layout.preamble, columns: best.columns },
    answered: {},
    preview: previewOf(layout.records, layout.preamble),
    estimatedRecords: source.size <= HEAD && layout.records.length < 2000 ? body.length : Math.round(source.size / bytesPerRecord),
  });
}

const withQuestions = (open: Omit<Inspection, 'questions'>): Inspection => ({ ...open, questions: questionsOf(open) });

/** Says what a file is and how it would be read. Rejects with a sentence when it is no table of records. `zone` dates the file. */
export async function inspect(source: ByteSource, { zone }: { readonly zone: string }): Promise<Inspection> {
  const head = await source.read(0, Math.min(source.size, HEAD));
  refuseOtherKinds(source.name, head);
  const proven = provenEncoding(head, source.size <= HEAD);
  if (!proven && head.includes(0)) throw new Error(`${source.name} is not text: it holds zero bytes`);
  return inspectAs(source, proven ?? 'windows-1252', proven !== undefined, zone);
}

const isDataset = (value: string): value is DatasetId => datasets.some(({ id }) => id === value);

function setRule(columns: readonly ColumnMapping[], change: (column: ColumnMapping) => ColumnMapping): readonly ColumnMapping[] {
  return columns.map((column) => (column.field ? change(column) : column));
}

function mapScore({ header, facts, mapping }: Inspection, column: number): readonly ColumnMapping[] {
  const fact = facts[column];
  if (!fact) throw new Error(`there is no column ${column}`);
  return mapping.columns.map((each) =>
    each.index === column ? { ...each, field: 'score', rule: ruleFor(mappableField('surveys', 'score'), header[column] ?? '', fact) } : each,
  );
}

function answeredMapping(inspection: Inspection, id: QuestionId, value: string): Mapping {
  const { mapping, header, facts, fileName } = inspection;
  switch (id) {
    case 'encoding':
      return value === 'utf-8' || value === 'windows-1252' ? { ...mapping, encoding: value } : mapping;
    case 'dataset':
      return isDataset(value) ? { ...mapping, dataset: value, columns: propose(value, header, facts, fileName).columns } : mapping;
    case 'date-order':
      if (value !== 'day-first' && value !== 'month-first') throw new Error(`"${value}" is no order of dates`);
      return { ...mapping, columns: setRule(mapping.columns, (each) => (each.rule.kind === 'instant' && each.rule.order === 'unknown' ? { ...each, rule: { kind: 'instant', order: value } } : each)) };
    case 'decimal':
      if (value !== '.' && value !== ',') throw new Error(`"${value}" is no decimal mark`);
      return { ...mapping, columns: setRule(mapping.columns, (each) => ('decimal' in each.rule ? { ...each, rule: { ...each.rule, decimal: value } } : each)) };
    case 'counted-on': {
      const day = parseIsoDay(value);
      return day === undefined ? mapping : { ...mapping, countedOn: day };
    }
    case 'score-column':
      return { ...mapping, columns: mapScore(inspection, Number(value)) };
    case 'survey-kind':
      if (value !== 'nps' && value !== 'csat' && value !== 'ces') throw new Error(`"${value}" is no kind of survey`);
      return { ...mapping, surveyKind: value };
  }
}

/** The inspection with one question answered. A day that is none leaves it open. */
export function answer(inspection: Inspection, id: QuestionId, value: string): Inspection {
  const mapping = answeredMapping(inspection, id, value);
  return withQuestions({ ...inspection, mapping, answered: { ...inspection.answered, [id]: value } });
}

/** The inspection with a mapping that the user edited; a column that got another field gets that field's rule. */
export function remap(inspection: Inspection, mapping: Mapping): Inspection {
  const before = inspection.mapping;
  const columns =
    mapping.dataset === before.dataset
      ? mapping.columns.map((column, place) => {
          const fact = inspection.facts[column.index];
          if (!column.field || !fact || column.field === before.columns[place]?.field) return column;
          return { ...column, rule: ruleFor(mappableField(mapping.dataset, column.field), column.name, fact) };
        })
      : propose(mapping.dataset, inspection.header, inspection.facts, inspection.fileName).columns;
  const answered = mapping.dataset === before.dataset ? inspection.answered : { ...inspection.answered, dataset: mapping.dataset };
  return withQuestions({ ...inspection, mapping: { ...mapping, columns: shareOrder(columns) }, answered });
}

/** What keeps the mapping from being used, each a sentence; empty when it is whole. */
export function mappingProblems(mapping: Mapping): readonly string[] {
  const fields = mapping.columns.flatMap(({ field }) => (field ? [field] : []));
  const twice = fields.filter((field, index) => fields.indexOf(field) !== index);
  return [
    ...missingFields(mapping.dataset, new Set(fields), mapping.surveyKind !== undefined).map(({ id, help }) => `No column gives ${id} (${help.toLowerCase()})`),
    ...[...new Set(twice)].map((field) => `Two columns give ${field}: choose one`),
  ];
}
