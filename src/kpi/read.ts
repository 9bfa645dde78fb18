import type { Answer } from '../cube/answer';
import type { Filter } from '../cube/slice';
import { type DatasetId, type DimensionId, dataset, dimensions } from '../model/dataset';
import type { Flag, Reading, Reason } from '../model/reading';
import { isKnown } from '../model/reading';
import { intersect, type Period } from '../time/period';
import type { Catalog } from '../warehouse/catalog';
import type { Context, Kpi } from './kpi';
import { withFlags } from './reading';

const SMALL = 30;

/** The datasets that a KPI's measures read. */
export const datasetsOf = (kpi: Kpi): readonly DatasetId[] => [
  ...new Set(Object.values(kpi.measures).map((measure) => measure.dataset)),
];

const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

function needs(kpi: Kpi, catalog: Catalog): Reason | undefined {
  if (datasetsOf(kpi).every((id) => catalog.datasets[id])) return undefined;
  const lacking = (files: Kpi['needs'][number]) => files.map((need) => need.dataset).filter((id) => !catalog.datasets[id]);
  const missing = kpi.needs.map(lacking).sort((a, b) => a.length - b.length)[0] ?? [];
  const names = missing.map((id) => dataset(id).label.toLowerCase());
  return { code: 'needs-dataset', text: `Needs ${names.map(withArticle).join(' and ')} file`, datasets: missing };
}

const labelOf = (id: DimensionId): string => dimensions.find((dimension) => dimension.id === id)?.label.toLowerCase() ?? id;

/** Why the KPI can't be split or filtered by a dimension: one of its datasets does not have it. */
export function notSplit(kpi: Kpi, dimension: DimensionId, catalog: Catalog): Reason | undefined {
  const lacking = datasetsOf(kpi).find((id) => {
    const state = catalog.datasets[id];
    return state && !state.own.includes(dimension) && !state.inherited.includes(dimension);
  });
  if (!lacking) return undefined;
  return {
    code: 'not-split',
    text: `Not split by ${labelOf(dimension)}: the ${dataset(lacking).label.toLowerCase()} file has no ${labelOf(dimension)}`,
    dataset: lacking,
    dimension,
  };
}

/** Why the KPI can't be asked at all with these filters; undefined when it can. */
export function obstacle(kpi: Kpi, filters: readonly Filter[], catalog: Catalog): Reason | undefined {
  const split = filters.map(({ dimension }) => notSplit(kpi, dimension, catalog)).find((reason) => reason !== undefined);
  return needs(kpi, catalog) ?? split;
}

/** The days for which all of the KPI's datasets have data. Customers are a stock: that they were there before the first order or
 * cost does not widen it. */
export function coverage(kpi: Kpi, catalog: Catalog): Period | undefined {
  const ids = datasetsOf(kpi).filter((id) => catalog.datasets[id]);
  if (ids.length === 0) return undefined;
  const flows = ids.filter((id) => id !== 'customers');
  const start = Math.max(...(flows.length > 0 ? flows : ids).map((id) => catalog.datasets[id]?.firstDay ?? 0));
  const end = Math.min(...ids.map((id) => catalog.datasets[id]?.lastDay ?? 0)) + 1;
  return start < end ? { start, end } : undefined;
}

/** Customers made of orders leave, as far as one can see, no sooner than the inactivity window after the first order. */
function firstLossOf({ datasets }: Catalog): number | undefined {
  const { customers } = datasets;
  return customers?.inactivityDays === undefined ? undefined : customers.firstDay + customers.inactivityDays;
}

function contextOf(covered: Period, catalog: Catalog): Context {
  return {
    has: (id, field) => catalog.datasets[id]?.fields.includes(field) ?? false,
    derived: (id) => catalog.datasets[id]?.derived ?? false,
    firstLoss: firstLossOf(catalog),
    firstDay: covered.start,
    horizon: covered.end,
  };
}

function flagsOf(kpi: Kpi, n: number, catalog: Catalog): readonly Flag[] {
  const derived = datasetsOf(kpi).some((id) => catalog.datasets[id]?.derived);
  return [
    ...(n < SMALL
      ? [{ id: 'small-sample', text: 'small sample', detail: `Fewer than ${SMALL}: read the interval, not the number` } as const]
      : []),
    ...(derived
      ? [
          {
            id: 'derived',
            text: 'customers from orders',
            detail: 'There is no customers file: a customer came with the first order and left when no order followed for a year',
          } as const,
        ]
      : []),
  ];
}

/** The KPI in a period, cut where the data ends: a number with its evidence, or why there is none. `answers` may be empty when there is
 * an obstacle. */
export function readKpi(
  kpi: Kpi,
  answers: Readonly<Record<string, Answer>>,
  period: Period,
  catalog: Catalog,
  filters: readonly Filter[],
): Reading {
  const reason = obstacle(kpi, filters, catalog);
  if (reason) return { none: reason, parts: [] };
  const covered = coverage(kpi, catalog);
  const measured = covered && intersect(period, covered);
  if (!covered || !measured) return { none: { code: 'outside-data', text: 'No data in this period' }, parts: [] };
  const reading = kpi.value(answers, measured, contextOf(covered, catalog));
  return isKnown(reading) ? withFlags(reading, flagsOf(kpi, reading.n, catalog)) : reading;
}
