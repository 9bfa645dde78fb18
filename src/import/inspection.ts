import type { DatasetId } from '../model/dataset';
import type { Encoding, Mapping } from './mapping';

/** Something only the user knows. `mapping` is incomplete until each is answered; `answers` names what a choice would mean. */
export type Question = {
  readonly id: 'encoding' | 'dataset' | 'date-order' | 'counted-on' | 'survey-kind' | 'score-column';
  readonly column?: number;
  readonly text: string;
  readonly answers: readonly { readonly value: string; readonly label: string; readonly detail: string }[];
  /** Lines that show why it can't be decided. */
  readonly evidence: readonly { readonly line: number; readonly value: string }[];
};

export type PreviewRow = {
  readonly line: number;
  readonly role: 'preamble' | 'header' | 'record' | 'blank' | 'footer';
  readonly cells: readonly string[];
};

/** What we think a file is, before anything of it counts. */
export type Inspection = {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly guess: { readonly dataset: DatasetId | undefined; readonly confidence: number; readonly why: string };
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  readonly preview: readonly PreviewRow[];
  /** From the sample read; the exact count is known after the import. */
  readonly estimatedRecords: number;
};
