import type { Answer } from '../cube/answer';
import type { Condition, Measure, Quantity } from '../cube/measure';
import type { Filter, Slice } from '../cube/slice';
import { OTHER } from '../cube/slice';
import { type DatasetId, dataset, dimensions, isDimension } from '../model/dataset';
import { LOG_BASE, logBucket } from '../statistics/log-bucket';
import type { Day } from '../time/day';
import type { Period } from '../time/period';
import { instantOfLocal, localDay, offsetChanges } from '../time/zone';
import type { PlainFile, PlainRecord } from './duckdb-in-node';

type World = { readonly files: readonly PlainFile[]; readonly zone: string; readonly inactivityDays: number };

const MS_PER_DAY = 86_400_000;
const within = (day: Day | undefined, p: Period): boolean => day !== undefined && day >= p.start && day < p.end;
const numberOf = (value: PlainRecord[string]): number | undefined => (typeof value === 'number' ? value : undefined);

/** All records of a dataset, instants as instants, with `<field>_day`. */
function recordsOf(id: DatasetId, { files, zone, inactivityDays }: World): readonly PlainRecord[] {
  const changes = offsetChanges(zone, Date.UTC(1950, 0, 1), Date.UTC(2100, 0, 1));
  const instants = dataset(id)
    .fields.filter(({ kind }) => kind === 'instant')
    .map((field) => field.id);
  const own = files
    .filter((file) => file.dataset === id)
    .flatMap(({ records, floating }) =>
      records.map((record) => {
        const full: Record<string, PlainRecord[string]> = { ...record };
        for (const field of instants) {
          const value = numberOf(record[field]);
          if (value === undefined) continue;
          full[`${field}_day`] = floating ? Math.floor(value / MS_PER_DAY) : localDay(value, changes);
          full[field] = floating ? instantOfLocal(value, changes) : value;
        }
        return full;
      }),
    );
  if (id === 'customers' && own.length === 0) return derived({ files, zone, inactivityDays });
  return own;
}

function derived(world: World): readonly PlainRecord[] {
  const orders = recordsOf('orders', world);
  const horizon = Math.max(...orders.map((order) => Number(order.ordered_at_day)));
  const byCustomer = new Map<string, PlainRecord[]>();
  for (const order of orders) {
    if (Number(order.amount) < 0) continue;
    const who = String(order.customer_id);
    byCustomer.set(who, [...(byCustomer.get(who) ?? []), order]);
  }
  return [...byCustomer].map(([who, list]) => {
    const sorted = [...list].sort((a, b) => Number(a.ordered_at) - Number(b.ordered_at));
    const [first, last] = [sorted[0], sorted[sorted.length - 1]];
    const gone = Number(last?.ordered_at_day) + world.inactivityDays;
    const dims = Object.fromEntries(
      dimensions.flatMap(({ id }) => {
        const [earliest] = list
          .filter((order) => order[id] !== undefined)
          .sort((a, b) => Number(a.ordered_at) - Number(b.ordered_at) || (String(a[id]) < String(b[id]) ? -1 : 1));
        return earliest ? [[id, earliest[id]]] : [];
      }),
    );
    return {
      ...dims,
      customer_id: who,
      acquired_at: first?.ordered_at,
      acquired_at_day: first?.ordered_at_day,
      ...(gone <= horizon
        ? { churned_at: Number(last?.ordered_at) + world.inactivityDays * MS_PER_DAY, churned_at_day: gone }
        : {}),
    };
  });
}

const filled = (records: readonly PlainRecord[], field: string): boolean => records.some((record) => record[field] !== undefined);

function quantity(of: Quantity, record: PlainRecord, all: readonly PlainRecord[]): number | undefined {
  if (of.kind === 'amount') return record[of.field] === undefined ? undefined : Number(record[of.field]) / 10_000;
  if (of.kind === 'score') return numberOf(record[of.field]);
  if (of.prefer && filled(all, of.prefer)) return numberOf(record[of.prefer]);
  const [from, to] = [numberOf(record[of.from]), numberOf(record[of.to])];
  if (to !== undefined && from !== undefined) return (to - from) / 1000;
  return of.seconds ? numberOf(record[of.seconds]) : undefined;
}

function holds(one: Condition, record: PlainRecord, all: readonly PlainRecord[]): boolean {
  switch (one.is) {
    case 'equal':
      return record[one.field] === one.value;
    case 'present':
      return record[one.first.find((field) => filled(all, field)) ?? one.first[0] ?? ''] !== undefined;
    case 'true-or-present':
      return record[one.flag] === true || record[one.field] !== undefined;
    case 'not-negative':
      return Number(record[one.field]) >= 0;
  }
}

const dimensionOf = (record: PlainRecord, dimension: string): string => String(record[dimension] ?? '');
const passes = ({ dimension, values, exclude }: Filter, record: PlainRecord): boolean =>
  values.includes(dimensionOf(record, dimension)) !== (exclude === true);
const dayOf = (fields: readonly string[], record: PlainRecord): Day | undefined =>
  fields.map((field) => numberOf(record[`${field}_day`])).find((day) => day !== undefined);

