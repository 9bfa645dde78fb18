import type { DatasetId, DimensionId } from '../model/dataset';
import type { Day } from '../time/day';

/** What is loaded of one dataset. `firstDay` and `lastDay` are both in; `lastDay` is the horizon: the newest event not after its import. */
export type DatasetState = {
  readonly rows: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly fields: readonly string[];
  readonly own: readonly DimensionId[];
  /** Dimensions taken from the customer through `customer_id`. */
  readonly inherited: readonly DimensionId[];
  /** Customers made out of orders, because no customers file is there. */
  readonly derived: boolean;
  /** Of derived customers: days without an order after which one counts as lost. Nobody can be lost sooner than so long after the first order. */
  readonly inactivityDays?: number;
};

export type Catalog = {
  /** Names the data, time zone included: equal versions give equal answers. */
  readonly version: string;
  readonly datasets: Readonly<Partial<Record<DatasetId, DatasetState>>>;
};
