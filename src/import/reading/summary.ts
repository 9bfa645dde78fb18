import type { Mapping } from '../mapping';

/** One cell (or row) that was refused or is worth a look. `record` counts from 1 with the header as a record; `line` is physical, from 1. */
export type Finding = {
  readonly severity: 'refused' | 'note';
  readonly record: number;
  readonly line: number;
  readonly column?: string;
  readonly value?: string;
  /** Groups findings: `date-unreadable`, `too-few-cells` … */
  readonly reason: string;
  /** A sentence in plain words that says what is wrong and what to do. */
  readonly text: string;
};

/** records = header + preamble + footer + blank + passed + loaded + replaced + refused, or nothing is imported. `records` is counted
 * independently of the parser. */
export type Accounting = {
  readonly records: number;
  readonly header: number;
  readonly preamble: number;
  readonly footer: number;
  readonly blank: number;
  /** Rows that hold no record of the dataset, by `Mapping.only`: unanswered ratings, further lines of an order. */
  readonly passed: number;
  readonly loaded: number;
  /** Earlier rows of the file whose key comes again: the last one counts. */
  readonly replaced: number;
  readonly refused: number;
};

export type FindingGroup = {
  readonly reason: string;
  readonly text: string;
  readonly count: number;
  readonly severity: Finding['severity'];
};

export type FileSummary = {
  readonly mapping: Mapping;
  readonly accounting: Accounting;
  readonly groups: readonly FindingGroup[];
  /** The first findings of each group, at most 100 a group. */
  readonly findings: readonly Finding[];
};
