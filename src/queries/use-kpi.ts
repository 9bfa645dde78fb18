import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answer } from '../cube/answer';
import { emptyAnswer } from '../cube/index-answer';
import { OTHER, type Slice, sliceKey } from '../cube/slice';
import { topValuesQuery } from '../cube/top-values';
import { type BreakdownRow, breakdown } from '../kpi/breakdown';
import type { KpiView } from '../kpi/kpi';
import { notSplit } from '../kpi/read';
import { kpiById } from '../kpi/registry';
import { slicesOf } from '../kpi/slices-of';
import type { DatasetId, DimensionId } from '../model/dataset';
import type { Reason } from '../model/reading';
import { useView } from '../store/filters';
import { theWarehouse } from '../store/workspace';
import type { Catalog } from '../warehouse/catalog';
import type { Engine } from '../warehouse/engine';
import { askGroups } from './ask';
import { type Board, PAGE_BUCKETS, useViews } from './use-board';
import { useLast } from './use-last';
import { chosenPeriod, newestDay, useCalendar } from './use-period';
import { useWorkspace } from './use-workspace';

/** One KPI with a longer series. `view` is undefined for an id that no KPI has, and until its answers are in. */
export function useKpiView(id: string): {
  view?: KpiView;
  pending: boolean;
  stale: boolean;
  board: Board | undefined;
} {
  const list = useMemo(() => {
    const kpi = kpiById(id);
    return kpi ? [kpi] : [];
  }, [id]);
  const { board, pending, stale } = useViews(list, PAGE_BUCKETS);
  const view = board?.views.find(({ kpi }) => kpi.id === id);
  return { ...(view ? { view } : {}), pending: pending || (list.length > 0 && !view && stale), stale, board };
}

const TOP = 50;

async function topValues(
  engine: Engine,
  sql: { sql: string },
  signal?: AbortSignal,
): Promise<{ value: string; records: number }[]> {
  const { columns } = await engine.run(sql, signal);
  const values = columns.value ?? [];
  const records = columns.records ?? [];
  return Array.from({ length: values.length }, (_, row) => ({ value: String(values[row] ?? ''), records: Number(records[row]) }));
}

/** The values of a dimension in a dataset, most frequent first. */
export function useTopValues(dataset: DatasetId | undefined, dimension: DimensionId | undefined, catalog: Catalog, limit = TOP) {
  return useQuery({
    queryKey: ['values', catalog.version, dataset, dimension, limit],
    enabled: dataset !== undefined && dimension !== undefined,
    queryFn: async ({ signal }) => {
      if (!dataset || !dimension) return [];
      const warehouse = await theWarehouse();
      return topValues(await warehouse.engine(), topValuesQuery(dataset, dimension, warehouse.dialect, catalog, limit), signal);
    },
  });
}

const emptyAnswers = (slices: readonly (readonly [string, Slice])[]): Record<string, Answer> =>
  Object.fromEntries(slices.map(([name, { measure }]) => [name, emptyAnswer(measure)]));

/** The KPI by the values of a dimension: the 50 most frequent and the rest as OTHER. `none` says why it can't be split. */
export function useBreakdown(
  id: string,
  dimension: DimensionId | undefined,
): { rows: readonly BreakdownRow[]; none?: Reason; pending: boolean } {
  const { catalog } = useWorkspace();
  const { period, compare, grain, filters } = useView();
  const calendar = useCalendar();
  const kpi = kpiById(id);
  const missing = kpi && dimension ? notSplit(kpi, dimension, catalog) : undefined;
  const first = useMemo(() => {
    const asked = kpi && dimension ? slicesOf(kpi, filters, catalog, { dimension, top: [] }) : {};
    return Object.values(asked)[0]?.measure.dataset;
  }, [kpi, dimension, filters, catalog]);
  const top = useTopValues(missing ? undefined : first, missing ? undefined : dimension, catalog);
  const slices = useMemo((): readonly (readonly [string, Slice])[] => {
    if (!kpi || !dimension || missing || !top.data) return [];
    return Object.entries(slicesOf(kpi, filters, catalog, { dimension, top: top.data.map(({ value }) => value) }));
  }, [kpi, dimension, missing, top.data, filters, catalog]);
  const groups = useQueries({
    queries: slices.map(([, slice]) => ({
      queryKey: ['groups', catalog.version, sliceKey(slice)],
      queryFn: ({ signal }: { signal: AbortSignal }) => askGroups(slice, catalog, signal),
    })),
    combine: (list) => list.map(({ data }) => data),
  });
  const fresh = useMemo(() => {
    const horizon = newestDay(catalog);
    if (!kpi || !dimension || !top.data || slices.length === 0 || horizon === undefined || groups.some((group) => !group))
      return undefined;
    const chosen = chosenPeriod({ period, compare, grain, filters }, horizon, calendar);
    const values = [
      ...new Set([...top.data.map(({ value }) => value), ...groups.flatMap((group) => [...(group?.keys() ?? [])])]),
    ];
    const ordered = [...values.filter((value) => value !== OTHER), ...values.filter((value) => value === OTHER)];
    const byValue = new Map(
      ordered.map((value) => {
        const answers = emptyAnswers(slices);
        slices.forEach(([name], index) => {
          const answer = groups[index]?.get(value);
          if (answer) answers[name] = answer;
        });
        return [value, answers] as const;
      }),
    );
    return breakdown(kpi, byValue, chosen.period, chosen.against, catalog, filters);
  }, [kpi, dimension, top.data, slices, groups, catalog, period, compare, grain, filters, calendar]);
  const rows = useLast(fresh);
  if (missing) return { rows: [], none: missing, pending: false };
  return { rows: rows ?? [], pending: dimension !== undefined && fresh === undefined };
}
