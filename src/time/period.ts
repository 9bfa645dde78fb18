import type { Day } from './day';

/** Consecutive local days; `end` is out. */
export type Period = { readonly start: Day; readonly end: Day };

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What a period is set beside: the one before it, the same one a year earlier, or nothing. */
export type Comparison = 'previous' | 'year' | 'none';

/** `weekStart`: ISO weekday (1 Monday … 7 Sunday). `fiscalStart`: month (1 … 12) in which the year begins. */
export type Calendar = { readonly weekStart: 1 | 6 | 7; readonly fiscalStart: number };

/** How many days. */
export const length = (period: Period): number => period.end - period.start;

/** The days in both; undefined when there are none. */
export function intersect(a: Period, b: Period): Period | undefined {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : undefined;
}

/** The first `elapsed` days of a period, or all of it when it has fewer. */
export const sameDays = (period: Period, elapsed: number): Period => ({
  start: period.start,
  end: Math.min(period.end, period.start + elapsed),
});
