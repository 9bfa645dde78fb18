import { bucketBounds, LOG_BASE } from '../statistics/log-bucket';
import type { Table } from '../warehouse/engine';
import type { Answer, DailyAnswer, HistogramAnswer, SpansAnswer, TallyAnswer, Total, TotalsAnswer, VisitsAnswer } from './answer';
import { daySums, orderByDay, spreadSums } from './day-index';
import type { Daily, Measure } from './measure';
import { OTHER } from './slice';

const none = new Float64Array(0);

function numbers(table: Table, name: string): Float64Array {
  const column = table.columns[name] ?? none;
  if (!(column instanceof Float64Array)) throw new Error(`column ${name} holds text, numbers were expected`);
  return column;
}

/** Stored units in one base unit: ten-thousandths of money, milliseconds of time. */
function scaleOf({ of }: Daily): number {
  return of?.kind === 'amount' ? 10_000 : of?.kind === 'elapsed' ? 1000 : 1;
}

/** Evenly spread sums are of fractions: what doubles leave behind after the thirteenth digit is cut off, so that whole costs come out whole. */
const withoutDust = (sum: number): number => Number(sum.toPrecision(13));

function daily(measure: Daily, table: Table): DailyAnswer {
  const at = numbers(table, 'on_day');
  const scale = scaleOf(measure);
  const sums = measure.until
    ? spreadSums(at, numbers(table, 'end_day'), numbers(table, 'total'))
    : daySums(at, numbers(table, 'total'));
  return {
    kind: 'daily',
    records: daySums(at, numbers(table, 'records')),
    count: daySums(at, numbers(table, measure.of ? 'counted' : 'records')),
    negative: daySums(at, numbers(table, 'negatives')),
    sum: measure.until ? (p) => withoutDust(sums(p)) / scale : (p) => sums(p) / scale,
    sumOfSquares: daySums(at, numbers(table, 'squares')),
  };
}

function histogram(table: Table): HistogramAnswer {
  const at = numbers(table, 'on_day');
  const buckets = numbers(table, 'bucket');
  const records = numbers(table, 'records');
  const { order, from } = orderByDay(at);
  const count = daySums(at, records);
  const countsIn = (start: number, end: number): Map<number, number> => {
    const counts = new Map<number, number>();
    for (let place = from(start); place < from(end); place++) {
      const row = order[place] ?? 0;
      const bucket = buckets[row] ?? 0;
      counts.set(bucket, (counts.get(bucket) ?? 0) + (records[row] ?? 0));
    }
    return counts;
  };
  return {
    kind: 'histogram',
    count,
    quantile(p, share) {
      const total = count(p);
      if (total === 0) return undefined;
      const rank = Math.max(1, Math.ceil(share * total));
      let seen = 0;
      for (const [bucket, here] of [...countsIn(p.start, p.end)].sort(([a], [b]) => a - b)) {
        seen += here;
        if (seen >= rank) return LOG_BASE ** (bucket + 0.5);
      }
      throw new Error('a histogram holds fewer records than it counted');
    },
    atMost(p, limit) {
      let inside = 0;
      for (const [bucket, here] of countsIn(p.start, p.end)) {
        const { low, high } = bucketBounds(bucket);
        inside += limit >= high ? here : limit <= low ? 0 : (here * (limit - low)) / (high - low);
      }
      return inside;
    },
  };
}

function tally(table: Table): TallyAnswer {
  const at = numbers(table, 'on_day');
  const values = numbers(table, 'val');
  const records = numbers(table, 'records');
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const byValue = distinct.map(
    (value) =>
      [
        value,
        daySums(
          at,
          records.map((count, row) => (values[row] === value ? count : 0)),
        ),
      ] as const,
  );
  return {
    kind: 'tally',
    count: daySums(at, records),
    counts: (p) => byValue.map(([value, sums]) => [value, sums(p)] as const).filter(([, count]) => count > 0),
  };
}

