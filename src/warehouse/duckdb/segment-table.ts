import { DuckDBAccessMode } from '@duckdb/duckdb-wasm';
import { type DatasetId, dataset } from '../../model/dataset';
import { localOfInstant, offsetChanges } from '../../time/zone';
import type { Range, Segment } from '../manifest';
import { asStream } from './arrow';
import type { Connection, DuckDB } from './boot';
import { checkSql } from './checksum';
import { duckdb } from './dialect';

/** Opens an empty segment file for writing, or a database in memory in a browser that keeps nothing. */
export async function openSegment(engine: DuckDB, file: string, persistent: boolean): Promise<Connection> {
  await engine.guard(
    engine.db.open(persistent ? { path: `opfs://${file}`, accessMode: DuckDBAccessMode.READ_WRITE } : { path: ':memory:' }),
  );
  return engine.connect();
}

/** Checkpoints and closes the file: without a checkpoint a later reload would lose what was committed. In a browser that keeps nothing
 * the rows come back as Arrow bytes. */
export async function closeSegment(
  engine: DuckDB,
  connection: Connection,
  file: string,
  persistent: boolean,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = persistent ? undefined : asStream(await connection.raw('SELECT * FROM rows'));
  if (persistent) await connection.run('CHECKPOINT');
  await connection.close();
  await engine.guard(engine.db.reset());
  if (persistent) await engine.guard(engine.db.dropFile(`opfs://${file}`));
  return bytes;
}

/** Smallest, largest, and newest value not after the import of each instant column of `rows`. */
export async function rangesOf(
  connection: Connection,
  id: DatasetId,
  fields: readonly string[],
  floating: readonly string[],
  zone: string,
  now: number,
): Promise<Record<string, Range>> {
  const instants = dataset(id).fields.filter((field) => field.kind === 'instant' && fields.includes(field.id));
  if (instants.length === 0) return {};
  const wall = localOfInstant(now, offsetChanges(zone, now, now));
  const sql = instants.flatMap((field, index) => {
    const name = duckdb.name(field.id);
    const reach = Math.floor(floating.includes(field.id) ? wall : now);
    return [
      `${duckdb.double(`min(${name})`)} AS min${index}`,
      `${duckdb.double(`max(${name})`)} AS max${index}`,
      `${duckdb.double(`max(CASE WHEN ${name} <= ${reach} THEN ${name} END)`)} AS new${index}`,
    ];
  });
  const { columns } = await connection.run(`SELECT ${sql.join(', ')} FROM rows`);
  return Object.fromEntries(
    instants.flatMap((field, index) => {
      const [min, max, newest] = ['min', 'max', 'new'].map((name) => Number(columns[`${name}${index}`]?.[0]));
      if (min === undefined || max === undefined || newest === undefined || Number.isNaN(min)) return [];
      return [
        [field.id, { min, max, newest: Number.isNaN(newest) ? min : newest, floating: floating.includes(field.id) }] as const,
      ];
    }),
  );
}

/** Rows and checksum of the table `rows`. */
export async function measured(
  connection: Connection,
  base: Pick<Segment, 'file' | 'dataset' | 'fields' | 'importId'>,
  ranges: Record<string, Range>,
): Promise<Segment> {
  const { columns } = await connection.run(checkSql('rows', base));
  return { ...base, rows: Number(columns.rows_in?.[0]), bytes: 0, checksum: String(columns.checksum?.[0]), ranges };
}

/** The only number of a statement that asks for one. */
export async function count(connection: Connection, sql: string): Promise<number> {
  const { columns } = await connection.run(sql);
  return Number(Object.values(columns)[0]?.[0] ?? 0);
}
