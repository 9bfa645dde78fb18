import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { Table } from '../engine';
import { fromIpc } from './arrow';

/** A DuckDB in its own worker. Every pending call rejects when the worker dies or is closed: the library alone would wait for ever. */
export type DuckDB = {
  readonly db: AsyncDuckDB;
  /** Resolves when the worker has died or was closed. */
  readonly gone: Promise<void>;
  /** Settles as the call does, or rejects when the worker has died. */
  guard<T>(call: Promise<T>): Promise<T>;
  connect(): Promise<Connection>;
  close(): Promise<void>;
};

export type Connection = {
  readonly id: number;
  run(sql: string): Promise<Table>;
  /** The result as it comes, in Arrow's file format. */
  raw(sql: string): Promise<Uint8Array>;
  insert(ipc: Uint8Array, table: string, schema?: string): Promise<void>;
  close(): Promise<void>;
};

/** Starts an engine without a database. The single-threaded `eh` build: the threaded one returned no rows without saying so. */
export async function bootDuckDB(): Promise<DuckDB> {
  const worker = new Worker(workerUrl);
  const deaths = new Set<(cause: Error) => void>();
  let dead: Error | undefined;
  let went = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    went = resolve;
  });
  const die = (cause: Error): void => {
    dead ??= cause;
    for (const reject of deaths) reject(dead);
    deaths.clear();
    went();
  };
  worker.addEventListener('error', (event) =>
    die(new Error(`the data engine stopped: ${event.message || 'its worker could not be loaded'}`)),
  );
  const db = new AsyncDuckDB(new VoidLogger(), worker);

  function guard<T>(call: Promise<T>): Promise<T> {
    if (dead) return Promise.reject(dead);
    return new Promise((resolve, reject) => {
      deaths.add(reject);
      call.then(resolve, reject).finally(() => deaths.delete(reject));
    });
  }

  await guard(db.instantiate(wasmUrl));
  return {
    db,
    gone,
    guard,
    async connect() {
      const id = await guard(db.connectInternal());
      return {
        id,
        run: async (sql) => fromIpc(await guard(db.runQuery(id, sql))),
        raw: (sql) => guard(db.runQuery(id, sql)),
        insert: (ipc, table, schema = 'main') =>
          guard(db.insertArrowFromIPCStream(id, ipc, { schema, name: table, create: false })),
        close: () => guard(db.disconnect(id)),
      };
    },
    async close() {
      die(new Error('the data engine was closed'));
      await db.terminate();
    },
  };
}
