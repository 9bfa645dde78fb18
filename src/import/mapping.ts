import type { DatasetId } from '../model/dataset';
import type { Day } from '../time/day';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How a cell becomes a value. `order: 'unknown'` must be answered before the file can be imported. */
export type Rule =
  | { readonly kind: 'text' }
  | {
      readonly kind: 'instant';
      readonly order: 'year-first' | 'day-first' | 'month-first' | 'unknown';
      /** Numbers are counted so: Excel's days since 1900 (or 1904), or seconds or milliseconds since 1970 UTC. */
      readonly serial?: 'excel-1900' | 'excel-1904' | 'epoch-seconds' | 'epoch-milliseconds';
      /** The column that holds the time of day, when this one holds only the date. */
      readonly time?: number;
      /** The zone in which the header says that the times are; without it those that name no offset are the workspace's. */
      readonly zone?: string;
    }
  /** `currency`: of every amount that names none itself (from the header). `per`: how many of the written unit make one. */
  | { readonly kind: 'money'; readonly decimal: '.' | ','; readonly currency?: string; readonly per?: 1 | 100 | 1_000_000 }
  | {
      readonly kind: 'duration';
      readonly unit: 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | 'clock' | 'words';
      readonly decimal: '.' | ',';
    }
  | {
      readonly kind: 'score';
      readonly scale: '0-10' | '1-5' | '1-7' | '1-10' | '0-100' | 'good-bad' | 'stars' | 'words';
      readonly decimal: '.' | ',';
    }
  /** A plain number, stored as it is. A percent sign divides by 100. */
  | { readonly kind: 'number'; readonly decimal: '.' | ',' }
  /** Names a KPI by its id or label. */
  | { readonly kind: 'kpi' }
  | { readonly kind: 'flag' }
  /** Names the survey of each row: nps, csat or ces. */
  | { readonly kind: 'survey-kind' }
  /** Currency of the row's amount; rows in another than the reporting currency are set aside. */
  | { readonly kind: 'currency' }
  /** Whole months since the customer was acquired, counted on `Mapping.countedOn`. */
  | { readonly kind: 'tenure'; readonly unit: 'months' | 'days' };

/** One column of the file; without a `field` it is not used. `tenure` and `churned` may stand for a date (kpis.md §1). `list`: the cell joins
 * several ids with this mark, and the first counts. `prefix`: written before what the cell holds (`-` makes refunds of amounts, a word keeps the
 * ids of two feeds apart); an empty cell stays empty. `suffix`: written behind it (`%` where only the header says percent). */
export type ColumnMapping = {
  readonly index: number;
  readonly name: string;
  readonly field?: string;
  readonly rule: Rule;
  readonly list?: string;
  readonly prefix?: string;
  readonly suffix?: string;
};

/** What a row must show in a column (`words` in lower case, trimmed) to hold a record of the dataset. */
export type RowCondition =
  | { readonly column: number; readonly is: 'filled' | 'empty' }
  | { readonly column: number; readonly is: 'one-of' | 'none-of'; readonly words: readonly string[] };

/** A cell mended by hand: its physical record in the file, its column, and what is read in its place. */
export type CellEdit = { readonly record: number; readonly column: number; readonly value: string };

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
  /** Records after the header that only explain it (answer options, import ids). */
  readonly subheaders?: number;
  /** Rows that do not fulfil all of these hold no record of the dataset: they are passed over, and counted as such. */
  readonly only?: readonly RowCondition[];
  /** Text fields with the same value in every row, by field. */
  readonly constants?: Readonly<Record<string, string>>;
  /** The file brings only some fields of records that other files bring in whole: those fields are updated, the others kept, and
   * required fields may be missing. */
  readonly completes?: true;
  /** Which of several rows with the same key counts: the last (when absent), or the one with the earliest main instant. */
  readonly repeated?: 'last' | 'earliest';
  readonly edits?: readonly CellEdit[];
  /** The preset that recognised the file, for people: "Zendesk". */
  readonly vendor?: string;
};
