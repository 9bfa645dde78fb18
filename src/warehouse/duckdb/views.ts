import { type DatasetId, dataset, datasets, type Field, isDimension } from '../../model/dataset';
import { offsetChanges } from '../../time/zone';
import type { Catalog } from '../catalog';
import { inherits } from '../catalog-of';
import type { Range, Segment } from '../manifest';
import type { Spacing } from '../total-spans';
import { duckdb } from './dialect';
import { newestTotals, spansSql } from './totals-sql';
import { instantSql, localDaySql, wallDaySql } from './zone-sql';

/** `schema`: the quoted place of the segment's table, such as `"s0"`. */
export type AttachedSegment = { readonly schema: string; readonly segment: Segment };
export type ViewSettings = { readonly zone: string; readonly inactivityDays: number };

const types: Readonly<Record<Field['kind'], string>> = {
  id: 'VARCHAR',
  text: 'VARCHAR',
  instant: 'BIGINT',
  money: 'BIGINT',
  duration: 'BIGINT',
  score: 'DOUBLE',
  number: 'DOUBLE',
  flag: 'BOOLEAN',
};

/** The type in which a field is stored. */
export const storedType = (field: Field): string => types[field.kind];

const MS_PER_DAY = 86_400_000;

function instantColumns(field: string, range: Range | undefined, zone: string): readonly string[] {
  const name = duckdb.name(field);
  const day = duckdb.name(`${field}_day`);
  if (!range) return [`${name} AS ${name}`, `CAST(NULL AS INTEGER) AS ${day}`];
  const changes = offsetChanges(zone, range.min - 2 * MS_PER_DAY, range.max + 2 * MS_PER_DAY);
  return range.floating
    ? [`${instantSql(name, changes)} AS ${name}`, `${wallDaySql(name)} AS ${day}`]
    : [`${name} AS ${name}`, `${localDaySql(name, changes)} AS ${day}`];
}

type Stored = Pick<Segment, 'dataset' | 'fields' | 'ranges'>;

function columns(fields: readonly Field[], segment: Stored, zone: string): string {
  return fields
    .flatMap((field) => {
      const name = duckdb.name(field.id);
      if (!segment.fields.includes(field.id)) {
        const missing = [`CAST(NULL AS ${storedType(field)}) AS ${name}`];
        return field.kind === 'instant' ? [...missing, `CAST(NULL AS INTEGER) AS ${duckdb.name(`${field.id}_day`)}`] : missing;
      }
      return field.kind === 'instant' ? instantColumns(field.id, segment.ranges[field.id], zone) : [`${name} AS ${name}`];
    })
    .join(', ');
}

/** The records of a segment that lies in `table`: all fields of its dataset, the local days of its instants, and `line`. */
export const recordsSql = (segment: Stored, table: string, zone: string): string =>
  `SELECT ${columns(dataset(segment.dataset).fields, segment, zone)}, line AS line FROM ${table}`;

function view(id: DatasetId, segments: readonly AttachedSegment[], zone: string): string {
  const selects = segments.map(({ schema, segment }) => recordsSql(segment, `${schema}.rows`, zone));
  const all =
    id === 'figures'
      ? newestTotals(selects.map((rows, place) => spansSql(rows, spacings(segments[place]?.segment))))
      : selects.join(' UNION ALL ');
  return `CREATE OR REPLACE VIEW ${duckdb.name(id)} AS ${all}`;
}

const spacings = (segment: Segment | undefined): Readonly<Record<string, Spacing>> =>
  Object.fromEntries(Object.entries(segment?.totals ?? {}).map(([kpi, { each }]) => [kpi, each]));

/** Customers made of their orders: acquired with the first, lost when the inactivity window passed after the last. Refunds don't count as
 * orders. Each dimension is that of the first order that
 * has one (of several at the same moment, the one first in the alphabet). */
function derivedCustomers(catalog: Catalog, inactivityDays: number): string {
  const horizon = catalog.datasets.orders?.lastDay ?? 0;
  const gone = `max(ordered_at_day) + ${inactivityDays} <= ${horizon}`;
  const fields = dataset('customers').fields.flatMap(({ id }) =>
    isDimension(id) ? [`arg_min(${duckdb.name(id)}, row(ordered_at, ${duckdb.name(id)})) AS ${duckdb.name(id)}`] : [],
  );
  return `CREATE OR REPLACE VIEW customers AS SELECT customer_id AS customer_id, min(ordered_at) AS acquired_at, min(ordered_at_day) AS acquired_at_day,
 CASE WHEN ${gone} THEN max(ordered_at) + ${inactivityDays * MS_PER_DAY} END AS churned_at,
 CASE WHEN ${gone} THEN max(ordered_at_day) + ${inactivityDays} END AS churned_at_day, ${fields.join(', ')}, CAST(0 AS INTEGER) AS line
 FROM orders WHERE amount >= 0 GROUP BY customer_id`;
}

function withCustomer(id: DatasetId, catalog: Catalog): string {
  const inherited = new Set<string>(catalog.datasets[id]?.inherited);
  const selected = dataset(id).fields.flatMap((field) => {
    const name = duckdb.name(field.id);
    const column = `${inherited.has(field.id) ? 'c' : 'o'}.${name} AS ${name}`;
    return field.kind === 'instant'
      ? [column, `o.${duckdb.name(`${field.id}_day`)} AS ${duckdb.name(`${field.id}_day`)}`]
      : [column];
  });
  return `CREATE OR REPLACE VIEW ${duckdb.name(`${id}_with_customer`)} AS SELECT ${selected.join(', ')}, o.line AS line FROM ${duckdb.name(id)} o LEFT JOIN customers c ON c.customer_id = o.customer_id`;
}

/**
 * The views that the cube asks: one per dataset with all its fields (those no file fills are NULL; instants as true instants), the local
 * day of each instant as `<field>_day`, and `<dataset>_with_customer` with the dimensions taken from the customer.
 */
export function viewStatements(
  segments: readonly AttachedSegment[],
  catalog: Catalog,
  { zone, inactivityDays }: ViewSettings,
): readonly string[] {
  const live = segments.filter(({ segment }) => segment.rows > 0);
  const views = datasets.flatMap(({ id }) => {
    const own = live.filter(({ segment }) => segment.dataset === id);
    return own.length > 0 ? [view(id, own, zone)] : [];
  });
  const derived = catalog.datasets.customers?.derived ? [derivedCustomers(catalog, inactivityDays)] : [];
  const joined = datasets.flatMap(({ id }) =>
    inherits(id) && (catalog.datasets[id]?.inherited.length ?? 0) > 0 ? [withCustomer(id, catalog)] : [],
  );
  return [...views, ...derived, ...joined];
}
