import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { type DatasetId, dataset } from '../../model/dataset';
import type { Connection, DuckDB } from './boot';
import { duckdb } from './dialect';
import { storedType } from './views';

/** Which table a segment holds. */
export type SegmentTable = { readonly dataset: DatasetId; readonly fields: readonly string[] };

/** The columns of a segment's table, in the order in which batches are written. */
export const columnsSql = ({ dataset: id, fields }: SegmentTable): string =>
  [
    'line INTEGER',
    ...dataset(id)
      .fields.filter((field) => fields.includes(field.id))
      .map((field) => `${duckdb.name(field.id)} ${storedType(field)}`),
  ].join(', ');

type Attached = SegmentTable & { readonly name: string; readonly file: File; readonly persistent: boolean };

/** Makes a segment's table readable as `<schema>.rows`: its database file attached read-only, or, in a browser that keeps nothing, its Arrow
 * bytes as a table in memory. */
export async function attachSegment(engine: DuckDB, connection: Connection, segment: Attached, schema: string): Promise<void> {
  const { name, file, persistent } = segment;
  if (persistent) {
    await engine.guard(engine.db.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true));
    await connection.run(`ATTACH ${duckdb.text(name)} AS ${duckdb.name(schema)} (READ_ONLY)`);
    return;
  }
  await connection.run(`CREATE SCHEMA ${duckdb.name(schema)}`);
  await connection.run(`CREATE TABLE ${duckdb.name(schema)}.rows (${columnsSql(segment)})`);
  await connection.insert(new Uint8Array(await file.arrayBuffer()), 'rows', schema);
}
