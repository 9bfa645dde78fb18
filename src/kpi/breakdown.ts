import type { Answer } from '../cube/answer';
import type { Filter } from '../cube/slice';
import type { Reading } from '../model/reading';
import type { Period } from '../time/period';
import type { Catalog } from '../warehouse/catalog';
import { changeBetween } from './compare';
import type { Change, Kpi } from './kpi';
import { likeForLike } from './kpi-view';
import { readKpi } from './read';

/** One value of a dimension: '' for records without one, OTHER for those beyond the top. */
export type BreakdownRow = {
  readonly value: string;
  readonly reading: Reading;
  readonly before?: Reading;
  readonly change?: Change;
};

/** The KPI per value, each from its own parts, in the order of the values. */
export function breakdown(
  kpi: Kpi,
  byValue: ReadonlyMap<string, Readonly<Record<string, Answer>>>,
  period: Period,
  against: Period | undefined,
  catalog: Catalog,
  filters: readonly Filter[],
): readonly BreakdownRow[] {
  const like = likeForLike(kpi, period, against, catalog);
  return [...byValue].map(([value, answers]) => {
    const reading = readKpi(kpi, answers, period, catalog, filters);
    const before = like.against ? readKpi(kpi, answers, like.against, catalog, filters) : undefined;
    const change = before ? changeBetween(kpi, reading, before) : undefined;
    return { value, reading, ...(before ? { before } : {}), ...(change ? { change } : {}) };
  });
}
