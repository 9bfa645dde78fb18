import type { Day } from '../time/day';
import type { Period } from '../time/period';

/** Sums are in base units (currency units, seconds, score), not in stored ones. */
export type DailyAnswer = {
  readonly kind: 'daily';
  records(p: Period): number;
  count(p: Period): number;
  negative(p: Period): number;
  sum(p: Period): number;
  sumOfSquares(p: Period): number;
};

export type HistogramAnswer = {
  readonly kind: 'histogram';
  count(p: Period): number;
  /** Within 1 % of the value at that rank; undefined when nothing was counted. `share` is 0…1. */
  quantile(p: Period, share: number): number | undefined;
  /** Records with at most `limit`; a bucket that the limit cuts counts in proportion. */
  atMost(p: Period, limit: number): number;
};

export type TallyAnswer = {
  readonly kind: 'tally';
  count(p: Period): number;
  /** Value and count, values ascending, only those that occur. */
  counts(p: Period): readonly (readonly [value: number, count: number])[];
};

export type SpansAnswer = {
  readonly kind: 'spans';
  /** start < day and (open or end ≥ day). */
  activeAt(day: Day): number;
  startedIn(p: Period): number;
  endedIn(p: Period): number;
  /** Active at p.start and ended in p. */
  lostFrom(p: Period): number;
  /** Days from start to end, of those ended, at that rank; undefined when none ended. */
  lengthQuantile(share: number): number | undefined;
  /** Records that end before they start: in none of the counts above. */
  readonly contradictory: number;
};

export type VisitsAnswer = {
  readonly kind: 'visits';
  /** How many different ones came in p. */
  distinct(p: Period): number;
};

/** What somebody counted over a span: parts, or a finished value with or without the number of things it is of. */
export type Total = {
  readonly period: Period;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value?: number;
  readonly n?: number;
  /** Which dimensions it is of, as bits: totals with different bits say the same things twice. */
  readonly dimensions: number;
};

export type TotalsAnswer = { readonly kind: 'totals'; readonly totals: readonly Total[] };

export type Answer = DailyAnswer | HistogramAnswer | TallyAnswer | SpansAnswer | VisitsAnswer | TotalsAnswer;
