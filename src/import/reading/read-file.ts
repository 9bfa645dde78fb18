import { offsetChanges } from '../../time/zone';
import type { Mapping } from '../mapping';
import { rateBook } from '../rates/rate-book';
import type { Rate } from '../rates/rates';
import type { Batch, Column, ColumnSum } from '../readers/batch';
import { Int32Builder } from '../readers/column-builder';
import { cellFinder, type ReaderPlace, readersOf } from '../readers/column-readers';
import { MixedOffsets } from '../readers/instant-reader';
import type { ReadContext } from '../readers/reader';
import type { Refusal } from '../readers/refusal';
import { footerTest } from '../recognise/footer';
import type { ByteSource } from '../text/byte-source';
import { utf8Slices } from '../text/decode';
import { recordCounter } from '../text/record-count';
import { cellText, type Tokens, tokenizer } from '../text/tokenize';
import { findingList } from './finding-list';
import { recordMender } from './mend-record';
import { isBlank, surplusRule, widthOf } from './record-shape';
import { refusedRows } from './refused-rows';
import { rowTest } from './row-conditions';
import { cellsOf, flawed, rowNotes, wrongWidth } from './row-notes';
import { endsBefore } from './row-order';
import type { Accounting, Finding, FindingGroup } from './summary';

export type Progress = {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly records: number;
  readonly refused: number;
};

export type FileReport = {
  readonly accounting: Accounting;
  /** Whether the records add up; nothing may be imported when they do not. */
  readonly identityHolds: boolean;
  readonly groups: readonly FindingGroup[];
  readonly findings: readonly Finding[];
  readonly fields: readonly string[];
  /** Fields of instants that are stored by the wall clock. */
  readonly floating: readonly string[];
  readonly sums: Readonly<Record<string, ColumnSum>>;
  readonly refused: Blob | undefined;
};

export type ReadOptions = {
  readonly currency: string;
  readonly zone: string;
  /** For amounts in other currencies; without one they are refused. */
  readonly rates?: readonly Rate[];
  /** What is later by more than a day lies in the future and is noted. */
  readonly now?: number;
  readonly batchRows?: number;
  readonly absolute?: ReadonlySet<string>;
  onBatch(batch: Batch): Promise<void>;
  onProgress?(progress: Progress): void;
  readonly signal?: AbortSignal;
};

const BATCH = 122_880;
const DAY = 86_400_000;

/**
 * Reads the whole file by the mapping: rows that every column accepts go to `onBatch`, the others are refused with their reason. Rejects
 * when the file can't be read at all, with `MixedOffsets` when it has to be read again, and with the signal's reason.
 */
