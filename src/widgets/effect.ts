import type { Mapping } from '../import/mapping';
import { filledFields } from '../import/recognise/mapped-fields';
import type { Need } from '../kpi/kpi';
import { kpis } from '../kpi/registry';
import { type DatasetId, dataset } from '../model/dataset';
import type { Catalog } from '../warehouse/catalog';
import type { Prepared } from '../warehouse/warehouse';

/** What importing does to one KPI: it opens, is counted with the new rows, stays as it is, still waits for other datasets, or would have a
 * column that the file lacks. */
export type Effect = {
  readonly id: string;
  readonly label: string;
  readonly does: 'opens' | 'recounts' | 'stays' | 'waits' | 'lacks';
  /** The datasets, or the columns. */
  readonly lacks: readonly string[];
};

const standsFor: Readonly<Record<string, string>> = { tenure: 'acquired_at', churned: 'churned_at' };

function fieldsOf(mapping: Mapping): readonly string[] {
  const kind = mapping.surveyKind ? ['kind'] : [];
  return [...filledFields(mapping), ...kind].flatMap((field) => [field, ...(standsFor[field] ? [standsFor[field]] : [])]);
}

const absent = (files: readonly Need[], here: Catalog['datasets'], but?: DatasetId): readonly DatasetId[] =>
  files.flatMap(({ dataset: wanted }) => (here[wanted] || wanted === but ? [] : [wanted]));

const unfilled = (files: readonly Need[], id: DatasetId, filled: readonly string[]): readonly string[] =>
  files
    .filter((need) => need.dataset === id)
    .flatMap(({ fields, instead }) =>
      fields.filter((field) => ![field, ...(instead?.[field] ?? [])].some((each) => filled.includes(each))),
    );

/** What a prepared table does to the KPIs that its dataset feeds. By how much is known only when it counts. */
export function effectsOf({ dataset: id, changes, summary }: Prepared, here: Catalog['datasets']): readonly Effect[] {
  const changed = changes.added + changes.updated > 0;
  const filled = [...(here[id]?.fields ?? []), ...fieldsOf(summary.mapping)];
  return kpis.flatMap(({ id: kpi, label, needs }): readonly Effect[] => {
    const uses = needs.filter((files) => files.some((need) => need.dataset === id));
    if (uses.length === 0) return [];
    const effect = (does: Effect['does'], lacks: readonly string[] = []): readonly Effect[] => [{ id: kpi, label, does, lacks }];
    if (needs.some((files) => absent(files, here).length === 0)) return effect(changed ? 'recounts' : 'stays');
    const [best = []] = [...uses].sort((a, b) => absent(a, here, id).length - absent(b, here, id).length);
    const datasets = absent(best, here, id);
    if (datasets.length > 0)
      return effect(
        'waits',
        datasets.map((each) => dataset(each).label.toLowerCase()),
      );
    const fields = uses.map((files) => unfilled(files, id, filled)).sort((a, b) => a.length - b.length)[0] ?? [];
    return fields.length > 0 ? effect('lacks', fields) : effect('opens');
  });
}

/** An effect in words: "opens", "still needs orders". */
export function effectWords({ does, lacks }: Effect): string {
  switch (does) {
    case 'opens':
      return 'opens';
    case 'recounts':
      return 'is counted with them';
    case 'stays':
      return 'stays as it is';
    case 'waits':
      return `still needs ${lacks.join(' and ')}`;
    case 'lacks':
      return `the file has no ${lacks.join(' and no ')}`;
  }
}
