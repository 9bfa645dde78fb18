import type { DatasetId, DimensionId } from './dataset';
import type { Unit } from './unit';

/** A 95 % confidence interval; both ends are in. */
export type Interval = { readonly low: number; readonly high: number };

/** One number of a KPI's working: spend, new customers, promoters, customers at the start … */
export type Part = { readonly id: string; readonly label: string; readonly value: number; readonly unit: Unit };

/** Something the reader must know beside the number; `text` is a short phrase for the tile, `detail` a sentence. */
export type Flag = {
  readonly id: 'small-sample' | 'unanswered' | 'maturing' | 'derived' | 'capped' | 'excluded' | 'elapsed' | 'totals';
  readonly text: string;
  readonly detail: string;
  /** How many records it speaks of, where the text has only their share. */
  readonly count?: number;
};

/** `numerator ÷ denominator = value` where the KPI is a ratio (NPS: net promoters ÷ answers, × 100). */
export type Known = {
  readonly value: number;
  readonly interval?: Interval;
  readonly n: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly parts: readonly Part[];
  readonly flags: readonly Flag[];
  /** Given as totals, wholly or for some of the days; otherwise from records. `n` is 0 when a total does not say it. */
  readonly basis?: 'totals' | 'totals-and-records';
};

/** Why there is no number. `text` is a sentence without a full stop, in plain words. */
export type Reason =
  | { readonly code: 'needs-dataset'; readonly text: string; readonly datasets: readonly DatasetId[] }
  | { readonly code: 'needs-field'; readonly text: string; readonly dataset: DatasetId }
  | { readonly code: 'not-split'; readonly text: string; readonly dataset: DatasetId; readonly dimension: DimensionId }
  | { readonly code: 'outside-data'; readonly text: string }
  | { readonly code: 'empty'; readonly text: string }
  | { readonly code: 'failed'; readonly text: string };

export type None = { readonly none: Reason; readonly parts: readonly Part[] };

/** A KPI in a period: a number with its evidence, or the reason why there is none. Never NaN, never a stand-in zero. */
export type Reading = Known | None;

export const isKnown = (reading: Reading): reading is Known => 'value' in reading;
