import { dimensions as allDimensions, type DimensionId } from '../model/dataset';
import type { Catalog } from '../warehouse/catalog';
import type { Dialect } from '../warehouse/dialect';
import type { Query } from '../warehouse/engine';
import type { Condition, Daily, Measure, Quantity, Totals } from './measure';
import type { Filter, Slice } from './slice';

type Spelling = { readonly dialect: Dialect; readonly has: (field: string) => boolean };

const dayField = (field: string): string => `${field}_day`;

function day(fields: readonly string[], { dialect }: Spelling): string {
  const names = fields.map((field) => dialect.name(dayField(field)));
  return names.length === 1 ? (names[0] ?? '') : `coalesce(${names.join(', ')})`;
}

/** The quantity as whole stored units: ten-thousandths of money, milliseconds of time; scores as they are. */
function quantity(of: Quantity, { dialect, has }: Spelling): string {
  if (of.kind !== 'elapsed') return dialect.name(of.field);
  if (of.prefer && has(of.prefer)) return `${dialect.name(of.prefer)} * 1000`;
  const from = dialect.name(of.from);
  const to = dialect.name(of.to);
  const between = `${to} - ${from}`;
  return of.seconds && has(of.seconds)
    ? `CASE WHEN ${to} IS NOT NULL THEN ${between} ELSE ${dialect.name(of.seconds)} * 1000 END`
    : between;
}

function condition(one: Condition, { dialect, has }: Spelling): string {
  switch (one.is) {
    case 'equal':
      return `${dialect.name(one.field)} = ${dialect.text(one.value)}`;
    case 'present':
      return `${dialect.name(one.first.find(has) ?? one.first[0] ?? '')} IS NOT NULL`;
    case 'true-or-present':
      return `(${dialect.name(one.flag)} OR ${dialect.name(one.field)} IS NOT NULL)`;
    case 'not-negative':
      return `${dialect.name(one.field)} >= 0`;
  }
}

const valueIn = (dimension: DimensionId, dialect: Dialect): string => `coalesce(${dialect.name(dimension)}, '')`;

function filter({ dimension, values, exclude }: Filter, dialect: Dialect): string {
  if (values.length === 0) return exclude ? '1 = 1' : '1 = 0';
  return `${valueIn(dimension, dialect)} ${exclude ? 'NOT IN' : 'IN'} (${values.map((value) => dialect.text(value)).join(', ')})`;
}

function where(measure: Exclude<Measure, Totals>, filters: readonly Filter[], spelling: Spelling, days: string): string {
  const all = [
    `${days} IS NOT NULL`,
    ...(measure.where ?? []).map((one) => condition(one, spelling)),
    ...filters.map((one) => filter(one, spelling.dialect)),
  ];
  return `WHERE ${all.join(' AND ')}`;
}

function group({ by }: Slice, dialect: Dialect): string | undefined {
  if (!by) return undefined;
  if (by.top.length === 0) return 'CAST(NULL AS VARCHAR)';
  const value = valueIn(by.dimension, dialect);
  return `CASE WHEN ${value} IN (${by.top.map((top) => dialect.text(top)).join(', ')}) THEN ${value} END`;
}

function totals(of: Quantity | undefined, spelling: Spelling): readonly string[] {
  const { double } = spelling.dialect;
  if (!of) return [`${double('count(*)')} AS records`];
  const x = quantity(of, spelling);
  const kept = of.kind === 'elapsed' ? `CASE WHEN (${x}) >= 0 THEN ${x} END` : x;
  const unit = of.kind === 'elapsed' ? ' / 1000.0' : of.kind === 'amount' ? ' / 10000.0' : '';
  const base = `(${double(kept)}${unit})`;
  return [
    `${double('count(*)')} AS records`,
    `${double(`count(${kept})`)} AS counted`,
    `${double(`count(CASE WHEN (${x}) < 0 THEN 1 END)`)} AS negatives`,
    `${double(`coalesce(sum(${kept}), 0)`)} AS total`,
    `${double(`coalesce(sum(${base} * ${base}), 0)`)} AS squares`,
  ];
}

function until({ until: field }: Daily, start: string, { dialect }: Spelling): string | undefined {
  if (!field) return undefined;
  const end = dialect.name(dayField(field));
  return `CASE WHEN ${end} > ${start} THEN ${end} ELSE ${start} END`;
}

type Parts = {
  readonly keys: readonly (readonly [alias: string, expression: string])[];
  readonly values: readonly string[];
  readonly from: string;
  readonly where: string;
};

const statement = ({ keys, values, from, where: conditions }: Parts): string =>
  `SELECT ${[...keys.map(([alias, expression]) => `${expression} AS ${alias}`), ...values].join(', ')} FROM ${from} ${conditions} GROUP BY ${keys.map(([alias]) => alias).join(', ')}`;

