import { DuckDBAccessMode } from '@duckdb/duckdb-wasm';
import type { Batch } from '../../import/batch';
import type { ByteSource } from '../../import/byte-source';
import type { Mapping } from '../../import/mapping';
import { type FileReport, type Progress, readWhole } from '../../import/read-file';
import { type DatasetId, dataset } from '../../model/dataset';
import { localOfInstant, offsetChanges } from '../../time/zone';
import type { Range, Segment } from '../manifest';
import { ImportError } from '../warehouse';
import { asStream, toIpc } from './arrow';
import { attachSegment, columnsSql, type SegmentTable } from './attach-segment';
import type { Connection, DuckDB } from './boot';
import { checkSql, checksumOf } from './checksum';
import { duckdb } from './dialect';
import { segmentDays } from './segment-days';

export type LoadRequest = {
  readonly mapping: Mapping;
  /** Name of the segment file to be made. */
  readonly file: string;
  readonly importId: string;
  readonly currency: string;
  readonly zone: string;
  readonly now: number;
  readonly persistent: boolean;
};

export type Loaded = {
  readonly report: FileReport;
  readonly segment: Segment;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
};

async function open(engine: DuckDB, file: string, persistent: boolean): Promise<Connection> {
  await engine.guard(
    engine.db.open(persistent ? { path: `opfs://${file}`, accessMode: DuckDBAccessMode.READ_WRITE } : { path: ':memory:' }),
  );
  return engine.connect();
}

/** Checkpoints and closes the file: without a checkpoint a later reload would lose what was committed. In a browser that keeps nothing
 * the rows come back as Arrow bytes. */
