import type { DatasetId } from '../model/dataset';
import type { ColumnFacts, Evidence } from './column-facts';
import type { Mapping } from './mapping';

export type QuestionId = 'encoding' | 'dataset' | 'date-order' | 'decimal' | 'counted-on' | 'survey-kind' | 'score-column';

/** Something only the user knows. The file can't be imported until each is answered; `answers` says what a choice would mean. For
 * `counted-on` any day (`2026-10-31`) is an answer beside those offered. */
export type Question = {
  readonly id: QuestionId;
  readonly text: string;
  readonly answers: readonly { readonly value: string; readonly label: string; readonly detail: string }[];
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
  readonly facts: readonly ColumnFacts[];
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
