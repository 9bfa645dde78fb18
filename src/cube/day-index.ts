import type { Day } from '../time/day';
import type { Period } from '../time/period';

/** Numbers per day as prefix sums: any period costs two reads. */
export type DaySums = (p: Period) => number;

/** Sums of `values` by day over a half-open period. Days and values run side by side, in any order. */
export function daySums(days: ArrayLike<number>, values: ArrayLike<number>): DaySums {
  const { first, last } = extent(days);
  if (first > last) return () => 0;
  const prefix = new Float64Array(last - first + 2);
  for (let row = 0; row < days.length; row++) {
    const place = (days[row] ?? 0) - first + 1;
    prefix[place] = (prefix[place] ?? 0) + (values[row] ?? 0);
  }
  accumulate(prefix);
  return prefixReader(prefix, first);
}

/** Sums of values that are spread evenly over the days from `days` to `untils`, both in. */
export function spreadSums(days: ArrayLike<number>, untils: ArrayLike<number>, values: ArrayLike<number>): DaySums {
  const { first } = extent(days);
  const { last } = extent(untils);
  if (first > last) return () => 0;
  const rate = new Float64Array(last - first + 2);
  const once = new Float64Array(last - first + 2);
  for (let row = 0; row < days.length; row++) {
    const start = (days[row] ?? 0) - first;
    const end = (untils[row] ?? 0) - first;
    const value = values[row] ?? 0;
    if (start === end) once[start + 1] = (once[start + 1] ?? 0) + value;
    else {
      rate[start] = (rate[start] ?? 0) + value / (end - start + 1);
      rate[end + 1] = (rate[end + 1] ?? 0) - value / (end - start + 1);
    }
  }
  let current = 0;
  for (let day = 0; day + 1 < once.length; day++) {
    current += rate[day] ?? 0;
    once[day + 1] = (once[day + 1] ?? 0) + (Math.abs(current) < 1e-6 ? 0 : current);
  }
  accumulate(once);
  return prefixReader(once, first);
}

/** Smallest and largest; `first` > `last` when there are none. */
export function extent(days: ArrayLike<number>): { first: Day; last: Day } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? Number.NaN;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { first, last };
}

export function accumulate(values: Float64Array): void {
  for (let place = 1; place < values.length; place++) values[place] = (values[place] ?? 0) + (values[place - 1] ?? 0);
}

function prefixReader(prefix: Float64Array, first: Day): DaySums {
  const before = (day: Day): number => prefix[Math.min(Math.max(day - first, 0), prefix.length - 1)] ?? 0;
  return ({ start, end }) => (end <= start ? 0 : before(end) - before(start));
}

/** Row numbers ordered by day (counting sort), and where each day begins in that order. */
export function orderByDay(days: ArrayLike<number>): { order: Int32Array; from: (day: Day) => number } {
  const { first, last } = extent(days);
  if (first > last) return { order: new Int32Array(0), from: () => 0 };
  const starts = new Float64Array(last - first + 2);
  for (let row = 0; row < days.length; row++) {
    const place = (days[row] ?? 0) - first + 1;
    starts[place] = (starts[place] ?? 0) + 1;
  }
  accumulate(starts);
  const next = starts.slice();
  const order = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) {
    const place = (days[row] ?? 0) - first;
    const at = next[place] ?? 0;
    order[at] = row;
    next[place] = at + 1;
  }
  return { order, from: (day) => starts[Math.min(Math.max(day - first, 0), starts.length - 1)] ?? 0 };
}
