import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { type DatasetId, dataset } from '../model/dataset';
import type { Catalog } from '../warehouse/catalog';
import { catalogOf } from '../warehouse/catalog-of';
import { fromIpc } from '../warehouse/duckdb/arrow';
import { duckdb } from '../warehouse/duckdb/dialect';
import { daysFrom, daysQuery } from '../warehouse/duckdb/segment-days';
import { storedType, viewStatements } from '../warehouse/duckdb/views';
import type { Table } from '../warehouse/engine';
import type { ManifestVersion, Range, Segment } from '../warehouse/manifest';

/** Values as they are stored: instants in ms (wall clock in a floating file), money in ten-thousandths, durations in seconds. */
export type PlainRecord = Readonly<Record<string, string | number | boolean | undefined>>;
export type PlainFile = { readonly dataset: DatasetId; readonly records: readonly PlainRecord[]; readonly floating?: boolean };
export type Book = { readonly catalog: Catalog; run(sql: string): Table };

type Runner = { run(sql: string): Table };

const NEVER = Date.UTC(2100, 0, 1);

/** The same DuckDB as the app's, in this process. */
export async function duckdbInNode(): Promise<Runner> {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const bundle = (name: string) => ({ mainModule: `${dist}/duckdb-${name}.wasm`, mainWorker: '' });
  const db = await createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => undefined);
  db.open({ path: ':memory:' });
  const connection = db.connect();
  return { run: (sql) => fromIpc(connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql))) };
}

function literal(value: string | number | boolean | undefined): string {
  return value === undefined ? 'NULL' : typeof value === 'string' ? duckdb.text(value) : String(value);
}

function segmentOf(file: PlainFile, index: number): Segment {
  const fields = dataset(file.dataset).fields.filter(({ id }) => file.records.some((record) => record[id] !== undefined));
  const ranges: Record<string, Range> = {};
  for (const { id, kind } of fields) {
    const values = file.records.flatMap((record) => (typeof record[id] === 'number' ? [record[id]] : []));
    if (kind === 'instant')
      ranges[id] = {
        min: Math.min(...values),
        max: Math.max(...values),
        newest: Math.max(...values.filter((value) => value <= NEVER)),
        floating: file.floating ?? false,
      };
  }
  return {
    file: `s${index}`,
    dataset: file.dataset,
    rows: file.records.length,
    bytes: 0,
    checksum: '',
    fields: fields.map(({ id }) => id),
    ranges,
    importId: `i${index}`,
  };
}

/** Makes segments of plain records, with the app's own views over them. */
export function openBook(engine: Runner, files: readonly PlainFile[], settings = { zone: 'UTC', inactivityDays: 365 }): Book {
  const segments = files.map(segmentOf);
  segments.forEach((segment, index) => {
    const fields = dataset(segment.dataset).fields.filter(({ id }) => segment.fields.includes(id));
    const columns = ['line INTEGER', ...fields.map((field) => `${duckdb.name(field.id)} ${storedType(field)}`)];
    engine.run(`CREATE SCHEMA IF NOT EXISTS s${index}`);
    engine.run(`CREATE OR REPLACE TABLE s${index}.rows (${columns.join(', ')})`);
    const rows =
      files[index]?.records.map((record, row) => `(${[row + 2, ...fields.map(({ id }) => literal(record[id]))].join(', ')})`) ??
      [];
    for (let at = 0; at < rows.length; at += 2000)
      engine.run(`INSERT INTO s${index}.rows VALUES ${rows.slice(at, at + 2000).join(', ')}`);
  });
  const known = segments.map((segment, index) => {
    const sql = daysQuery(segment, `s${index}.rows`, settings.zone);
    return sql ? { ...segment, ...daysFrom(segment, engine.run(sql)) } : segment;
  });
  const version: ManifestVersion = { version: 1, committedAt: 0, action: 'import', segments: known, imports: [] };
  const catalog = catalogOf(version, settings);
  const attached = known.map((segment, index) => ({ schema: `s${index}`, segment }));
  for (const statement of viewStatements(attached, catalog, settings)) engine.run(statement);
  return { catalog, run: engine.run };
}
