import type { DatasetId, DimensionId } from '../model/dataset';
import type { RecordSource } from '../model/kpi-names';
import type { Day } from '../time/day';
import type { Period } from '../time/period';

/** What is loaded of one dataset. `firstDay` and `lastDay` are both in; `lastDay` is the horizon: the newest event not after its import. */
export type DatasetState = {
  readonly rows: number;
  /** Rows of its files that were refused when they were read. */
  readonly refused: number;
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

/** Totals of one KPI: the spans that they are of, in order (days that follow each other as one), and the dimensions that some have. */
export type TotalsState = { readonly spans: readonly Period[]; readonly own: readonly DimensionId[] };

export type Catalog = {
  /** Names the data, time zone included: equal versions give equal answers. */
  readonly version: string;
  readonly datasets: Readonly<Partial<Record<DatasetId, DatasetState>>>;
  /** KPIs that have totals, by id. */
  readonly totals?: Readonly<Record<string, TotalsState>>;
  /** Days of the survey answers of each kind, where the files say it. */
  readonly kinds?: Readonly<Record<string, Period>>;
};

const unknown: Period = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

function daysOf({ dataset, anyOf, kind }: RecordSource, { datasets, kinds }: Catalog): Period | undefined {
  const state = datasets[dataset];
  if (!state) return undefined;
  if (anyOf && !state.derived && !anyOf.some((field) => state.fields.includes(field))) return undefined;
  // Nobody can be seen to leave derived customers sooner than the inactivity window: what needs an end is not answered before.
  const start = anyOf && state.derived ? state.firstDay + (state.inactivityDays ?? 0) : state.firstDay;
  const whole = { start, end: state.lastDay + 1 };
  return kind && kinds ? kinds[kind] : whole;
}

/** The days for which all of these records are there; undefined when one is lacking, or they share no day. Customers are a stock: that they
 * were there before the first order or cost does not widen it. */
export function recordDays(sources: readonly RecordSource[], catalog: Catalog): Period | undefined {
  const flows = sources.some(({ dataset }) => dataset !== 'customers');
  let shared = unknown;
  for (const source of sources) {
    const days = daysOf(source, catalog);
    if (!days) return undefined;
    const start = flows && source.dataset === 'customers' ? shared.start : Math.max(shared.start, days.start);
    shared = { start, end: Math.min(shared.end, days.end) };
  }
  return shared.start < shared.end ? shared : undefined;
}
