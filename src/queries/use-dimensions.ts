import { useMemo } from 'react';
import { type DatasetId, type DimensionId, datasets, dimensions } from '../model/dataset';
import { useTopValues } from './use-kpi';
import { useWorkspace } from './use-workspace';

export type AvailableDimension = { readonly id: DimensionId; readonly label: string; readonly datasets: readonly DatasetId[] };

/** The dimensions that at least one loaded dataset has, of its own or through the customer. */
export function useDimensions(): readonly AvailableDimension[] {
  const { catalog } = useWorkspace();
  return useMemo(
    () =>
      dimensions
        .map(({ id, label }) => ({
          id,
          label,
          datasets: datasets
            .map((each) => each.id)
            .filter((each) => {
              const state = catalog.datasets[each];
              return state !== undefined && (state.own.includes(id) || state.inherited.includes(id));
            }),
        }))
        .filter((dimension) => dimension.datasets.length > 0),
    [catalog],
  );
}

/** The values of a dimension with their records, from the dataset of its own that has the most rows. */
export function useDimensionValues(dimension: DimensionId | undefined): {
  values: readonly { value: string; records: number }[];
  pending: boolean;
} {
  const { catalog } = useWorkspace();
  const source = useMemo(() => {
    const owners = datasets.filter(({ id }) => dimension && catalog.datasets[id]?.own.includes(dimension));
    return owners.sort((a, b) => (catalog.datasets[b.id]?.rows ?? 0) - (catalog.datasets[a.id]?.rows ?? 0))[0]?.id;
  }, [catalog, dimension]);
  const { data, isPending } = useTopValues(source, dimension, catalog, 1000);
  return { values: data ?? [], pending: isPending && source !== undefined };
}
