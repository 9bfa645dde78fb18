import type { Day } from '../../time/day';
import type { OffsetChange } from '../../time/zone';
import type { RateBook } from '../rates/rate-book';
import type { Column, ColumnSum } from './batch';
import type { BoolBuilder, DoubleBuilder, Int64Builder, TextBuilder } from './column-builder';
import type { Refusal } from './refusal';

/** A cell as a place in bytes, `end` is out; used again for the next one that is asked for. */
export type Cell = { bytes: Uint8Array; start: number; end: number };

/** What the readers of a row tell each other. `currency` is that of the currency column, empty without one; `at` the instant of the
 * field by which rates are chosen (NaN without one), by the wall clock when `floating`. */
export type RowState = {
  kind: 'nps' | 'csat' | 'ces' | undefined;
  currency: string;
  at: number;
  floating: boolean;
  /** Another cell of the row. */
  cell(column: number): Cell;
};

export type ReadContext = {
  readonly currency: string;
  readonly rates: RateBook;
  readonly countedOn: Day | undefined;
  /** Offset changes of the workspace's zone, to read wall-clock times of a column in which others name their offset. */
  readonly changes: readonly OffsetChange[];
  /** Fields whose values are stored as true instants although the first ones named no offset. */
  readonly absolute: ReadonlySet<string>;
  /** Instants after it lie in the future, in ms since 1970; infinite where nobody says what day it is. */
  readonly latest: number;
  readonly row: RowState;
  note(reason: string, text: string, group: string): void;
};

/** Reads cells of one column into its builder. `read` returns why a cell is refused; `commit` makes the row count. */
export type CellReader = {
  readonly field: string;
  /** Readers with a lower turn come first in every row: others need what they say of it. */
  readonly turn: 0 | 1 | 2;
  read(bytes: Uint8Array, start: number, end: number, row: number): Refusal | undefined;
  commit(row: number): void;
  take(rows: number): Column;
  sum(): ColumnSum;
  /** Of a column of instants: that of the row being read, in stored milliseconds; NaN without one. */
  instant?(row: number): number;
  /** Of a column of instants: whether all of them were read by the wall clock. */
  floating?(): boolean;
};

type Builder = Int64Builder | DoubleBuilder | BoolBuilder | TextBuilder;

/** What all readers that fill a field have in common. */
export const filling = (field: string, builder: Builder): Pick<CellReader, 'field' | 'turn' | 'commit' | 'take' | 'sum'> => ({
  field,
  turn: 2,
  commit: (row) => builder.commit(row),
  take: (rows) => builder.take(rows),
  sum: () => builder.sum(),
});
