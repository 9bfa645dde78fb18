import type { Filter, Slice } from '../cube/slice';
import type { Catalog } from '../warehouse/catalog';
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
  return Object.fromEntries(
    Object.entries(kpi.measures).map(([name, measure]) => [name, { measure, filters, ...(by ? { by } : {}) }]),
  );
}
