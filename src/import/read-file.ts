import { offsetChanges } from '../time/zone';
import type { Batch, Column, ColumnSum } from './batch';
import type { ByteSource } from './byte-source';
import { cellReader } from './cell-reader';
import { Int32Builder } from './column-builder';
import { utf8Slices } from './decode';
import { mappableField } from './fields';
import { findingList } from './finding-list';
import { isFooterRecord } from './footer';
import type { Mapping } from './mapping';
import { rateBook } from './rate-book';
import type { Rate } from './rates';
import { MixedOffsets } from './readers/instant-reader';
import type { Cell, CellReader, ReadContext } from './readers/reader';
import type { Refusal } from './readers/refusal';
import { constantText } from './readers/text-reader';
import { recordCounter } from './record-count';
import { refusedRows } from './refused-rows';
import type { Accounting, Finding, FindingGroup } from './summary';
import { cellText, type Flaw, type Tokens, tokenizer } from './tokenize';

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
  readonly batchRows?: number;
  readonly absolute?: ReadonlySet<string>;
  onBatch(batch: Batch): Promise<void>;
  onProgress?(progress: Progress): void;
  readonly signal?: AbortSignal;
};

const BATCH = 122_880;

const flaws: Readonly<Record<Flaw, string>> = {
  'text-after-quote': 'text follows a closing quote; double the quotes inside the cell',
  'unclosed-quote': 'a quote opens and is never closed',
};

/** The first two letters of such lines, so that few others are looked at. */
const footerBeginnings = new Set(
  ['to', 'su', 'ge', 'so', 'gr', 'co', 'ex'].map((pair) => pair.charCodeAt(0) * 256 + pair.charCodeAt(1)),
);
const isSeparator = (byte: number): boolean =>
  byte === 0x22 || byte === 0x2c || byte === 0x3b || byte === 0x09 || byte === 0x7c || byte === 0x20;

type ReaderPlace = { readonly reader: CellReader; readonly column: number; readonly name: string };

function readersOf(mapping: Mapping, context: ReadContext, capacity: number): readonly ReaderPlace[] {
  const mapped = mapping.columns.flatMap((column) =>
    column.field
      ? [
          {
            reader: cellReader(
              mappableField(mapping.dataset, column.field),
              column.name,
              column.rule,
              context,
              capacity,
              column.list,
            ),
            column: column.index,
            name: column.name,
          },
        ]
      : [],
  );
  const kindFirst = mapped.sort((a, b) => a.reader.turn - b.reader.turn);
  const hasKind = mapped.some(({ reader }) => reader.field === 'kind');
  if (mapping.dataset !== 'surveys' || hasKind || !mapping.surveyKind) return kindFirst;
  return [{ reader: constantText('kind', mapping.surveyKind, capacity), column: -1, name: 'kind' }, ...kindFirst];
}

/**
 * Reads the whole file by the mapping: rows that every column accepts go to `onBatch`, the others are refused with their reason. Rejects
 * when the file can't be read at all, with `MixedOffsets` when it has to be read again, and with the signal's reason.
 */
