import { type DatasetId, dataset } from '../../model/dataset';
import type { Connection } from './boot';
import { duckdb } from './dialect';
import { identityOf, keySql } from './record-identity';
import { count } from './segment-table';

/** Of rows of a file with the same key one stays: the last, or the one with the earliest main instant (of equals the first). */
export function dropRepeatedSql(id: DatasetId, fields: readonly string[], repeated: 'last' | 'earliest'): string | undefined {
  const identity = identityOf(id, fields);
  if (identity.kind !== 'key') return undefined;
  const key = duckdb.name(identity.key);
  const main = dataset(id).fields.find(({ kind }) => kind === 'instant')?.id;
  const earliest = repeated === 'earliest' && main !== undefined && fields.includes(main);
  const stays = earliest ? `arg_min(rowid, row(coalesce(${duckdb.name(main)}, 9223372036854775807), rowid))` : 'max(rowid)';
  return `DELETE FROM rows WHERE ${key} IS NOT NULL AND rowid NOT IN (SELECT ${stays} FROM rows WHERE ${key} IS NOT NULL GROUP BY ${keySql(identity)})`;
}

/** Drops them from the table `rows` and returns how many went. */
export async function dropRepeated(
  connection: Connection,
  id: DatasetId,
  fields: readonly string[],
  repeated: 'last' | 'earliest',
): Promise<number> {
  const identity = identityOf(id, fields);
  const sql = dropRepeatedSql(id, fields, repeated);
  if (identity.kind !== 'key' || !sql) return 0;
  // Hashes of eight bytes are told apart much faster than texts; without two of the same there are no two of the same key.
  const surplus = `SELECT ${duckdb.double(`count(*) - count(DISTINCT hash(${keySql(identity)}))`)} AS n FROM rows WHERE ${duckdb.name(identity.key)} IS NOT NULL`;
  if ((await count(connection, surplus)) === 0) return 0;
  const all = `SELECT ${duckdb.double('count(*)')} AS n FROM rows`;
  const before = await count(connection, all);
  await connection.run(sql);
  return before - (await count(connection, all));
}
