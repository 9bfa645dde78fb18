import { type DatasetId, datasets } from '../model/dataset';
import type { Day } from '../time/day';
import { localDayIn } from '../time/local-day';
import type { ImportRecord } from '../warehouse/manifest';

/** A dataset that somebody brings as files. `every`: the usual days between two of them, from the second on. */
export type HandSource = {
  readonly dataset: DatasetId;
  readonly label: string;
  readonly vendor?: string;
  readonly last: Day;
  readonly every?: number;
};

/** The median of the gaps between the days on which files came, in days; undefined before the second such day. */
export function usualDays(days: readonly Day[]): number | undefined {
  const distinct = [...new Set(days)].sort((a, b) => a - b);
  const gaps = distinct.slice(1).map((day, place) => day - (distinct[place] ?? day));
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor((gaps.length - 1) / 2)];
}

/** Datasets whose rows came as files, in the order of the datasets; what a source by URL or the sample brought is not among them. */
export function handSources(imports: readonly ImportRecord[], zone: string): readonly HandSource[] {
  return datasets.flatMap(({ id, label }): readonly HandSource[] => {
    const own = imports.filter(({ dataset, sample, sourceId, undone }) => dataset === id && !sample && !sourceId && !undone);
    const newest = own.at(-1);
    if (!newest) return [];
    const { vendor } = newest.summary.mapping;
    const days = own.map(({ importedAt }) => localDayIn(zone, importedAt));
    const every = usualDays(days);
    return [
      {
        dataset: id,
        label,
        last: Math.max(...days),
        ...(vendor ? { vendor } : {}),
        ...(every === undefined ? {} : { every }),
      },
    ];
  });
}
