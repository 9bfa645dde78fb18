import type { Day } from '../time/day';

export type TargetPer = 'month' | 'quarter' | 'half' | 'year';

/** A target on a KPI in its base unit, to be met on or before `deadline`. A later goal grows out of it; nothing of `history` is ever removed. */
export type Target = {
  readonly kpi: string;
  readonly value: number;
  readonly deadline: Day;
  /** Of a rate that grows with time: in what the value is reached. */
  readonly per?: TargetPer;
  readonly since: Day;
  readonly sample: boolean;
  readonly history: readonly {
    readonly at: number;
    readonly from?: { readonly value: number; readonly deadline: Day };
    readonly to?: { readonly value: number; readonly deadline: Day };
  }[];
};
