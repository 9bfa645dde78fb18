import type { Changes, Segment } from '../manifest';
import { attachSegment, columnsSql } from './attach-segment';
import type { Connection, DuckDB } from './boot';
import type { Mode } from './combine';
import { type Comparison, countsSql, hitStatements, idleSql, type Side, touchedSql } from './compare';
import { duckdb } from './dialect';
import { deltaFields, deltaStatements, type Merge, orphansFrom, restSql, revivedSql } from './merge-sql';
import { identityOf } from './record-identity';
import { segmentDays } from './segment-days';
import { closeSegment, count, measured, openSegment, rangesOf } from './segment-table';

/** A segment and the file that holds it. */
export type Placed = { readonly segment: Segment; readonly file: File };
export type PlacedFile = Placed & { readonly mode: Mode };

/** A file, the segments whose records it may know, and earlier files that wait for its records (of a file that completes others, none). */
export type Meeting = {
  readonly fresh: PlacedFile;
  readonly live: readonly Placed[];
  readonly waiting: readonly PlacedFile[];
  readonly persistent: boolean;
  readonly zone: string;
  readonly now: number;
};

export type Met = {
  readonly changes: Changes;
  /** By its place in `live`: how many rows leave it. */
  readonly touched: Readonly<Record<number, number>>;
  /** The file can stand as it is: all its rows are new, or stand whole for the ones they update. */
  readonly asIs: boolean;
  /** The number of rows that it brings or changes. */
  readonly rows: number;
  /** Rows of the waiting files that still have no record, by import. */
  readonly orphans: Readonly<Record<string, number>>;
};

export type Made = { readonly segment: Segment; readonly bytes: Uint8Array<ArrayBuffer> | undefined };

const comparisonOf = ({ fresh, live, zone }: Meeting): Comparison => ({
  dataset: fresh.segment.dataset,
  identity: identityOf(fresh.segment.dataset, fresh.segment.fields),
  mode: fresh.mode,
  zone,
  fresh: { schema: 'fresh', segment: fresh.segment },
  live: live.map(({ segment }, index) => ({ schema: `l${index}`, segment })),
});

const waitingSides = ({ waiting }: Meeting) =>
  waiting.map(({ segment, mode }, index) => ({ schema: `w${index}`, segment, mode }));

async function attach(engine: DuckDB, connection: Connection, meeting: Meeting, live: readonly number[]): Promise<void> {
  const { fresh, waiting, persistent } = meeting;
  const places = [
    { ...fresh, schema: 'fresh' },
    ...live.flatMap((index) => {
      const placed = meeting.live[index];
      return placed ? [{ ...placed, schema: `l${index}` }] : [];
    }),
    ...waiting.map((placed, index) => ({ ...placed, schema: `w${index}` })),
  ];
  for (const { segment, file, schema } of places)
    await attachSegment(engine, connection, { ...segment, name: segment.file, file, persistent }, schema);
}

const every = ({ live }: Meeting): readonly number[] => live.map((_, index) => index);

