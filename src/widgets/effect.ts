import { kpis } from '../kpi/registry';
import { type DatasetId, dataset } from '../model/dataset';
import type { Catalog } from '../warehouse/catalog';
import type { Prepared } from '../warehouse/warehouse';

/** What importing does to one KPI: it opens, is counted with the new rows, stays as it is, or still waits for other datasets. */
export type Effect = {
  readonly id: string;
  readonly label: string;
  readonly does: 'opens' | 'recounts' | 'stays' | 'waits';
  readonly waitsFor: readonly DatasetId[];
};

/** What a prepared table does to the KPIs that its dataset feeds. Of which size is known only when it counts. */
export function effectsOf({ dataset: id, changes }: Prepared, here: Catalog['datasets']): readonly Effect[] {
  const changed = changes.added + changes.updated > 0;
  return kpis.flatMap(({ id: kpi, label, needs }): readonly Effect[] => {
    const uses = needs.filter((files) => files.some((need) => need.dataset === id));
    if (uses.length === 0) return [];
    const lacks = (files: (typeof needs)[number], with_: boolean) =>
      files.flatMap((need) => (here[need.dataset] || (with_ && need.dataset === id) ? [] : [need.dataset]));
    const open = needs.some((files) => lacks(files, false).length === 0);
    const [least = []] = uses.map((files) => lacks(files, true)).sort((a, b) => a.length - b.length);
    const does = least.length > 0 && !open ? 'waits' : !open ? 'opens' : changed ? 'recounts' : 'stays';
    return [{ id: kpi, label, does, waitsFor: does === 'waits' ? [...new Set(least)] : [] }];
  });
}

/** An effect in words: "opens", "needs orders too". */
export function effectWords({ does, waitsFor }: Effect): string {
  switch (does) {
    case 'opens':
      return 'opens';
    case 'recounts':
      return 'is counted with them';
    case 'stays':
      return 'stays as it is';
    case 'waits':
      return `needs ${waitsFor.map((id) => dataset(id).label.toLowerCase()).join(' and ')} too`;
  }
}
