import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answer } from '../cube/answer';
import { type Slice, sliceKey } from '../cube/slice';
import type { Catalog } from '../warehouse/catalog';
import { ask } from './ask';

export type Answers = {
  readonly byKey: ReadonlyMap<string, Answer>;
  readonly failed: ReadonlyMap<string, Error>;
};

/** Asks each different slice once. Undefined until all are settled, so that a page never mixes two versions of the data. */
export function useAnswers(slices: readonly Slice[], catalog: Catalog): Answers | undefined {
  const distinct = useMemo(() => new Map(slices.map((slice) => [sliceKey(slice), slice])), [slices]);
  const settled = useQueries({
    queries: [...distinct].map(([key, slice]) => ({
      queryKey: ['answer', catalog.version, key],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(slice, catalog, signal),
    })),
    combine: settledResults,
  });
  return useMemo(() => {
    if (settled.length !== distinct.size) return undefined;
    const byKey = new Map<string, Answer>();
    const failed = new Map<string, Error>();
    let position = 0;
    for (const key of distinct.keys()) {
      const result = settled[position];
      position += 1;
      if (result instanceof Error) failed.set(key, result);
      else if (result) byKey.set(key, result);
      else return undefined;
    }
    return { byKey, failed };
  }, [distinct, settled]);
}

function settledResults(
  list: readonly { data: Answer | undefined; error: Error | null }[],
): readonly (Answer | Error | undefined)[] {
  return list.map(({ data, error }) => error ?? data);
}