/** Compares a file with what is stored; writes nothing. */
export async function meet(engine: DuckDB, meeting: Meeting): Promise<Met> {
  const { fresh, live } = meeting;
  await engine.guard(engine.db.open({ path: ':memory:' }));
  const connection = await engine.connect();
  await attach(engine, connection, meeting, every(meeting));
  const comparison = comparisonOf(meeting);
  for (const statement of hitStatements(comparison)) await connection.run(statement);
  const counted =
    comparison.identity.kind === 'row' ? { updated: [0], unchanged: [0] } : (await connection.run(countsSql(comparison))).columns;
  const [updated, unchanged] = [Number(counted.updated?.[0]), Number(counted.unchanged?.[0])];
  const left = (await connection.run(touchedSql)).columns;
  const touched: Record<number, number> = {};
  for (const [at, seg] of (left.seg ?? []).entries()) touched[Number(seg)] = Number(left.n?.[at]);
  const idle = await count(connection, idleSql);
  const unknown = fresh.segment.rows - updated - unchanged;
  const { completes, earliest } = fresh.mode;
  const merge: Merge = { ...comparison, waiting: waitingSides(meeting), touched: Object.keys(touched).map(Number) };
  const revived = merge.waiting.length > 0 ? await count(connection, revivedSql(merge)) : 0;
  const orphans: Record<string, number> = {};
  const records: readonly Side[] = [...comparison.live, comparison.fresh];
  for (const side of merge.waiting) {
    const sql = `SELECT ${duckdb.double('count(*)')} AS n ${orphansFrom(comparison.dataset, side, records)}`;
    const n = await count(connection, sql);
    if (n > 0) orphans[side.segment.importId] = n;
  }
  await connection.close();
  await engine.guard(engine.db.reset());
  const whole = merge.touched.every((index) =>
    live[index]?.segment.fields.every((field) => fresh.segment.fields.includes(field)),
  );
  const replaces = updated === 0 || comparison.identity.kind === 'form' || (whole && !earliest);
  return {
    changes: { added: completes ? 0 : unknown, updated, unchanged, orphans: completes ? unknown : 0 },
    touched,
    asIs: !completes && idle === 0 && revived === 0 && replaces,
    rows: comparison.identity.kind === 'form' ? fresh.segment.rows - idle : (completes ? 0 : unknown) + updated,
    orphans,
  };
}

async function finished(
  engine: DuckDB,
  connection: Connection,
  meeting: Meeting,
  base: Pick<Segment, 'file' | 'dataset' | 'fields' | 'importId'>,
  floating: readonly string[],
  attached: readonly string[],
): Promise<Made> {
  const ranges = await rangesOf(connection, base.dataset, base.fields, floating, meeting.zone, meeting.now);
  const days = await segmentDays(connection, { ...base, ranges }, meeting.zone);
  const segment = { ...(await measured(connection, base, ranges)), ...days };
  if (meeting.persistent) for (const schema of attached) await connection.run(`DETACH ${duckdb.name(schema)}`);
  return { segment, bytes: await closeSegment(engine, connection, base.file, meeting.persistent) };
}

const waitingSchemas = ({ waiting }: Meeting): readonly string[] => waiting.map((_, index) => `w${index}`);

/** Writes the rows of a stored segment that the file does not replace into a new file. */
export async function writeRest(engine: DuckDB, meeting: Meeting, index: number, target: string): Promise<Made> {
  const comparison = comparisonOf(meeting);
  const side = comparison.live[index];
  if (!side) throw new Error(`there is no segment ${index}`);
  const connection = await openSegment(engine, target, meeting.persistent);
  // A group of rows without a key may lie in several segments; a key lies in one.
  const needed = comparison.identity.kind === 'form' ? every(meeting) : [index];
  await attach(engine, connection, meeting, needed);
  for (const statement of hitStatements(comparison, index)) await connection.run(statement);
  await connection.run(restSql(side, index));
  const { dataset, fields, importId, ranges } = side.segment;
  const floating = fields.filter((field) => ranges[field]?.floating);
  const schemas = ['fresh', ...needed.map((at) => `l${at}`), ...waitingSchemas(meeting)];
  return finished(engine, connection, meeting, { file: target, dataset, fields, importId }, floating, schemas);
}

/** Writes the records that the file brings or changes, with all their fields, into a new file. */
export async function writeDelta(engine: DuckDB, meeting: Meeting, touched: readonly number[], target: string): Promise<Made> {
  const merge: Merge = { ...comparisonOf(meeting), waiting: waitingSides(meeting), touched };
  const connection = await openSegment(engine, target, meeting.persistent);
  await attach(engine, connection, meeting, every(meeting));
  const { fields, floating } = deltaFields(merge);
  for (const statement of hitStatements(merge)) await connection.run(statement);
  await connection.run(`CREATE TABLE rows (${columnsSql({ dataset: merge.dataset, fields })})`);
  for (const statement of deltaStatements(merge)) await connection.run(statement);
  const { importId } = meeting.fresh.segment;
  const schemas = ['fresh', ...every(meeting).map((at) => `l${at}`), ...waitingSchemas(meeting)];
  return finished(engine, connection, meeting, { file: target, dataset: merge.dataset, fields, importId }, floating, schemas);
}