/** Every total by itself. In a breakdown one without a value of the dimension is of all of them, not of none. */
function totalParts({ kpi }: Totals, { filters, by }: Slice, from: string, dialect: Dialect, grp: Parts['keys']): Parts {
  const bits = allDimensions.map(({ id }, place) => `CASE WHEN ${dialect.name(id)} IS NULL THEN 0 ELSE ${2 ** place} END`);
  const conditions = [
    `${dialect.name('kpi')} = ${dialect.text(kpi)}`,
    ...filters.map((one) => filter(one, dialect)),
    ...(by ? [`${dialect.name(by.dimension)} IS NOT NULL`] : []),
  ];
  return {
    keys: [
      ['on_day', dialect.name(dayField('date'))],
      ['end_day', dialect.name(dayField('end_date'))],
      ['over', dialect.name('numerator')],
      ['under', dialect.name('denominator')],
      ['val', dialect.name('value')],
      ['num', dialect.name('n')],
      ['dims', bits.join(' + ')],
      ['at_line', dialect.name('line')],
      ...grp,
    ],
    values: [`${dialect.double('count(*)')} AS records`],
    from,
    where: `WHERE ${conditions.join(' AND ')}`,
  };
}

function parts(slice: Slice, from: string, spelling: Spelling): Parts {
  const { measure, filters } = slice;
  const grouped = group(slice, spelling.dialect);
  const grp = grouped ? ([['grp', grouped]] as const) : [];
  const count = `${spelling.dialect.double('count(*)')} AS records`;
  switch (measure.kind) {
    case 'daily': {
      const at = day(measure.day, spelling);
      const last = until(measure, at, spelling);
      const keys = [['on_day', at] as const, ...(last ? [['end_day', last] as const] : []), ...grp];
      return { keys, values: totals(measure.of, spelling), from, where: where(measure, filters, spelling, at) };
    }
    case 'histogram': {
      const at = day(measure.day, spelling);
      const x = `(${quantity(measure.of, spelling)})`;
      const conditions = `${where(measure, filters, spelling, at)} AND ${x} >= 0`;
      return {
        keys: [['on_day', at], ['bucket', spelling.dialect.logBucketOfThousandths(x)], ...grp],
        values: [count],
        from,
        where: conditions,
      };
    }
    case 'tally': {
      const at = day(measure.day, spelling);
      const value = spelling.dialect.name(measure.field);
      return {
        keys: [['on_day', at], ['val', value], ...grp],
        values: [count],
        from,
        where: `${where(measure, filters, spelling, at)} AND ${value} IS NOT NULL`,
      };
    }
    case 'spans': {
      const at = spelling.dialect.name(dayField(measure.start));
      return {
        keys: [['on_day', at], ['end_day', spelling.dialect.name(dayField(measure.end))], ...grp],
        values: [count],
        from,
        where: where(measure, filters, spelling, at),
      };
    }
    case 'totals':
      return totalParts(measure, slice, from, spelling.dialect, grp);
    case 'visits': {
      const at = spelling.dialect.name(dayField(measure.day));
      const who = spelling.dialect.name(measure.who);
      const partition = grouped ? 'who, grp' : 'who';
      const distinct = `SELECT DISTINCT ${who} AS who, ${at} AS on_day${grouped ? `, ${grouped} AS grp` : ''} FROM ${from} ${where(measure, filters, spelling, at)}`;
      const lagged = `SELECT on_day, lag(on_day) OVER (PARTITION BY ${partition} ORDER BY on_day) AS prev_day${grouped ? ', grp' : ''} FROM (${distinct}) AS days`;
      return {
        keys: [['on_day', 'on_day'], ['prev_day', 'prev_day'], ...(grouped ? [['grp', 'grp'] as const] : [])],
        values: [count],
        from: `(${lagged}) AS visits`,
        where: '',
      };
    }
  }
}

/** The view that has the dimensions: the dataset's own, or the one joined to customers. Throws when neither has one. */
export function viewOf(dataset: Measure['dataset'], dimensions: readonly DimensionId[], catalog: Catalog): string {
  const state = catalog.datasets[dataset];
  if (!state) throw new Error(`no ${dataset} are loaded`);
  const foreign = dimensions.filter((dimension) => !state.own.includes(dimension));
  const lacking = foreign.find((dimension) => !state.inherited.includes(dimension));
  if (lacking) throw new Error(`${dataset} have no ${lacking}`);
  return foreign.length > 0 ? `${dataset}_with_customer` : dataset;
}

/**
 * The one place where a slice becomes SQL. Columns of the result: `on_day` (and `end_day`, `prev_day`, `bucket`, `val` by the kind of
 * measure) as days or numbers, `grp` as text (missing: beyond the top), counts and sums as doubles. Throws when the data can't answer.
 */
export function compile(slice: Slice, dialect: Dialect, catalog: Catalog): Query {
  const { measure, filters, by } = slice;
  const dimensions = [...filters.map(({ dimension }) => dimension), ...(by ? [by.dimension] : [])];
  const from = dialect.name(viewOf(measure.dataset, dimensions, catalog));
  const fields = new Set(catalog.datasets[measure.dataset]?.fields);
  return { sql: statement(parts(slice, from, { dialect, has: (field) => fields.has(field) })) };
}
