import type { Filter } from '../cube/slice';
import type { DimensionId } from '../model/dataset';
import type { Comparison, Grain } from '../time/period';

/** What the address says: the link is the view. `period` is its text (`2026-Q3`, `2026-01-15..2026-03-20`); none means the data's newest quarter.
 * `sample` is said by an address that must not bring the sample firm in: a browser that keeps nothing after erasing can't remember it. */
export type View = {
  readonly period?: string;
  readonly compare: Comparison;
  readonly grain: Grain;
  readonly filters: readonly Filter[];
  readonly by?: DimensionId;
  readonly sample?: 'none';
};