function spans(table: Table): SpansAnswer {
  const starts = numbers(table, 'on_day');
  const ends = numbers(table, 'end_day');
  const records = numbers(table, 'records');
  const sane = records.map((count, row) => ((ends[row] ?? Number.NaN) < (starts[row] ?? 0) ? 0 : count));
  const contradictory = records.reduce((sum, count, row) => sum + count - (sane[row] ?? 0), 0);
  const closed = Int32Array.from(starts.keys()).filter((row) => !Number.isNaN(ends[row] ?? Number.NaN) && (sane[row] ?? 0) > 0);
  const endDays = Float64Array.from(closed, (row) => ends[row] ?? 0);
  const endCounts = Float64Array.from(closed, (row) => sane[row] ?? 0);
  const started = daySums(starts, sane);
  const ended = daySums(endDays, endCounts);
  const { order, from } = orderByDay(endDays);
  const ever = -1e9;
  let lengths: readonly (readonly [number, number])[] | undefined;
  return {
    kind: 'spans',
    contradictory,
    activeAt: (day) => started({ start: ever, end: day }) - ended({ start: ever, end: day }),
    startedIn: started,
    endedIn: ended,
    lostFrom(p) {
      let lost = 0;
      for (let place = from(p.start); place < from(p.end); place++) {
        const row = closed[order[place] ?? 0] ?? 0;
        if ((starts[row] ?? 0) < p.start) lost += sane[row] ?? 0;
      }
      return lost;
    },
    lengthQuantile(share) {
      lengths ??= lengthCounts(closed, starts, ends, sane);
      const total = endCounts.reduce((sum, count) => sum + count, 0);
      if (total === 0) return undefined;
      const rank = Math.max(1, Math.ceil(share * total));
      let seen = 0;
      for (const [days, count] of lengths) {
        seen += count;
        if (seen >= rank) return days;
      }
      return undefined;
    },
  };
}

function lengthCounts(
  rows: Int32Array,
  starts: Float64Array,
  ends: Float64Array,
  records: Float64Array,
): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const days = (ends[row] ?? 0) - (starts[row] ?? 0);
    counts.set(days, (counts.get(days) ?? 0) + (records[row] ?? 0));
  }
  return [...counts].sort(([a], [b]) => a - b);
}

function visits(table: Table): VisitsAnswer {
  const at = numbers(table, 'on_day');
  const previous = numbers(table, 'prev_day');
  const records = numbers(table, 'records');
  const { order, from } = orderByDay(at);
  return {
    kind: 'visits',
    distinct(p) {
      let total = 0;
      for (let place = from(p.start); place < from(p.end); place++) {
        const row = order[place] ?? 0;
        if (!((previous[row] ?? Number.NaN) >= p.start)) total += records[row] ?? 0;
      }
      return total;
    },
  };
}

function totals(table: Table): TotalsAnswer {
  const starts = numbers(table, 'on_day');
  const ends = numbers(table, 'end_day');
  const [numerator, denominator, value, n, dims] = ['over', 'under', 'val', 'num', 'dims'].map((name) => numbers(table, name));
  const given = (column: Float64Array | undefined, row: number): number | undefined => {
    const found = column?.[row];
    return found === undefined || Number.isNaN(found) ? undefined : found;
  };
  const part = <K extends string>(key: K, column: Float64Array | undefined, row: number): { readonly [P in K]?: number } => {
    const found = given(column, row);
    return (found === undefined ? {} : { [key]: found }) as { readonly [P in K]?: number };
  };
  const list = Array.from(
    starts,
    (start, row): Total => ({
      period: { start, end: (ends[row] ?? start) + 1 },
      dimensions: dims?.[row] ?? 0,
      ...part('numerator', numerator, row),
      ...part('denominator', denominator, row),
      ...part('value', value, row),
      ...part('n', n, row),
    }),
  );
  return { kind: 'totals', totals: list.sort((a, b) => a.period.start - b.period.start || a.period.end - b.period.end) };
}

/** The result of a slice, indexed by day once. Throws when the table is not that of the measure. */
export function indexAnswer(measure: Measure, table: Table): Answer {
  switch (measure.kind) {
    case 'daily':
      return daily(measure, table);
    case 'histogram':
      return histogram(table);
    case 'tally':
      return tally(table);
    case 'spans':
      return spans(table);
    case 'visits':
      return visits(table);
    case 'totals':
      return totals(table);
  }
}

/** The answer to any measure when nothing was found. */
export const emptyAnswer = (measure: Measure): Answer => indexAnswer(measure, { rows: 0, columns: {} });

/** The result of a slice with a breakdown, by value: '' for records without one, OTHER for those beyond the top. */
export function indexGroups(measure: Measure, table: Table): ReadonlyMap<string, Answer> {
  const groups = table.columns.grp;
  if (!groups || groups instanceof Float64Array) throw new Error('the result has no groups');
  const rows = new Map<string, number[]>();
  groups.forEach((group, row) => {
    const key = group ?? OTHER;
    const list = rows.get(key);
    if (list) list.push(row);
    else rows.set(key, [row]);
  });
  const pick = (list: readonly number[]): Table => ({
    rows: list.length,
    columns: Object.fromEntries(
      Object.entries(table.columns).flatMap(([name, column]) =>
        column instanceof Float64Array ? [[name, Float64Array.from(list, (row) => column[row] ?? Number.NaN)]] : [],
      ),
    ),
  });
  return new Map([...rows].map(([key, list]) => [key, indexAnswer(measure, pick(list))]));
}
