// DuckDB in the browser reading the file with its own reader, the types told to it: the nearest thing to the app's import.
import { AsyncDuckDB, DuckDBAccessMode, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

const STORE = 'opfs://peer.db';

async function boot() {
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await db.instantiate(wasmUrl);
  await db.open({ path: STORE, accessMode: DuckDBAccessMode.READ_WRITE });
  return db;
}

async function mean(connection, question) {
  const [row] = (await connection.query(question)).toArray();
  return Number(row.mean);
}

/** Reads the chosen file into a table on disk and answers one question about it. */
async function load(read, question) {
  const since = performance.now();
  const [file] = document.querySelector('input').files;
  const db = await boot();
  await db.registerFileHandle('tickets.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await db.connect();
  await connection.query(`CREATE TABLE tickets AS ${read}`);
  await connection.query('CHECKPOINT');
  const value = await mean(connection, question);
  const took = performance.now() - since;
  await connection.close();
  // The file has to be given back, or the next page finds it locked.
  await db.reset();
  await db.terminate();
  return { took, value };
}

/** Opens what `load` stored and answers, counted from the start of the page. */
async function reopen(question) {
  const db = await boot();
  const connection = await db.connect();
  const value = await mean(connection, question);
  return { took: performance.now(), value };
}

window.peer = { load, reopen };
