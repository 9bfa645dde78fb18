import { readFileSync } from 'node:fs';
import type { Mapping } from '../import/mapping';
import type { Rate } from '../import/rates/rates';
import type { Batch, Column } from '../import/readers/batch';
import { type FileReport, readWhole } from '../import/reading/read-file';
import { answer } from '../import/recognise/answer';
import { inspect } from '../import/recognise/inspect';
import type { Inspection, QuestionId } from '../import/recognise/inspection';
import { sourceOfBytes } from '../import/text/byte-source';

export type Row = Readonly<Record<string, number | string | boolean | undefined>>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const present = (valid: Uint8Array | undefined, row: number): boolean =>
  !valid || (((valid[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;

function valueAt(column: Column, row: number): number | string | boolean | undefined {
  if (!present(column.valid, row)) return undefined;
  switch (column.kind) {
    case 'int64':
      return (column.data[row * 2] ?? 0) / 1 >= 0
        ? (column.data[row * 2] ?? 0) + (column.data[row * 2 + 1] ?? 0) * 2 ** 32
        : (column.data[row * 2] ?? 0) + 2 ** 32 + (column.data[row * 2 + 1] ?? 0) * 2 ** 32;
    case 'bool':
      return (((column.data[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
    case 'text':
      return decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
    default:
      return column.data[row];
  }
}

export const rowsOf = (batch: Batch): readonly Row[] =>
  Array.from({ length: batch.rows }, (_, row) =>
    Object.fromEntries(Object.entries(batch.columns).map(([field, column]) => [field, valueAt(column, row)])),
  );

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const realFile = (path: string): Uint8Array => new Uint8Array(readFileSync(`src/testing/files/${path}`));
export const expectedOf = (folder: string): unknown =>
  JSON.parse(readFileSync(`src/testing/files/${folder}/expected.json`, 'utf8'));

/** Inspects bytes as a file, answering its questions. */
export async function understand(
  name: string,
  bytes: Uint8Array,
  answers: Partial<Record<QuestionId, string>> = {},
  zone = 'UTC',
): Promise<Inspection> {
  let inspection = await inspect(sourceOfBytes(name, bytes, Date.UTC(2026, 10, 1)), { zone });
  for (let round = 0; round < 7; round++) {
    const open = inspection.questions.find(({ id }) => answers[id] !== undefined);
    if (!open) break;
    inspection = answer(inspection, open.id, answers[open.id] ?? '');
  }
  return inspection;
}

/** Reads bytes by a mapping, all rows at hand. */
export async function readRows(
  bytes: Uint8Array,
  mapping: Mapping,
  options: { currency?: string; zone?: string; now?: number; batchRows?: number; rates?: readonly Rate[] } = {},
): Promise<FileReport & { rows: readonly Row[] }> {
  let rows: Row[] = [];
  const report = await readWhole(sourceOfBytes('file.csv', bytes), mapping, {
    currency: 'EUR',
    zone: 'UTC',
    ...options,
    restart: async () => {
      rows = [];
    },
    onBatch: async (batch) => {
      rows.push(...rowsOf(batch));
    },
  });
  return { ...report, rows };
}
