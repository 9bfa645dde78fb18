import type { DatasetId } from '../../model/dataset';
import type { Mapping } from '../mapping';
import type { ColumnFacts, Evidence } from './column-facts';

export type QuestionId =
  | 'encoding'
  | 'dataset'
  | 'date-order'
  | 'decimal'
  | 'counted-on'
  | 'survey-kind'
  | 'score-column'
  | 'score-scale'
  | 'duration-unit'
  | 'currency'
  | 'won-word';

/** What a column of numeric dates would be under one order of day and month. */
export type OrderReading = {
  /** The newest year, and its dates by month, January first. */
  readonly year: number;
  readonly months: readonly number[];
  readonly afterToday: number;
  /** Dates that this order does not allow. */
  readonly impossible: number;
};
export type OrderReadings = { readonly 'day-first': OrderReading; readonly 'month-first': OrderReading };

/** One choice. Of an order of dates: the dates by month of the newest year, January first, and how many would lie after today. */
export type Answer = {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  readonly months?: readonly number[];
  readonly afterToday?: number;
};

/** Something only the user knows. The file can't be imported until each is answered; `answers` says what a choice would mean. For
 * `counted-on` any day (`2026-10-31`) is an answer beside those offered. */
export type Question = {
  readonly id: QuestionId;
  readonly text: string;
  readonly answers: readonly Answer[];
  /** Lines that show why it can't be decided. */
  readonly evidence: readonly Evidence[];
};

export type PreviewRow = {
  readonly line: number;
  readonly role: 'preamble' | 'header' | 'subheader' | 'record' | 'blank' | 'footer';
  readonly cells: readonly string[];
};

/** Another dataset that the same file feeds (ratings in a tickets export), read by a mapping of its own. `on`: whether it will be imported. */
export type Feed = { readonly mapping: Mapping; readonly label: string; readonly why: string; readonly on: boolean };

/** What we think a file is, before anything of it counts. */
export type Inspection = {
  readonly fileName: string;
  /** The day on which the file was last written, as ISO text. */
  readonly modifiedOn: string;
  readonly encodingProven: boolean;
  readonly header: readonly string[];
  /** What the columns ask, where a second row of headers says more than the first. */
  readonly labels?: readonly string[];
  readonly facts: readonly ColumnFacts[];
  /** Of columns of numeric dates that prove no order, by column. */
  readonly readings?: Readonly<Record<number, OrderReadings>>;
  /** The currency in which is reported, as far as known when the file was looked at. */
  readonly currency?: string;
  readonly guess: {
    readonly dataset: DatasetId | undefined;
    readonly confidence: number;
    readonly why: string;
    /** The system whose export it is: "Zendesk". */
    readonly vendor?: string;
  };
  readonly mapping: Mapping;
  readonly answered: Readonly<Partial<Record<QuestionId, string>>>;
  readonly questions: readonly Question[];
  readonly preview: readonly PreviewRow[];
  /** Further datasets that the file feeds beside `mapping`. */
  readonly also: readonly Feed[];
  /** From the sample read; the exact count is known after the import. */
  readonly estimatedRecords: number;
};