export async function readFile(source: ByteSource, mapping: Mapping, options: ReadOptions): Promise<FileReport> {
  const capacity = options.batchRows ?? BATCH;
  const list = findingList();
  const width = mapping.columns.length;
  const refused = refusedRows(mapping.columns.map(({ name }) => name));
  const counts = { header: 0, preamble: 0, footer: 0, blank: 0, passed: 0, loaded: 0, refused: 0 };
  // Where the reading is, for notes: set per cell, so it is no object of its own each time.
  const place = { record: 0, line: 0, column: '' };
  const context: ReadContext = {
    currency: options.currency,
    rates: rateBook(options.rates ?? []),
    countedOn: mapping.countedOn,
    changes: offsetChanges(options.zone, Date.UTC(1970, 0, 1), Date.UTC(2100, 0, 1)),
    absolute: options.absolute ?? new Set(),
    row: {
      kind: mapping.surveyKind,
      currency: '',
      at: Number.NaN,
      floating: false,
      cell: (column) => find(current, column, other, otherScratch),
    },
    note: (reason, text, group) => list.add({ severity: 'note', ...place, reason, text }, group),
  };
  const readers = readersOf(mapping, context, capacity);
  const lines = new Int32Builder(capacity);
  const scratch = new Uint8Array(1 << 20);
  const otherScratch = new Uint8Array(1 << 20);
  const cell: Cell = { bytes: scratch, start: 0, end: 0 };
  const other: Cell = { bytes: otherScratch, start: 0, end: 0 };
  let current: Tokens;
  const full: Batch[] = [];
  let row = 0;

  const cellsOf = (tokens: Tokens): readonly string[] =>
    tokens.flaw
      ? [new TextDecoder().decode(tokens.bytes.subarray(tokens.from, tokens.to))]
      : Array.from({ length: tokens.cells }, (_, index) => cellText(tokens, index));

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

  function isFooter(tokens: Tokens): boolean {
    let at = tokens.from;
    while (at < tokens.to && isSeparator(tokens.bytes[at] ?? 0)) at += 1;
    if (!footerBeginnings.has(((tokens.bytes[at] ?? 0) | 32) * 256 + ((tokens.bytes[at + 1] ?? 0) | 32))) return false;
    return isFooterRecord(cellsOf(tokens), width);
  }

  function isBlank(tokens: Tokens): boolean {
    for (let index = 0; index < tokens.cells; index++) if (tokens.ends[index] !== tokens.starts[index]) return false;
    return !tokens.flaw;
  }

  /** Where a cell's text is; doubled quotes are made single on the way. */
  function find(tokens: Tokens, column: number, into: Cell, room: Uint8Array): Cell {
    into.bytes = tokens.bytes;
    into.start = tokens.starts[column] ?? 0;
    into.end = tokens.ends[column] ?? 0;
    if (!tokens.doubled[column]) return into;
    let length = 0;
    for (let at = into.start; at < into.end; at++) {
      const byte = tokens.bytes[at] ?? 0;
      if (byte === 0x22) at += 1;
      room[length++] = byte;
    }
    into.bytes = room;
    into.start = 0;
    into.end = length;
    return into;
  }

  function readCell(tokens: Tokens, { reader, column }: ReaderPlace): Refusal | undefined {
    if (column < 0) return reader.read(tokens.bytes, 0, 0, row);
    const { bytes, start, end } = find(tokens, column, cell, scratch);
    return reader.read(bytes, start, end, row);
  }

  function takeBatch(): void {
    if (row === 0) return;
    const columns: Record<string, Column> = { line: lines.take(row) };
    for (const { reader } of readers) if (reader.field) columns[reader.field] = reader.take(row);
    full.push({ rows: row, columns });
    row = 0;
  }

  function onRecord(tokens: Tokens): void {
    if (tokens.record <= mapping.preamble) counts.preamble += 1;
    else if (tokens.record === mapping.preamble + 1) counts.header += 1;
    else if (isBlank(tokens)) counts.blank += 1;
    else if (tokens.flaw) refuse(tokens, { reason: tokens.flaw, text: flaws[tokens.flaw], group: flaws[tokens.flaw] });
    else if (isFooter(tokens)) {
      counts.footer += 1;
      list.add(
        {
          severity: 'note',
          record: tokens.record,
          line: tokens.line,
          reason: 'footer',
          text: `“${cellsOf(tokens).find((cell) => cell !== '') ?? ''}” is a line of totals or a footer and is not counted`,
        },
        'totals or footer, not counted',
      );
    } else if (tokens.cells !== width) {
      const few = tokens.cells < width;
      const group = few ? 'too few cells' : 'too many cells';
      refuse(tokens, {
        reason: few ? 'too-few-cells' : 'too-many-cells',
        text: `the row has ${tokens.cells} ${tokens.cells === 1 ? 'cell' : 'cells'}, the header ${width}`,
        group,
      });
    } else readRow(tokens);
  }

  function readRow(tokens: Tokens): void {
    if (tokens.bareQuote)
      list.add(
        {
          severity: 'note',
          record: tokens.record,
          line: tokens.line,
          reason: 'bare-quote',
          text: 'a quote stands inside a cell that is not quoted; it was kept as it is',
        },
        'quote inside an unquoted cell, kept',
      );
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
        refuse(tokens, refusal, entry.column);
        return;
      }
    }
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

  const { lf, crlf, cr } = tokens.lineEnds;
  if ([lf, crlf, cr].filter((count) => count > 0).length > 1) {
    list.add(
      {
        severity: 'note',
        record: 1,
        line: 1,
        reason: 'mixed-line-ends',
        text: `lines end in different ways (${crlf} CRLF, ${lf} LF, ${cr} CR)`,
      },
      'lines end in different ways',
    );
  }
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