async function finish(
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

/** What names a record: the dataset's key, for orders with whether it is a refund (an order and its refund share an id). */
function keySql(id: DatasetId, fields: readonly string[]): string | undefined {
  const { key } = dataset(id);
  if (!key || !fields.includes(key)) return undefined;
  return id === 'orders' ? `${duckdb.name(key)}, (amount < 0)` : duckdb.name(key);
}

/** Of rows with the same key the last one stays; returns how many went. */
async function dropRepeated(connection: Connection, key: string, first: string): Promise<number> {
  const repeated = await connection.run(
    `SELECT CAST(count(*) AS DOUBLE) AS n FROM (SELECT count(*) AS c FROM rows WHERE ${first} IS NOT NULL GROUP BY ${key} HAVING count(*) > 1) AS r`,
  );
  if (Number(repeated.columns.n?.[0]) === 0) return 0;
  const before = await connection.run('SELECT CAST(count(*) AS DOUBLE) AS n FROM rows');
  await connection.run(
    `DELETE FROM rows WHERE ${first} IS NOT NULL AND line NOT IN (SELECT max(line) FROM rows WHERE ${first} IS NOT NULL GROUP BY ${key})`,
  );
  const after = await connection.run('SELECT CAST(count(*) AS DOUBLE) AS n FROM rows');
  return Number(before.columns.n?.[0]) - Number(after.columns.n?.[0]);
}

/** Smallest, largest, and newest value not after the import of each instant column. */
async function rangesOf(
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

async function segmentOf(
  connection: Connection,
  base: Pick<Segment, 'file' | 'dataset' | 'fields' | 'importId'>,
  ranges: Record<string, Range>,
): Promise<Segment> {
  const { columns } = await connection.run(checkSql('rows', base));
  return { ...base, rows: Number(columns.rows_in?.[0]), bytes: 0, checksum: String(columns.checksum?.[0]), ranges };
}

/** Batches that may wait for the engine, so that reading goes on while it starts and stores. */
const WAITING = 6;

/** Puts batches into the table, one after the other; a batch is taken at once while few wait. */
function writer(place: Promise<Connection>, table: SegmentTable) {
  const columns = ['line', ...table.fields];
  const waiting: Promise<void>[] = [];
  let last: Promise<void> = begin();

  async function begin(): Promise<void> {
    const connection = await place;
    await connection.run(`CREATE OR REPLACE TABLE rows (${columnsSql(table)})`);
    await connection.run('BEGIN TRANSACTION');
  }

  /** Waits until at most so many batches are not stored yet. */
  async function drain(limit: number): Promise<void> {
    while (waiting.length > limit) await waiting.shift();
    if (limit === 0) await last;
  }

  return {
    async write(batch: Batch): Promise<void> {
      const ipc = toIpc(batch, columns);
      const before = last;
      last = (async () => {
        await before;
        await (await place).insert(ipc, 'rows');
      })();
      last.catch(() => undefined);
      waiting.push(last);
      await drain(WAITING);
    },
    settled: () => drain(0),
    async restart(): Promise<void> {
      await drain(0);
      await (await place).run('ROLLBACK');
      last = begin();
      await last;
    },
  };
}

/** The dataset's fields that the mapping fills, by its columns or its answers. */
function filledFields({ dataset: id, columns }: Mapping): readonly string[] {
  const standIns: Readonly<Record<string, string>> = { tenure: 'acquired_at', churned: 'churned_at' };
  const filled = new Set(columns.flatMap(({ field }) => (field ? [standIns[field] ?? field] : [])));
  if (id === 'surveys') filled.add('kind');
  return dataset(id).fields.flatMap((field) => (filled.has(field.id) ? [field.id] : []));
}

/** Throws when the file as a whole must not be imported. */
function refuseWhole(report: FileReport): void {
  const { records, loaded, refused, blank, header, preamble, footer } = report.accounting;
  if (!report.identityHolds) {
    const missing = records - loaded - refused - blank - header - preamble - footer;
    throw new ImportError(
      `the file's ${records} records do not add up (${missing} are unaccounted for), so nothing was imported`,
    );
  }
  if (loaded === 0) throw new ImportError(nothingLoaded(report));
}

/** Reads a file into a new segment file: one transaction, checkpointed, closed, compared with what was read. Rejects and changes nothing that counts. */
export async function loadSegment(
  booting: Promise<DuckDB>,
  source: ByteSource,
  request: LoadRequest,
  onProgress: (progress: Progress, phase: 'reading' | 'storing') => void,
): Promise<Loaded> {
  const { mapping, file, importId, currency, zone, now, persistent } = request;
  const fields = filledFields(mapping);
  const base = { file, dataset: mapping.dataset, fields, importId };
  const place = booting.then((engine) => open(engine, file, persistent));
  place.catch(() => undefined);
  const rows = writer(place, base);
  let last: Progress = { bytes: 0, totalBytes: source.size, records: 0, refused: 0 };
  const report = await readWhole(source, mapping, {
    currency,
    zone,
    onBatch: rows.write,
    restart: rows.restart,
    onProgress(progress) {
      last = progress;
      onProgress(progress, 'reading');
    },
  });
  onProgress(last, 'storing');
  await rows.settled();
  refuseWhole(report);
  const connection = await place;
  const written = await segmentOf(connection, base, {});
  const { accounting } = report;
  if (written.rows !== accounting.loaded || written.checksum !== checksumOf(fields, report.sums)) {
    throw new ImportError(
      `what was stored differs from what was read (${written.rows} of ${accounting.loaded} rows), so nothing was imported`,
    );
  }
  const key = keySql(mapping.dataset, fields);
  const replaced = key ? await dropRepeated(connection, key, duckdb.name(dataset(mapping.dataset).key ?? '')) : 0;
  await connection.run('COMMIT');
  const ranges = await rangesOf(connection, mapping.dataset, fields, report.floating, zone, now);
  const days = await segmentDays(connection, { ...base, ranges }, zone);
  const segment = { ...(replaced > 0 ? await segmentOf(connection, base, ranges) : { ...written, ranges }), ...days };
  const bytes = await finish(await booting, connection, file, persistent);
  return { report: { ...report, accounting: { ...accounting, loaded: accounting.loaded - replaced, replaced } }, segment, bytes };
}

function nothingLoaded({ accounting, findings }: FileReport): string {
  const [first] = findings;
  if (accounting.refused === 0) return 'the file has a header but no records, so there is nothing to import';
  return `all ${accounting.refused} records were refused, so nothing was imported. The first, in line ${first?.line}: ${first?.column ? `${first.column}: ` : ''}${first?.text}`;
}

type Placed = SegmentTable & { readonly name: string; readonly file: File };

function matches(id: DatasetId): string {
  const key = duckdb.name(dataset(id).key ?? '');
  return id === 'orders' ? `n.${key} = o.${key} AND (n.amount < 0) = (o.amount < 0)` : `n.${key} = o.${key}`;
}

/** How many rows of an old segment come again in the new one. */
export async function countOverlap(engine: DuckDB, fresh: Placed, old: Placed, persistent: boolean): Promise<number> {
  await engine.guard(engine.db.open({ path: ':memory:' }));
  const connection = await engine.connect();
  await attachSegment(engine, connection, { ...fresh, persistent }, 'fresh');
  await attachSegment(engine, connection, { ...old, persistent }, 'old');
  const { columns } = await connection.run(
    `SELECT CAST(count(*) AS DOUBLE) AS n FROM old.rows o WHERE EXISTS (SELECT 1 FROM fresh.rows n WHERE ${matches(fresh.dataset)})`,
  );
  await connection.close();
  await engine.guard(engine.db.reset());
  return Number(columns.n?.[0]);
}

export type CopyRequest = {
  readonly fresh: Placed;
  readonly old: { readonly segment: Segment; readonly file: File };
  /** Name of the file to be made. */
  readonly target: string;
  readonly persistent: boolean;
  readonly zone: string;
  readonly now: number;
};

/** Copies an old segment without the rows that come again, into a new file. */
export async function copyWithout(
  engine: DuckDB,
  { fresh, old, target, persistent, zone, now }: CopyRequest,
): Promise<{ segment: Segment; bytes: Uint8Array<ArrayBuffer> | undefined }> {
  const { segment } = old;
  const connection = await open(engine, target, persistent);
  await attachSegment(engine, connection, { ...fresh, persistent }, 'fresh');
  await attachSegment(engine, connection, { ...segment, name: segment.file, file: old.file, persistent }, 'old');
  await connection.run(
    `CREATE TABLE rows AS SELECT o.* FROM old.rows o WHERE NOT EXISTS (SELECT 1 FROM fresh.rows n WHERE ${matches(segment.dataset)})`,
  );
  const floating = Object.entries(segment.ranges).flatMap(([field, range]) => (range.floating ? [field] : []));
  const ranges = await rangesOf(connection, segment.dataset, segment.fields, floating, zone, now);
  const base = { file: target, dataset: segment.dataset, fields: segment.fields, importId: segment.importId };
  const days = await segmentDays(connection, { ...base, ranges }, zone);
  const copy = { ...(await segmentOf(connection, base, ranges)), ...days };
  if (persistent) {
    await connection.run('DETACH fresh');
    await connection.run('DETACH old');
  }
  return { segment: copy, bytes: await finish(engine, connection, target, persistent) };
}
