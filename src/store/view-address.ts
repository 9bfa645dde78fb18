import * as v from 'valibot';
import type { Filter } from '../cube/slice';
import { type DimensionId, dimensions, isDimension } from '../model/dataset';
import { periodKind } from '../time/named-period';
import type { View } from './view';

const grain = v.fallback(v.picklist(['day', 'week', 'month', 'quarter', 'year']), 'month');
const comparison = v.fallback(v.picklist(['previous', 'year', 'none']), 'previous');

export const defaultView: View = { compare: 'previous', grain: 'month', filters: [] };

const excluded = (dimension: DimensionId) => `not-${dimension}`;

function filtersOf(search: URLSearchParams): Filter[] {
  return dimensions.flatMap(({ id }): Filter[] => {
    const include = [...new Set(search.getAll(id))];
    const exclude = [...new Set(search.getAll(excluded(id)))];
    return [
      ...(include.length > 0 ? [{ dimension: id, values: include }] : []),
      ...(exclude.length > 0 ? [{ dimension: id, values: exclude, exclude: true as const }] : []),
    ];
  });
}

/** The view that an address's search parameters ask for. What can't be understood falls back to the default. */
export function viewOf(search: URLSearchParams): View {
  const period = search.get('period') ?? undefined;
  const by = search.get('by') ?? undefined;
  return {
    ...(period !== undefined && periodKind(period) !== undefined ? { period } : {}),
    compare: v.parse(comparison, search.get('compare') ?? undefined),
    grain: v.parse(grain, search.get('grain') ?? undefined),
    filters: filtersOf(search),
    ...(by !== undefined && isDimension(by) ? { by } : {}),
    ...(search.get('sample') === 'none' ? { sample: 'none' } : {}),
  };
}

/** The period that an address asks for and that no calendar has; undefined when there is nothing wrong with it. */
export function refusedPeriod(search: URLSearchParams): string | undefined {
  const period = search.get('period');
  return period !== null && periodKind(period) === undefined ? period : undefined;
}

/** Search parameters (with `?`, or empty) that `viewOf` reads back as an equal view; what is default is left out. */
export function searchOf(view: View): string {
  const search = new URLSearchParams();
  if (view.period) search.set('period', view.period);
  if (view.compare !== defaultView.compare) search.set('compare', view.compare);
  if (view.grain !== defaultView.grain) search.set('grain', view.grain);
  if (view.by) search.set('by', view.by);
  if (view.sample) search.set('sample', view.sample);
  for (const { dimension, values, exclude } of view.filters) {
    for (const value of values) search.append(exclude ? excluded(dimension) : dimension, value);
  }
  const text = search.toString().replaceAll('+', '%20');
  return text ? `?${text}` : '';
}