export async function readFile(source: ByteSource, mapping: Mapping, options: ReadOptions): Promise<FileReport> {
  const capacity = options.batchRows ?? BATCH;
  const list = findingList();
  const notes = rowNotes(list);
  const width = widthOf(mapping.columns);
  const names = mapping.columns.slice(0, width).map(({ name }) => name);
  const dated = mapping.columns.some(({ field }) => field === 'date');
  const refused = refusedRows(names, { delimiter: mapping.delimiter, ...(dated ? {} : { constants: mapping.constants }) });
  const counts = { header: 0, preamble: 0, footer: 0, blank: 0, passed: 0, loaded: 0, refused: 0 };
  // Where the reading is, for notes: set per cell, so it is no object of its own each time.
  const place = { record: 0, line: 0, column: '' };
  const context: ReadContext = {
    currency: options.currency,
    rates: rateBook(options.rates ?? []),
    countedOn: mapping.countedOn,
    changes: offsetChanges(options.zone, Date.UTC(1970, 0, 1), Date.UTC(2100, 0, 1)),
    absolute: options.absolute ?? new Set(),
    latest: options.now === undefined ? Number.POSITIVE_INFINITY : options.now + DAY,
    row: {
      kind: mapping.surveyKind,
      currency: '',
      at: Number.NaN,
      floating: false,
      cell: (column) => findOther(current, column),
    },
    note: (reason, text, group) => list.add({ severity: 'note', ...place, reason, text }, group),
  };
  const readers = readersOf(mapping, context, capacity);
  const checkOrder = endsBefore(mapping.dataset, readers, (end, begin) => notes.backwards(current, end.name, begin.name));
  const lines = new Int32Builder(capacity);
  const find = cellFinder();
  const findOther = cellFinder();
  let current: Tokens;
  const fulfils = rowTest(mapping.only);
  const mend = recordMender(mapping.edits);
  const isFooter = footerTest(mapping, width);
  const surplus = surplusRule(mapping);
  const lastHeader = mapping.preamble + 1 + (mapping.subheaders ?? 0);
  const full: Batch[] = [];
  let row = 0;

  function refuse(tokens: Tokens, { reason, text, group }: Refusal, column?: number): void {
    counts.refused += 1;
    const name = column === undefined ? undefined : mapping.columns[column]?.name;
    const value = column === undefined ? undefined : cellText(tokens, column);
    const where = {
      record: tokens.record,
      line: tokens.line,
      ...(name === undefined ? {} : { column: name }),
      ...(value === undefined ? {} : { value }),
    };
    list.add({ severity: 'refused', ...where, reason, text }, group);
    refused.add(cellsOf(tokens), { ...where, text });
  }

  function readCell(tokens: Tokens, { reader, column, constant, around }: ReaderPlace): Refusal | undefined {
    if (constant) return reader.read(constant, 0, constant.length, row);
    if (!around && !tokens.doubled[column])
      return reader.read(tokens.bytes, tokens.starts[column] ?? 0, tokens.ends[column] ?? 0, row);
    const { bytes, start, end } = find(tokens, column, around);
    return reader.read(bytes, start, end, row);
  }

  function takeBatch(): void {
    if (row === 0) return;
    const columns: Record<string, Column> = { line: lines.take(row) };
    for (const { reader } of readers) if (reader.field) columns[reader.field] = reader.take(row);
    full.push({ rows: row, columns });
    row = 0;
  }

  function onRecord(read: Tokens): void {
    const tokens = mend ? mend(read) : read;
    if (tokens.record <= mapping.preamble) counts.preamble += 1;
    else if (tokens.record <= lastHeader) {
      counts.header += 1;
      if (tokens.record === mapping.preamble + 1) notes.sameNames(tokens, mapping.columns);
    } else if (isBlank(tokens)) counts.blank += 1;
    else if (tokens.flaw) refuse(tokens, flawed(tokens.flaw));
    else if (isFooter(tokens)) {
      counts.footer += 1;
      notes.footer(tokens);
    } else if (tokens.cells !== width && !keepsSurplus(tokens)) refuse(tokens, wrongWidth(tokens.cells, width));
    else if (fulfils && !fulfils(tokens)) counts.passed += 1;
    else readRow(tokens);
  }

  function keepsSurplus(tokens: Tokens): boolean {
    const why = tokens.cells > width ? surplus(tokens) : undefined;
    if (why) notes.surplus(tokens, why);
    return why !== undefined;
  }

  function readRow(tokens: Tokens): void {
    if (tokens.bareQuote) notes.bareQuote(tokens);
    current = tokens;
    context.row.kind = mapping.surveyKind;
    context.row.currency = '';
    context.row.at = Number.NaN;
    place.record = tokens.record;
    place.line = tokens.line;
    for (const entry of readers) {
      place.column = entry.name;
      const refusal = readCell(tokens, entry);
      if (refusal) {
        refuse(tokens, refusal, entry.column < 0 ? undefined : entry.column);
        return;
      }
    }
    checkOrder?.(row);
    lines.write(row, tokens.line);
    lines.commit(row);
    for (const { reader, name } of readers) {
      place.column = name;
      reader.commit(row);
    }
    row += 1;
    counts.loaded += 1;
    if (row === capacity) takeBatch();
  }

  const tokens = tokenizer(mapping.delimiter.charCodeAt(0), onRecord);
  const counter = recordCounter(mapping.delimiter);
  const flush = async () => {
    for (const batch of full.splice(0)) await options.onBatch(batch);
    options.signal?.throwIfAborted();
  };
  for await (const { bytes, read } of utf8Slices(source, mapping.encoding, options.signal)) {
    counter.push(bytes);
    tokens.push(bytes);
    await flush();
    options.onProgress?.({
      bytes: read,
      totalBytes: source.size,
      records: counts.loaded + counts.refused,
      refused: counts.refused,
    });
  }
  tokens.end();
  takeBatch();
  await flush();

  notes.lineEnds(tokens.lineEnds);
  const records = counter.end();
  const accounted =
    counts.header + counts.preamble + counts.footer + counts.blank + counts.passed + counts.loaded + counts.refused;
  return {
    accounting: { ...counts, records, replaced: 0 },
    identityHolds: accounted === records,
    groups: list.groups(),
    findings: list.findings(),
    fields: readers.flatMap(({ reader }) => (reader.field ? [reader.field] : [])),
    floating: readers.flatMap(({ reader }) => (reader.floating?.() ? [reader.field] : [])),
    sums: Object.fromEntries([
      ['line', lines.sum()],
      ...readers.flatMap(({ reader }) => (reader.field ? [[reader.field, reader.sum()] as const] : [])),
    ]),
    refused: refused.file(),
  };
}

/** Reads a file, and once more for each column that turned out to mix times with and without an offset; `restart` forgets what came. */
export async function readWhole(
  source: ByteSource,
  mapping: Mapping,
  options: ReadOptions & { restart(): Promise<void> },
): Promise<FileReport> {
  const absolute = new Set<string>();
  for (;;) {
    try {
      return await readFile(source, mapping, { ...options, absolute });
    } catch (cause) {
      if (!(cause instanceof MixedOffsets) || absolute.has(cause.field)) throw cause;
      absolute.add(cause.field);
      await options.restart();
    }
  }
}
