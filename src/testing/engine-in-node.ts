import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { type DatasetId, dataset } from '../model/dataset';
import { fromIpc } from '../warehouse/duckdb/arrow';
import { columnsSql } from '../warehouse/duckdb/attach-segment';
import type { Connection, DuckDB } from '../warehouse/duckdb/boot';
import { duckdb } from '../warehouse/duckdb/dialect';
import { closeSegment, measured, openSegment, rangesOf } from '../warehouse/duckdb/segment-table';
import type { Segment } from '../warehouse/manifest';
import type { PlainRecord } from './duckdb-in-node';

/** What the warehouse asks of an engine, in this process and in memory. */
export type NodeEngine = Omit<DuckDB, 'db'> & { readonly db: Pick<DuckDB['db'], 'open' | 'reset'> };

/** The app's DuckDB in this process, for the code that writes and compares segments in memory. */
export async function engineInNode(): Promise<DuckDB> {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const bundle = (name: string) => ({ mainModule: `${dist}/duckdb-${name}.wasm`, mainWorker: '' });
  const blocking = await createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new VoidLogger(), NODE_RUNTIME);
  await blocking.instantiate(() => undefined);
  const engine: NodeEngine = {
    db: {
      open: async (config) => blocking.open(config),
      reset: async () => {
        blocking.reset();
        return null;
      },
    },
    guard: (call) => call,
    async connect(): Promise<Connection> {
      const connection = blocking.connect();
      const raw = (sql: string) => connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql));
      return {
        id: 0,
        run: async (sql) => fromIpc(raw(sql)),
        raw: async (sql) => raw(sql),
        insert: async (ipc, table, schema = 'main') =>
          connection.useUnsafe((bindings, id) =>
            bindings.insertArrowFromIPCStream(id, ipc, { schema, name: table, create: false }),
          ),
        close: async () => connection.close(),
      };
    },
    close: async () => undefined,
  };
  // Of the library's own object only these two are used where nothing is registered or dropped, that is in memory.
  return engine as DuckDB;
}

const literal = (value: PlainRecord[string]): string =>
  value === undefined ? 'NULL' : typeof value === 'string' ? duckdb.text(value) : String(value);

/** Writes plain records into a segment, as an import would. */
export async function writeSegment(
  engine: DuckDB,
  base: { readonly dataset: DatasetId; readonly fields: readonly string[]; readonly importId: string; readonly file: string },
  records: readonly PlainRecord[],
  { floating, zone, now }: { readonly floating: readonly string[]; readonly zone: string; readonly now: number },
): Promise<{ segment: Segment; bytes: Uint8Array<ArrayBuffer> }> {
  const connection = await openSegment(engine, base.file, false);
  await connection.run(`CREATE TABLE rows (${columnsSql(base)})`);
  const fields = dataset(base.dataset).fields.filter(({ id }) => base.fields.includes(id));
  const rows = records.map((record, row) => `(${[row + 2, ...fields.map(({ id }) => literal(record[id]))].join(', ')})`);
  if (rows.length > 0) await connection.run(`INSERT INTO rows VALUES ${rows.join(', ')}`);
  const ranges = await rangesOf(connection, base.dataset, base.fields, floating, zone, now);
  const segment = await measured(connection, base, ranges);
  const bytes = await closeSegment(engine, connection, base.file, false);
  if (!bytes) throw new Error('a segment in memory gives its bytes');
  return { segment, bytes };
}
