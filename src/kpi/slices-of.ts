import type { Filter, Slice } from '../cube/slice';
import type { Catalog } from '../warehouse/catalog';
import { recordsNotSplit, sourcesOf, TOTALS, totalsNotSplit, totalsOf } from './basis';
import type { Kpi } from './kpi';
import { notSplit, obstacle } from './read';

/** The slices that a KPI has to ask, by the names of its measures; none when it can't be asked with these filters or that breakdown. */
export function slicesOf(
  kpi: Kpi,
  filters: readonly Filter[],
  catalog: Catalog,
  by?: Slice['by'],
): Readonly<Record<string, Slice>> {
  if (obstacle(kpi, filters, catalog) || (by && notSplit(kpi, by.dimension, catalog))) return {};
  const asked = [...filters.map(({ dimension }) => dimension), ...(by ? [by.dimension] : [])];
  const { totals, records } = sourcesOf(kpi, catalog);
  const useRecords = !totals || (records && asked.every((dimension) => !recordsNotSplit(kpi, dimension, catalog)));
  const useTotals = totals && asked.every((dimension) => !totalsNotSplit(kpi, dimension, catalog));
  const measures = { ...(useRecords ? kpi.measures : {}), ...(useTotals ? { [TOTALS]: totalsOf(kpi) } : {}) };
  return Object.fromEntries(
    Object.entries(measures).map(([name, measure]) => [name, { measure, filters, ...(by ? { by } : {}) }]),
  );
}
