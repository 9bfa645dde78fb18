import {
  Column as ArrowColumn,
  batchType,
  bool,
  float64,
  int32,
  int64,
  Type,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import type { Batch, Column } from '../../import/readers/batch';
import type { Table } from '../engine';

const everyRow = new Uint8Array(0);

function valuesOf(column: Column) {
  switch (column.kind) {
    case 'int64':
      return { type: int64(), values: new BigInt64Array(column.data.buffer) };
    case 'int32':
      return { type: int32(), values: column.data };
    case 'double':
      return { type: float64(), values: column.data };
    case 'bool':
      return { type: bool(), values: column.data };
    case 'text':
      return { type: utf8(), values: column.bytes, offsets: column.offsets };
  }
}

function missingIn(valid: Uint8Array, rows: number): number {
  let present = 0;
  for (let row = 0; row < rows; row++) present += ((valid[row >> 3] ?? 0) >> (row & 7)) & 1;
  return rows - present;
}

function arrowColumn(column: Column, rows: number): ArrowColumn<unknown> {
  const { type, ...data } = valuesOf(column);
  const BatchOfType = batchType(type);
  // Without missing values the bitmap must be empty, not absent, or the encoder writes a broken one.
  const validity = column.valid ?? everyRow;
  return new ArrowColumn([
    new BatchOfType({ length: rows, nullCount: column.valid ? missingIn(column.valid, rows) : 0, type, validity, ...data }),
  ]);
}

/** A batch as one Arrow IPC stream, its columns in the given order. */
export function toIpc({ rows, columns }: Batch, order: readonly string[]): Uint8Array {
  const named = order.map((name): [string, ArrowColumn<unknown>] => {
    const column = columns[name];
    if (!column) throw new Error(`the batch has no column ${name}`);
    return [name, arrowColumn(column, rows)];
  });
  const bytes = tableToIPC(tableFromColumns(named), { format: 'stream' });
  if (!bytes) throw new Error('the batch could not be written as Arrow');
  return bytes;
}

const letters = new TextDecoder('utf-8', { ignoreBOM: true });

/** The library's own decoder drops U+FEFF at the beginning of a text: where it stands, the text is read once more. */
function withMark(text: string, bytes: Uint8Array, from: number, to: number): string {
  return bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf
    ? letters.decode(bytes.subarray(from, to))
    : text;
}

function textColumn(column: ArrowColumn<unknown>): (string | null)[] {
  return column.data.flatMap((batch) =>
    Array.from({ length: batch.length }, (_, row) => {
      const value = batch.at(row);
      if (value === null || value === undefined) return null;
      const { offsets, values } = batch;
      return offsets instanceof Int32Array && values instanceof Uint8Array
        ? withMark(String(value), values, offsets[row] ?? 0, offsets[row + 1] ?? 0)
        : String(value);
    }),
  );
}

function numberColumn(column: ArrowColumn<unknown>): Float64Array {
  const numbers = new Float64Array(column.length);
  for (let row = 0; row < numbers.length; row++) {
    const value = column.at(row);
    numbers[row] = value === null || value === undefined ? Number.NaN : Number(value);
  }
  return numbers;
}

/** An Arrow IPC stream as columns of numbers and text. */
export function fromIpc(bytes: Uint8Array): Table {
  const table = tableFromIPC(bytes);
  const columns: Record<string, Float64Array | (string | null)[]> = {};
  table.schema.fields.forEach(({ name, type }, index) => {
    const column = table.getChildAt(index);
    columns[name] = type.typeId === Type.Utf8 ? textColumn(column) : numberColumn(column);
  });
  return { rows: table.numRows, columns };
}

/** A query's result, which comes in Arrow's file format, as the stream that an insert wants: of a file it takes no row, without an error. */
export function asStream(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = tableToIPC(tableFromIPC(file), { format: 'stream' });
  if (!bytes) throw new Error('the rows could not be written as Arrow');
  return bytes.slice();
}
