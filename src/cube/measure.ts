import type { DatasetId } from '../model/dataset';

/** A number per record, summed as whole numbers by the engine: money in ten-thousandths, times in milliseconds, scores as they are. */
export type Quantity =
  | { readonly kind: 'amount'; readonly field: string }
  | {
      /** Time from `from` to `to`; where `to` is missing, the finished duration in `seconds`. With `prefer`, and a dataset that has that
       * duration field, the field alone is used. */
      readonly kind: 'elapsed';
      readonly from: string;
      readonly to: string;
      readonly seconds?: string;
      readonly prefer?: string;
    }
  | { readonly kind: 'score'; readonly field: string };

/** What a record must fulfil to be counted. Several must all hold. */
export type Condition =
  | { readonly is: 'equal'; readonly field: string; readonly value: string }
  /** Has a value in the first of these fields that the dataset has at all. */
  | { readonly is: 'present'; readonly first: readonly string[] }
  | { readonly is: 'true-or-present'; readonly flag: string; readonly field: string }
  | { readonly is: 'not-negative'; readonly field: string };

type Base = { readonly dataset: DatasetId; readonly where?: readonly Condition[] };

/** Per day: records; and of the quantity: how many have it, how many are negative (left out), Σx, Σx². `until` spreads each
 * record's sum evenly over day…until, both in. `day` is the first of the named instants that the record has. */
export type Daily = Base & {
  readonly kind: 'daily';
  readonly day: readonly string[];
  readonly until?: string;
  readonly of?: Quantity;
};

/** Per day and bucket ⌊ln max(x, 1) / ln 1.02⌋ of the quantity in its base unit: count. */
export type Histogram = Base & { readonly kind: 'histogram'; readonly day: readonly string[]; readonly of: Quantity };

/** Per day and value: count. */
export type Tally = Base & { readonly kind: 'tally'; readonly day: readonly string[]; readonly field: string };

/** Per (day of `start`, day of `end` or open): count. Records that end before they start are left out and counted. */
export type Spans = Base & { readonly kind: 'spans'; readonly start: string; readonly end: string };

/** Per (day, previous day of the same `who`): count. */
export type Visits = Base & { readonly kind: 'visits'; readonly who: string; readonly day: string };

/** The totals of a KPI as they are given, each with its span: nothing is spread over its days, as a rate can't be. */
export type Totals = { readonly kind: 'totals'; readonly dataset: 'figures'; readonly kpi: string };

export type Measure = Daily | Histogram | Tally | Spans | Visits | Totals;
