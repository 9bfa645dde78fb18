import { dataset as datasetOf, type FieldKind } from '../../model/dataset';
import type { CellEdit, Mapping } from '../mapping';
import type { Batch, Column } from '../readers/batch';
import { sourceOfBytes } from '../text/byte-source';
import { type FileReport, type ReadOptions, readWhole } from './read-file';
import type { FileRow } from './rows-at';

/** What a cell was read as. `floating`: an instant by the clock on the wall, without a zone. */
export type CellValue = { readonly kind: FieldKind; readonly value: number | string | boolean; readonly floating: boolean };

/** A row as the import would read it: values and refusals by column of the file; `refusal` is of the row as a whole. */
export type ReadRow = {
  readonly record: number;
  readonly loaded: boolean;
  readonly values: ReadonlyMap<number, CellValue>;
  readonly refusals: ReadonlyMap<number, CellRefusal>;
  readonly refusal?: CellRefusal;
};

/** `phrase` is of two or three words, `text` the whole sentence. */
export type CellRefusal = { readonly reason: string; readonly phrase: string; readonly text: string };

const decoder = new TextDecoder();
const quoted = (cell: string): string => `"${cell.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`;

function valueAt(column: Column, row: number): number | string | boolean | undefined {
  if (column.valid && (((column.valid[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) return undefined;
  switch (column.kind) {
    case 'int64':
      return ((column.data[row * 2] ?? 0) >>> 0) + (column.data[row * 2 + 1] ?? 0) * 2 ** 32;
    case 'bool':
      return (((column.data[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
    case 'text':
      return decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
    default:
      return column.data[row];
  }
}

/** The field that a column fills in the end: stand-ins become dates. */
const storedField = (field: string): string => (field === 'tenure' ? 'acquired_at' : field === 'churned' ? 'churned_at' : field);

const editsFor = (rows: readonly FileRow[], edits: readonly CellEdit[]): readonly CellEdit[] =>
  rows.flatMap(({ record }, index) =>
    edits.filter((edit) => edit.record === record).map((edit) => ({ ...edit, record: index + 2 })),
  );

async function readOnce(
  rows: readonly FileRow[],
  mapping: Mapping,
  options: Pick<ReadOptions, 'currency' | 'zone' | 'rates'>,
): Promise<{ report: FileReport; batches: readonly Batch[] }> {
  const lines = [mapping.columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)];
  const text = lines.map((cells) => cells.map(quoted).join(',')).join('\n');
  let batches: Batch[] = [];
  const report = await readWhole(
    sourceOfBytes('preview', new TextEncoder().encode(text)),
    {
      ...mapping,
      encoding: 'utf-8',
      delimiter: ',',
      preamble: 0,
      subheaders: 0,
      edits: editsFor(rows, mapping.edits ?? []),
    },
    {
      ...options,
      batchRows: rows.length + 1,
      restart: async () => {
        batches = [];
      },
      onBatch: async (batch) => {
        batches.push(batch);
      },
    },
  );
  return { report, batches };
}

type Draft = {
  loaded: boolean;
  readonly values: Map<number, CellValue>;
  readonly refusals: Map<number, CellRefusal>;
  refusal?: CellRefusal;
};

function noteValues(
  drafts: readonly Draft[],
  places: readonly number[],
  mapping: Mapping,
  batch: Batch,
  report: FileReport,
): void {
  const { fields } = datasetOf(mapping.dataset);
  const line = batch.columns.line;
  for (let row = 0; row < batch.rows; row++) {
    const draft = drafts[places[Number(line && valueAt(line, row)) - 2] ?? -1];
    if (!draft) continue;
    draft.loaded = draft.refusals.size === 0;
    for (const { index, field } of mapping.columns) {
      const stored = field && storedField(field);
      const column = stored ? batch.columns[stored] : undefined;
      const value = column && valueAt(column, row);
      const kind = fields.find(({ id }) => id === stored)?.kind;
      if (stored && kind && value !== undefined)
        draft.values.set(index, { kind, value, floating: report.floating.includes(stored) });
    }
  }
}

/**
 * Reads rows of a file as the import would, by the same readers. A cell that is refused does not keep the others of its row from
 * being read: they are read once more without its column.
 */
export async function readPreview(
  rows: readonly FileRow[],
  mapping: Mapping,
  options: Pick<ReadOptions, 'currency' | 'zone' | 'rates'>,
): Promise<readonly ReadRow[]> {
  const drafts = rows.map((): Draft => ({ loaded: false, values: new Map(), refusals: new Map() }));
  let open = new Map<string, number[]>([['', rows.map((_, index) => index)]]);
  for (let round = 0; round < 3 && open.size > 0; round++) {
    const next = new Map<string, number[]>();
    for (const [without, places] of open) {
      const left = new Set(without === '' ? [] : without.split(' ').map(Number));
      const columns = mapping.columns.map((column) => (left.has(column.index) ? { ...column, field: undefined } : column));
      const chosen = places.flatMap((place) => rows[place] ?? []);
      const { report, batches } = await readOnce(chosen, { ...mapping, columns }, options);
      for (const batch of batches) noteValues(drafts, places, { ...mapping, columns }, batch, report);
      for (const { severity, record, column, reason, text } of report.findings) {
        const place = places[record - 2];
        const draft = place === undefined ? undefined : drafts[place];
        if (severity !== 'refused' || !draft || place === undefined) continue;
        const group = report.groups.find(
          (each) => each.reason === reason && each.severity === severity && (!column || each.text.startsWith(`${column}: `)),
        );
        const phrase = group ? group.text.slice(column ? column.length + 2 : 0) : text;
        const at = columns.find(({ name, field }) => field && name === column)?.index;
        if (at === undefined) {
          draft.refusal ??= { reason, phrase, text };
          continue;
        }
        draft.refusals.set(at, { reason, phrase, text });
        const key = [...left, at].sort((a, b) => a - b).join(' ');
        next.set(key, [...(next.get(key) ?? []), place]);
      }
    }
    open = next;
  }
  return drafts.map((draft, index) => ({ record: rows[index]?.record ?? 0, ...draft }));
}
