import type { Finding, FindingGroup } from '../../import/reading/summary';
import { type DatasetId, dataset } from '../../model/dataset';
import type { Connection } from './boot';
import { duckdb } from './dialect';
import { identityOf, keySql } from './record-identity';
import { count } from './segment-table';

/** Which rows of a file go because their key comes again. One stays: the last, or the one with the earliest main instant (of equals the first). */
function repeatedRows(id: DatasetId, fields: readonly string[], repeated: 'last' | 'earliest'): string | undefined {
  const identity = identityOf(id, fields);
  if (identity.kind !== 'key') return undefined;
  const key = duckdb.name(identity.key);
  const main = dataset(id).fields.find(({ kind }) => kind === 'instant')?.id;
  const earliest = repeated === 'earliest' && main !== undefined && fields.includes(main);
  const stays = earliest ? `arg_min(rowid, row(coalesce(${duckdb.name(main)}, 9223372036854775807), rowid))` : 'max(rowid)';
  return `${key} IS NOT NULL AND rowid NOT IN (SELECT ${stays} FROM rows WHERE ${key} IS NOT NULL GROUP BY ${keySql(identity)})`;
}

const KEPT = 100;

/** What went: how many rows, and the first of them as findings. */
export type Repeated = { readonly replaced: number; readonly findings: readonly Finding[]; readonly group?: FindingGroup };

const nothing: Repeated = { replaced: 0, findings: [] };

/** The rows that will go, by their lines. A finding's record is its line here: they differ only behind cells of several lines. */
async function listed(connection: Connection, key: string, condition: string): Promise<readonly Finding[]> {
  const name = duckdb.name(key);
  const { columns } = await connection.run(
    `SELECT ${duckdb.double('line')} AS line, ${name} AS value FROM rows WHERE ${condition} ORDER BY line LIMIT ${KEPT}`,
  );
  const lines = columns.line ?? [];
  return Array.from({ length: lines.length }, (_, row): Finding => {
    const [line, value] = [Number(lines[row]), String(columns.value?.[row] ?? '')];
    const text = `“${value}” comes again, and another row of it counts`;
    return { severity: 'note', record: line, line, column: key, value, reason: 'came-again', text };
  });
}

/** Drops rows whose key comes again from the table `rows`, and tells which they were. */
export async function dropRepeated(
  connection: Connection,
  id: DatasetId,
  fields: readonly string[],
  repeated: 'last' | 'earliest',
): Promise<Repeated> {
  const identity = identityOf(id, fields);
  const condition = repeatedRows(id, fields, repeated);
  if (identity.kind !== 'key' || !condition) return nothing;
  // Hashes of eight bytes are told apart much faster than texts; without two of the same there are no two of the same key.
  const surplus = `SELECT ${duckdb.double(`count(*) - count(DISTINCT hash(${keySql(identity)}))`)} AS n FROM rows WHERE ${duckdb.name(identity.key)} IS NOT NULL`;
  if ((await count(connection, surplus)) === 0) return nothing;
  const all = `SELECT ${duckdb.double('count(*)')} AS n FROM rows`;
  const before = await count(connection, all);
  const findings = await listed(connection, identity.key, condition);
  await connection.run(`DELETE FROM rows WHERE ${condition}`);
  const replaced = before - (await count(connection, all));
  const text = `${identity.key}: came again in the file; the ${repeated === 'last' ? 'last' : 'earliest'} row of each counts`;
  return { replaced, findings, group: { reason: 'came-again', text, count: replaced, severity: 'note' } };
}