/** A slice answered row by row, as slowly and plainly as can be: the truth that the engine is compared with. */
export function naiveAnswer(slice: Slice, world: World, group?: string): Answer {
  const { measure, filters, by } = slice;
  const all = recordsOf(measure.dataset, world);
  const customers = new Map(recordsOf('customers', world).map((customer) => [customer.customer_id, customer]));
  const inherits = measure.dataset === 'orders' || measure.dataset === 'surveys';
  const withCustomer = all.map((record): PlainRecord => {
    const customer = inherits ? customers.get(record.customer_id) : undefined;
    const inherited = Object.entries(customer ?? {}).filter(([field]) => isDimension(field) && !filled(all, field));
    return { ...record, ...Object.fromEntries(inherited) };
  });
  const inGroup = (record: PlainRecord): boolean => {
    if (!by || group === undefined) return true;
    const value = dimensionOf(record, by.dimension);
    return group === OTHER ? !by.top.includes(value) : value === group;
  };
  const records = withCustomer.filter(
    (record) =>
      (('where' in measure && measure.where) || []).every((one) => holds(one, record, all)) &&
      filters.every((filter) => passes(filter, record)) &&
      inGroup(record),
  );
  return answers(measure, records, all);
}

function answers(measure: Measure, records: readonly PlainRecord[], all: readonly PlainRecord[]): Answer {
  const count = (test: (record: PlainRecord) => boolean): number => records.filter(test).length;
  switch (measure.kind) {
    case 'daily': {
      const at = (record: PlainRecord) => dayOf(measure.day, record);
      const until = (record: PlainRecord) =>
        Math.max(at(record) ?? 0, (measure.until ? numberOf(record[`${measure.until}_day`]) : undefined) ?? 0);
      const x = (record: PlainRecord) => (measure.of ? quantity(measure.of, record, all) : undefined);
      const kept = (record: PlainRecord): number | undefined => {
        const value = x(record);
        return value !== undefined && (value >= 0 || measure.of?.kind !== 'elapsed') ? value : undefined;
      };
      const share = (record: PlainRecord, p: Period): number => {
        const [first, last] = [at(record) ?? 0, until(record)];
        const days = Math.max(0, Math.min(p.end, last + 1) - Math.max(p.start, first));
        return days / (last - first + 1);
      };
      return {
        kind: 'daily',
        records: (p) => count((record) => within(at(record), p)),
        count: (p) => count((record) => within(at(record), p) && (!measure.of || kept(record) !== undefined)),
        negative: (p) => count((record) => within(at(record), p) && (x(record) ?? 0) < 0),
        sum: (p) =>
          records.reduce((sum, record) => sum + (at(record) === undefined ? 0 : (kept(record) ?? 0) * share(record, p)), 0),
        sumOfSquares: (p) => records.reduce((sum, record) => sum + (within(at(record), p) ? (kept(record) ?? 0) ** 2 : 0), 0),
      };
    }
    case 'histogram': {
      const values = (p: Period) =>
        records.flatMap((record) => {
          const value = quantity(measure.of, record, all);
          return value !== undefined && value >= 0 && within(dayOf(measure.day, record), p) ? [value] : [];
        });
      return {
        kind: 'histogram',
        count: (p) => values(p).length,
        quantile(p, share) {
          const sorted = values(p).sort((a, b) => a - b);
          return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1];
        },
        atMost: (p, limit) => values(p).filter((value) => LOG_BASE ** (logBucket(value) + 1) <= limit).length,
      };
    }
    case 'tally': {
      const scored = records.filter((record) => record[measure.field] !== undefined);
      const at = (p: Period) =>
        scored.filter((record) => within(dayOf(measure.day, record), p)).map((record) => Number(record[measure.field]));
      return {
        kind: 'tally',
        count: (p) => at(p).length,
        counts: (p) =>
          [...new Set(at(p))]
            .sort((a, b) => a - b)
            .map((value) => [value, at(p).filter((score) => score === value).length] as const),
      };
    }
    case 'spans': {
      const start = (record: PlainRecord) => numberOf(record[`${measure.start}_day`]);
      const end = (record: PlainRecord) => numberOf(record[`${measure.end}_day`]);
      const sane = records.filter(
        (record) => start(record) !== undefined && (end(record) ?? Number.POSITIVE_INFINITY) >= (start(record) ?? 0),
      );
      const active = (record: PlainRecord, day: Day) =>
        (start(record) ?? 0) < day && (end(record) ?? Number.POSITIVE_INFINITY) >= day;
      const inSane = (test: (record: PlainRecord) => boolean) => sane.filter(test).length;
      return {
        kind: 'spans',
        contradictory: records.filter((record) => start(record) !== undefined).length - sane.length,
        activeAt: (day) => inSane((record) => active(record, day)),
        startedIn: (p) => inSane((record) => within(start(record), p)),
        endedIn: (p) => inSane((record) => within(end(record), p)),
        lostFrom: (p) => inSane((record) => active(record, p.start) && within(end(record), p)),
        lengthQuantile(share) {
          const lengths = sane
            .flatMap((record) => (end(record) === undefined ? [] : [(end(record) ?? 0) - (start(record) ?? 0)]))
            .sort((a, b) => a - b);
          return lengths[Math.max(1, Math.ceil(share * lengths.length)) - 1];
        },
      };
    }
    case 'totals':
      throw new Error('totals are what they are: nothing is counted');
    case 'visits':
      return {
        kind: 'visits',
        distinct: (p) =>
          new Set(
            records.filter((record) => within(numberOf(record[`${measure.day}_day`]), p)).map((record) => record[measure.who]),
          ).size,
      };
  }
}
