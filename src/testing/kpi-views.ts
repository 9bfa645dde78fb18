import type { KpiView } from '../kpi/kpi';
import type { Flag, Interval, Reading } from '../model/reading';
import { dayOf } from '../time/day';
import { theKpi } from './read-book';

const quarter = { start: dayOf(2026, 7, 1), end: dayOf(2026, 10, 1) };
const months = [7, 8, 9].map((month) => ({ start: dayOf(2026, month, 1), end: dayOf(2026, month + 1, 1) }));

type Sketch = {
  value: number;
  n: number;
  interval?: Interval;
  flags?: readonly Flag[];
  numerator?: number;
  denominator?: number;
};

export const known = ({ value, n, interval, flags = [], numerator, denominator }: Sketch): Reading => ({
  value,
  n,
  parts: [],
  flags,
  ...(interval ? { interval } : {}),
  ...(numerator === undefined ? {} : { numerator }),
  ...(denominator === undefined ? {} : { denominator }),
});

/** A KPI's view of the third quarter of 2026 by month, with every month at the quarter's value. */
export function viewOf(id: string, reading: Reading, rest: Partial<KpiView> = {}): KpiView {
  const series = months.map((period) => ({ period, reading, partial: false, chosen: true }));
  return { kpi: theKpi(id), period: quarter, measured: quarter, partial: false, reading, series, beneath: [], ...rest };
}
