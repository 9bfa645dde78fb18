import { csvCell } from '../../import/reading/refused-rows';
import { type DatasetId, dataset, type Field } from '../../model/dataset';
import type { Segment } from '../manifest';
import { attachSegment } from './attach-segment';
import type { Connection, DuckDB } from './boot';
import { checkSql } from './checksum';
import { duckdb } from './dialect';
import type { Placed } from './merge-segments';
import { orphansFrom } from './merge-sql';

/** Segments of one dataset; what stands behind the first depends on the task. */
export type ListRequest = { readonly dataset: DatasetId; readonly segments: readonly Placed[]; readonly persistent: boolean };

/** Rows that are text in memory at once. */
const PIECE = 20_000;

const schemaOf = (index: number): string => `s${index}`;

async function open(engine: DuckDB, { segments, persistent }: ListRequest): Promise<Connection> {
  await engine.guard(engine.db.open({ path: ':memory:' }));
  const connection = await engine.connect();
  for (const [index, { segment, file }] of segments.entries())
    await attachSegment(engine, connection, { ...segment, name: segment.file, file, persistent }, schemaOf(index));
  return connection;
}

async function close(engine: DuckDB, connection: Connection): Promise<void> {
  await connection.close();
  await engine.guard(engine.db.reset());
}

const iso = (ms: number): string => {
  const text = new Date(ms).toISOString().slice(0, -1);
  return text.endsWith('.000') ? text.slice(0, -4) : text;
};

/** An instant in ISO 8601: with Z, or, on the wall clock, as the file had it; whole days without a time. */
function instantText(value: string, floating: boolean): string {
  const text = iso(Number(value));
  if (!floating) return `${text}Z`;
  return text.endsWith('T00:00:00') ? text.slice(0, -9) : text;
}

/** Ten-thousandths as a decimal, without rounding. */
function moneyText(value: string): string {
  const sign = value.startsWith('-') ? '-' : '';
  const digits = value.slice(sign.length).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0{1,2}$/, '');
  return `${sign}${digits.slice(0, -4)}.${fraction}`;
}

function cellOf(value: string | null | undefined, field: Field, segment: Segment): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'instant') return instantText(value, segment.ranges[field.id]?.floating === true);
  if (field.kind === 'money') return moneyText(value);
  // A text's own apostrophe before a formula is told from the one that guards it by a second one.
  return csvCell(/^'+[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}

/** The lines of some rows of a segment. */
async function lines(connection: Connection, from: string, fields: readonly Field[], segment: Segment): Promise<string> {
  const cells = fields.map(({ id }, index) =>
    segment.fields.includes(id) ? `CAST(c.${duckdb.name(id)} AS VARCHAR) AS c${index}` : `CAST(NULL AS VARCHAR) AS c${index}`,
  );
  const { rows, columns } = await connection.run(`SELECT ${cells.join(', ')} ${from}`);
  const texts: string[] = [];
  for (let row = 0; row < rows; row++) {
    const line = fields.map((field, index) => {
      const value = columns[`c${index}`]?.[row];
      return cellOf(typeof value === 'number' ? String(value) : value, field, segment);
    });
    texts.push(`${line.join(',')}\r\n`);
  }
  return texts.join('');
}

const blobOf = (header: readonly Field[], parts: readonly string[]): Blob =>
  new Blob([`${header.map(({ id }) => id).join(',')}\r\n`, ...parts], { type: 'text/csv;charset=utf-8' });

/** All rows of the segments as CSV, with the fields that any of them has. */
export async function writeCsv(engine: DuckDB, request: ListRequest): Promise<Blob> {
  const filled = new Set(request.segments.flatMap(({ segment }) => segment.fields));
  const header = dataset(request.dataset).fields.filter(({ id }) => filled.has(id));
  const connection = await open(engine, request);
  const parts: Blob[] = [];
  for (const [index, { segment }] of request.segments.entries()) {
    // Rows may have left the table before it was closed, so that its last number is past their count.
    const last = await connection.run(`SELECT ${duckdb.double('max(rowid)')} AS n FROM ${schemaOf(index)}.rows`);
    for (let at = 0; at <= Number(last.columns.n?.[0] ?? -1); at += PIECE) {
      const from = `FROM ${schemaOf(index)}.rows c WHERE c.rowid >= ${at} AND c.rowid < ${at + PIECE}`;
      parts.push(new Blob([await lines(connection, from, header, segment)]));
    }
  }
  await close(engine, connection);
  return new Blob([blobOf(header, []), ...parts], { type: 'text/csv;charset=utf-8' });
}

/** The rows of the first segment, a file that completes records, without a record in the others. */
export async function listOrphans(engine: DuckDB, request: ListRequest): Promise<Blob | undefined> {
  const [file] = request.segments;
  if (!file) throw new Error('there is no file to list');
  const header = dataset(request.dataset).fields.filter(({ id }) => file.segment.fields.includes(id));
  const connection = await open(engine, request);
  const records = request.segments.slice(1).map(({ segment }, index) => ({ schema: schemaOf(index + 1), segment }));
  const from = orphansFrom(request.dataset, { schema: schemaOf(0), segment: file.segment }, records);
  const text = await lines(connection, `${from} ORDER BY c.line`, header, file.segment);
  await close(engine, connection);
  return text === '' ? undefined : blobOf(header, [text]);
}

/** Rows and checksum of each segment as its file has them. */
export async function checkPlaced(
  engine: DuckDB,
  request: ListRequest,
): Promise<readonly { readonly rows: number; readonly checksum: string }[]> {
  const connection = await open(engine, request);
  const found: { rows: number; checksum: string }[] = [];
  for (const [index, { segment }] of request.segments.entries()) {
    const { columns } = await connection.run(checkSql(`${schemaOf(index)}.rows`, segment));
    found.push({ rows: Number(columns.rows_in?.[0]), checksum: String(columns.checksum?.[0]) });
  }
  await close(engine, connection);
  return found;
}
