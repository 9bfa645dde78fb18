import type { Totals } from '../cube/measure';
import { type DatasetId, type DimensionId, dataset, dimensions } from '../model/dataset';
import { recordsOf } from '../model/kpi-names';
import type { Reason } from '../model/reading';
import { intersect, type Period } from '../time/period';
import { type Catalog, recordDays, type TotalsState } from '../warehouse/catalog';
import type { Kpi } from './kpi';

/** The name under which the totals are asked beside the KPI's own measures. */
export const TOTALS = 'totals';

export const totalsOf = (kpi: Kpi): Totals => ({ kind: 'totals', dataset: 'figures', kpi: kpi.id });

/** Where a KPI that has totals takes a period from: records win for days that they cover wholly, totals for those that they cover. */
export type Basis =
  | { readonly from: 'records'; readonly days: Period }
  | { readonly from: 'totals' }
  | { readonly from: 'both'; readonly days: Period };

/** The datasets that a KPI's measures read. */
export const datasetsOf = (kpi: Kpi): readonly DatasetId[] => [
  ...new Set(Object.values(kpi.measures).map((measure) => measure.dataset)),
];

const labelOf = (id: DimensionId): string => dimensions.find((dimension) => dimension.id === id)?.label.toLowerCase() ?? id;

function lacks(id: DatasetId, dimension: DimensionId): Reason {
  const [name, label] = [dataset(id).label.toLowerCase(), labelOf(dimension)];
  const text = id === 'figures' ? `the ${name} have no ${label}` : `the ${name} file has no ${label}`;
  return { code: 'not-split', text: `Not split by ${label}: ${text}`, dataset: id, dimension };
}

/** Why the KPI's records can't be split or filtered by a dimension: one of its datasets does not have it. */
export function recordsNotSplit(kpi: Kpi, dimension: DimensionId, catalog: Catalog): Reason | undefined {
  const lacking = datasetsOf(kpi).find((id) => {
    const state = catalog.datasets[id];
    return state && !state.own.includes(dimension) && !state.inherited.includes(dimension);
  });
  return lacking ? lacks(lacking, dimension) : undefined;
}

/** Why its totals can't be. */
export const totalsNotSplit = (kpi: Kpi, dimension: DimensionId, catalog: Catalog): Reason | undefined =>
  catalog.totals?.[kpi.id]?.own.includes(dimension) ? undefined : lacks('figures', dimension);

/** The totals of the KPI, and the days of its records where they can answer it. */
export function sourcesOf(kpi: Kpi, catalog: Catalog): { totals?: TotalsState; records?: Period } {
  const totals = catalog.totals?.[kpi.id];
  const records = totals ? recordDays(recordsOf(kpi.id), catalog) : undefined;
  return { ...(totals ? { totals } : {}), ...(records ? { records } : {}) };
}

/** First day of all its totals and records to the last; undefined for a KPI without totals. */
export function totalsHull(kpi: Kpi, catalog: Catalog): Period | undefined {
  const { totals, records } = sourcesOf(kpi, catalog);
  if (!totals) return undefined;
  const all = [...totals.spans, ...(records ? [records] : [])];
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
}

/** Where the period comes from, of a KPI that has totals. */
export function basisOf(kpi: Kpi, p: Period, catalog: Catalog): Basis {
  const { totals, records } = sourcesOf(kpi, catalog);
  const own = records && intersect(p, records);
  if (!records || !own) return { from: 'totals' };
  if (own.start === p.start && own.end === p.end) return { from: 'records', days: own };
  const touched = totals?.spans.some((span) => intersect(span, p) && !intersect(span, records));
  return touched ? { from: 'both', days: own } : { from: 'records', days: own };
}

/** The end of the total that ends nearest to the day, not a week or more away: a comparison with totals takes whole ones. */
export function wholeTotals(kpi: Kpi, period: Period, catalog: Catalog): Period {
  const { totals } = sourcesOf(kpi, catalog);
  if (!totals || basisOf(kpi, period, catalog).from === 'records') return period;
  const ends = totals.spans.map(({ end }) => end).filter((end) => end > period.start && Math.abs(end - period.end) < 7);
  const [nearest = period.end] = ends.sort((a, b) => Math.abs(a - period.end) - Math.abs(b - period.end));
  return { start: period.start, end: nearest };
}
