import type { Day } from './day';

/** Consecutive local days; `end` is out. */
export type Period = { readonly start: Day; readonly end: Day };

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What a period is set beside: the one before it, the same one a year earlier, or nothing. */
export type Comparison = 'previous' | 'year' | 'none';

/** `weekStart`: ISO weekday (1 Monday … 7 Sunday). `fiscalStart`: month (1 … 12) in which the year begins. */
export type Calendar = { readonly weekStart: 1 | 6 | 7; readonly fiscalStart: number };
