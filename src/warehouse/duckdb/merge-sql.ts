import { dataset } from '../../model/dataset';
import type { Segment } from '../manifest';
import { combine, type Mode, onWallClock, type Values } from './combine';
import { brought, type Comparison, type Side, valuesOf } from './compare';
import { duckdb } from './dialect';
import { matchSql } from './record-identity';

/** An earlier file that completes records, with rows whose record is not there yet. */
export type Waiting = Side & { readonly mode: Mode };

export type Merge = Comparison & {
  readonly waiting: readonly Waiting[];
  /** Segments that lose rows, by their place in `live`. */
  readonly touched: readonly number[];
};

/** The stored rows that stay. */
export const restSql = (live: Side, index: number): string =>
  `CREATE TABLE rows AS SELECT o.* FROM ${live.schema}.rows o ANTI JOIN (SELECT place FROM hits WHERE changed AND seg = ${index}) h ON h.place = o.rowid`;

const sources = (merge: Merge): readonly Segment[] => [
  merge.fresh.segment,
  ...(merge.identity.kind === 'key' ? merge.touched.flatMap((index) => merge.live[index]?.segment ?? []) : []),
  ...(merge.mode.completes ? [] : merge.waiting.map(({ segment }) => segment)),
];

/** What the rows that the file brings or changes are made of, in the dataset's order, and which of them are on the wall clock. */
export function deltaFields(merge: Merge): { readonly fields: readonly string[]; readonly floating: readonly string[] } {
  const from = sources(merge);
  const filled = new Set(from.flatMap(({ fields }) => fields));
  const fields = dataset(merge.dataset).fields.flatMap(({ id }) => (filled.has(id) ? [id] : []));
  return { fields, floating: fields.filter((field) => onWallClock(from, field)) };
}

const newRows = ({ fresh }: Comparison): string =>
  `FROM ${fresh.schema}.rows n ANTI JOIN (SELECT fresh FROM hits WHERE fresh IS NOT NULL) h ON h.fresh = n.rowid`;

/** The statements that make the table of rows that the file brings or changes. */
export function deltaStatements(merge: Merge): readonly string[] {
  const { dataset: id, fresh, live, waiting, mode, zone, identity, touched } = merge;
  const from = sources(merge);
  const { fields: ids } = deltaFields(merge);
  const fields = dataset(id).fields.filter((field) => ids.includes(field.id));
  const key = identity.kind === 'key' ? identity.key : '';
  const selected = (values: Values) => fields.map((field) => `${values.get(field.id)} AS ${duckdb.name(field.id)}`).join(', ');
  const freshValues = valuesOf('n', fresh.segment, fields, from, zone);

  const completed = waiting.reduce<Values>(
    (values, { segment, mode: each }, index) => {
      const brings = segment.fields.filter((field) => field !== key);
      return combine(id, values, valuesOf(`w${index}`, segment, fields, from, zone), brings, each);
    },
    new Map(fields.map((field) => [field.id, 'NULL'])),
  );
  const revived = new Map(combine(id, completed, freshValues, brought(merge), mode));
  if (key) revived.set(key, freshValues.get(key) ?? 'NULL');
  const joins = waiting.map(
    ({ schema, segment }, index) =>
      `LEFT JOIN ${schema}.rows w${index} ON ${matchSql(id, 'n', fresh.segment.fields, `w${index}`, segment.fields)}`,
  );
  const added = `SELECT n.line AS line, ${selected(waiting.length > 0 ? revived : freshValues)} FROM (SELECT n.* ${newRows(merge)}) n ${joins.join(' ')}`;

  const changed = (index: number): string => {
    const side = live[index];
    if (!side) throw new Error(`there is no segment ${index}`);
    const before = valuesOf('o', side.segment, fields, from, zone);
    const after = combine(id, before, freshValues, brought(merge), mode);
    return `SELECT n.line AS line, ${selected(after)} FROM hits h JOIN ${fresh.schema}.rows n ON n.rowid = h.fresh
 JOIN ${side.schema}.rows o ON o.rowid = h.place WHERE h.seg = ${index} AND h.changed`;
  };
  const parts = [...(mode.completes ? [] : [added]), ...(identity.kind === 'key' ? touched.map(changed) : [])];
  return parts.map((part) => `INSERT INTO rows ${part}`);
}

/** One row: how many new records of the file wait for it in earlier files. */
export function revivedSql(merge: Merge): string {
  const { dataset: id, fresh, waiting } = merge;
  const waits = waiting.map(
    ({ schema, segment }) =>
      `EXISTS (SELECT 1 FROM ${schema}.rows w WHERE ${matchSql(id, 'n', fresh.segment.fields, 'w', segment.fields)})`,
  );
  return `SELECT ${duckdb.double('count(*)')} AS n FROM (SELECT n.* ${newRows(merge)}) n WHERE ${waits.join(' OR ') || 'false'}`;
}

/** The rows of a completing file without a record in any of the segments. */
export function orphansFrom(id: Comparison['dataset'], file: Side, records: readonly Side[]): string {
  const anti = records.map(
    ({ schema, segment }) =>
      `NOT EXISTS (SELECT 1 FROM ${schema}.rows r WHERE ${matchSql(id, 'c', file.segment.fields, 'r', segment.fields)})`,
  );
  return `FROM ${file.schema}.rows c${anti.length > 0 ? ` WHERE ${anti.join(' AND ')}` : ''}`;
}
