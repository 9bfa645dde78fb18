import { type DatasetId, dataset, type Field } from '../../model/dataset';
import type { Segment } from '../manifest';
import { changedSql, combine, type Mode, onWallClock, type Values, valueSql } from './combine';
import { duckdb } from './dialect';
import { type Identity, matchSql } from './record-identity';

/** A file and what it is compared with, each attached under a schema (quoted). `live`: segments of the same dataset whose records it may know. */
export type Comparison = {
  readonly dataset: DatasetId;
  readonly identity: Identity;
  readonly mode: Mode;
  readonly zone: string;
  readonly fresh: Side;
  readonly live: readonly Side[];
};
export type Side = { readonly schema: string; readonly segment: Segment };

const fieldsOf = (id: DatasetId, ids: readonly string[]): readonly Field[] =>
  dataset(id).fields.filter((field) => ids.includes(field.id));

/** Values of all the fields that either side has, on one clock. */
export function valuesOf(
  alias: string,
  side: Segment,
  fields: readonly Field[],
  together: readonly Segment[],
  zone: string,
): Values {
  return new Map(fields.map((field) => [field.id, valueSql(alias, side, field, onWallClock(together, field.id), zone)] as const));
}

/** What a file brings beside the key. */
export const brought = ({ identity, fresh }: Comparison): readonly string[] =>
  fresh.segment.fields.filter((field) => identity.kind !== 'key' || field !== identity.key);

function keyHits(comparison: Comparison, live: Side, index: number): string {
  const { dataset: id, fresh, mode, zone } = comparison;
  const together = [fresh.segment, live.segment];
  const fields = fieldsOf(id, [...fresh.segment.fields, ...live.segment.fields]);
  const before = valuesOf('o', live.segment, fields, together, zone);
  const after = combine(id, before, valuesOf('n', fresh.segment, fields, together, zone), brought(comparison), mode);
  return `SELECT n.rowid AS fresh, ${index} AS seg, o.rowid AS place, ${changedSql(before, after, brought(comparison))} AS changed
 FROM ${fresh.schema}.rows n JOIN ${live.schema}.rows o ON ${matchSql(id, 'n', fresh.segment.fields, 'o', live.segment.fields)}`;
}

/** Groups of rows with the same names that are on both sides: rows of the file, stored rows, and rows that are the same in both. */
function formStatements({ dataset: id, identity, fresh, live, zone }: Comparison): readonly string[] {
  if (identity.kind !== 'form') return [];
  const { names, values } = identity;
  const together = [fresh, ...live].map(({ segment }) => segment);
  const fields = fieldsOf(id, [...names, ...values]);
  const list = (ids: readonly string[]) => ids.map(duckdb.name).join(', ');
  const named = (alias: string, side: Segment) => {
    const of = valuesOf(alias, side, fields, together, zone);
    return (ids: readonly string[]) => ids.map((field) => `${of.get(field)} AS ${duckdb.name(field)}`).join(', ');
  };
  const same = (alias: string, side: Segment) => {
    const of = valuesOf(alias, side, fields, together, zone);
    return names.map((field) => `${of.get(field)} IS NOT DISTINCT FROM g.${duckdb.name(field)}`).join(' AND ');
  };
  const rows = [
    `SELECT 1 AS fresh, ${named('n', fresh.segment)([...names, ...values])} FROM ${fresh.schema}.rows n`,
    ...live.map(
      ({ schema, segment }) => `SELECT 0 AS fresh, ${named('o', segment)([...names, ...values])} FROM ${schema}.rows o`,
    ),
  ].join(' UNION ALL ');
  const tally = `SELECT ${list(names)}, sum(fresh) AS n, sum(1 - fresh) AS o FROM (${rows}) AS r GROUP BY ${list([...names, ...values])}`;
  return [
    `CREATE TEMP TABLE groups AS SELECT ${list(names)}, sum(n) AS n, sum(o) AS o, sum(CASE WHEN n < o THEN n ELSE o END) AS u
 FROM (${tally}) AS t GROUP BY ${list(names)} HAVING sum(n) > 0 AND sum(o) > 0`,
    ...live.map(
      ({ schema, segment }, index) => `INSERT INTO hits SELECT NULL, ${index}, o.rowid, true FROM ${schema}.rows o JOIN groups g
 ON ${same('o', segment)} WHERE g.n <> g.u OR g.o <> g.u`,
    ),
    `INSERT INTO hits SELECT n.rowid, NULL, NULL, false FROM ${fresh.schema}.rows n JOIN groups g ON ${same('n', fresh.segment)} WHERE g.n = g.u AND g.o = g.u`,
  ];
}

/**
 * Makes the table `hits`: stored rows that leave or change (`seg`, the place in `live`; `place`, the rowid there; `changed`), and rows of the
 * file (`fresh`, the rowid) that are known. A row of the file that is not in it is new.
 */
export function hitStatements(comparison: Comparison, only?: number): readonly string[] {
  const { identity, live } = comparison;
  const table = 'CREATE OR REPLACE TEMP TABLE hits (fresh BIGINT, seg INTEGER, place BIGINT, changed BOOLEAN)';
  if (identity.kind === 'row') return [table];
  if (identity.kind === 'form') return [table, 'DROP TABLE IF EXISTS groups', ...formStatements(comparison)];
  return [
    table,
    ...live.flatMap((side, index) =>
      only === undefined || only === index ? [`INSERT INTO hits ${keyHits(comparison, side, index)}`] : [],
    ),
  ];
}

const number = (expression: string, name: string): string => `${duckdb.double(`coalesce(${expression}, 0)`)} AS ${name}`;

/** One row: how many rows of the file are `updated` and `unchanged`; the others are new, or orphans. */
export const countsSql = ({ identity }: Comparison): string =>
  identity.kind === 'form'
    ? `SELECT ${number('sum(CASE WHEN n < o THEN n - u ELSE o - u END)', 'updated')}, ${number('sum(u)', 'unchanged')} FROM groups`
    : `SELECT ${number('sum(CASE WHEN changed THEN 1 ELSE 0 END)', 'updated')}, ${number('sum(CASE WHEN changed THEN 0 ELSE 1 END)', 'unchanged')}
 FROM (SELECT fresh, bool_or(changed) AS changed FROM hits GROUP BY fresh) AS h`;

/** By segment that loses rows: how many. */
export const touchedSql = `SELECT ${duckdb.double('seg')} AS seg, ${duckdb.double('count(*)')} AS n FROM hits WHERE changed AND seg IS NOT NULL GROUP BY seg`;

/** One row: how many rows of the file are known and bring nothing new. */
export const idleSql = `SELECT ${duckdb.double('count(*)')} AS n FROM hits WHERE NOT changed`;
