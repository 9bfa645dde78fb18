import type { DatasetId } from '../model/dataset';
import type { Day } from '../time/day';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How a cell becomes a value. `order: 'unknown'` must be answered before the file can be imported. */
export type Rule =
  | { readonly kind: 'text' }
  | { readonly kind: 'instant'; readonly order: 'year-first' | 'day-first' | 'month-first' | 'unknown' }
  | { readonly kind: 'money'; readonly decimal: '.' | ',' }
  | { readonly kind: 'duration'; readonly unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'clock'; readonly decimal: '.' | ',' }
  | {
      readonly kind: 'score';
      readonly scale: '0-10' | '1-5' | '1-7' | '1-10' | '0-100' | 'good-bad';
      readonly decimal: '.' | ',';
    }
  | { readonly kind: 'flag' }
  /** Names the survey of each row: nps, csat or ces. */
  | { readonly kind: 'survey-kind' }
  /** Currency of the row's amount; rows in another than the reporting currency are set aside. */
  | { readonly kind: 'currency' }
  /** Whole months since the customer was acquired, counted on `Mapping.countedOn`. */
  | { readonly kind: 'tenure'; readonly unit: 'months' | 'days' };

/** One column of the file; without a `field` it is not used. `tenure` and `churned` may stand for a date (kpis.md §1). */
export type ColumnMapping = { readonly index: number; readonly name: string; readonly field?: string; readonly rule: Rule };

/** All that is needed to read a file into one dataset. Plain data: stored with the import, sent to the worker. */
export type Mapping = {
  readonly dataset: DatasetId;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Records before the header that are declared as preamble. */
  readonly preamble: number;
  readonly columns: readonly ColumnMapping[];
  /** The day of a status without dates: tenure counts back from its eve, a churned customer without a date is lost on it. */
  readonly countedOn?: Day;
  /** The kind of every answer when no column says it. */
  readonly surveyKind?: 'nps' | 'csat' | 'ces';
};
