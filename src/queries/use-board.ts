import { useMemo } from 'react';
import type { Answer } from '../cube/answer';
import { type Filter, sliceKey } from '../cube/slice';
import type { Kpi, KpiView } from '../kpi/kpi';
import { kpiView } from '../kpi/kpi-view';
import { kpis } from '../kpi/registry';
import { slicesOf } from '../kpi/slices-of';
import { useView } from '../store/filters';
import type { Day } from '../time/day';
import type { Calendar, Grain } from '../time/period';
import type { Catalog } from '../warehouse/catalog';
import { type Answers, useAnswers } from './use-answers';
import { useLast } from './use-last';
import { type ChosenPeriod, chosenPeriod, newestDay, useCalendar } from './use-period';
import { useWorkspace } from './use-workspace';

export type Board = {
  readonly views: readonly KpiView[];
  readonly chosen: ChosenPeriod;
  /** The data's last day. */
  readonly horizon: Day;
  readonly catalog: Catalog;
  readonly filters: readonly Filter[];
  readonly answers: Answers;
  readonly failed: ReadonlyMap<string, Error>;
};

/** How many buckets a tile's sparkline shows, and a KPI page's chart. */
export const TILE_BUCKETS = 12;
export const PAGE_BUCKETS = 24;

type Question = {
  readonly chosen: ChosenPeriod;
  readonly grain: Grain;
  readonly buckets: number;
  readonly filters: readonly Filter[];
  readonly calendar: Calendar;
};

/** The settled answers that a KPI is made of, by the name of its measure. */
export function answersOf(
  kpi: Kpi,
  answers: Answers,
  catalog: Catalog,
  filters: readonly Filter[],
): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    Object.entries(slicesOf(kpi, filters, catalog)).flatMap(([name, slice]) => {
      const answer = answers.byKey.get(sliceKey(slice));
      return answer ? [[name, answer]] : [];
    }),
  );
}

/** One KPI out of the settled answers; where a question failed, a reading that says so. */
export function viewFrom(kpi: Kpi, answers: Answers, catalog: Catalog, question: Question): KpiView {
  const { chosen, grain, buckets, filters, calendar } = question;
  const slices = Object.entries(slicesOf(kpi, filters, catalog));
  const failure = slices.map(([, slice]) => answers.failed.get(sliceKey(slice))).find((error) => error !== undefined);
  if (failure) {
    const reading = { none: { code: 'failed' as const, text: 'Could not be computed' }, parts: [] };
    return { kpi, period: chosen.period, measured: chosen.period, partial: false, reading, series: [], beneath: [] };
  }
  const own = answersOf(kpi, answers, catalog, filters);
  return kpiView(kpi, own, { period: chosen.period, against: chosen.against, grain, buckets }, catalog, calendar, filters);
}

export function useViews(list: readonly Kpi[], buckets: number): { board: Board | undefined; pending: boolean; stale: boolean } {
  const { catalog, status } = useWorkspace();
  const { period, compare, grain, filters } = useView();
  const calendar = useCalendar();
  const slices = useMemo(() => list.flatMap((kpi) => Object.values(slicesOf(kpi, filters, catalog))), [list, filters, catalog]);
  const answers = useAnswers(slices, catalog);
  const fresh = useMemo((): Board | undefined => {
    const horizon = newestDay(catalog);
    if (!answers || horizon === undefined) return undefined;
    const chosen = chosenPeriod({ period, compare, grain, filters }, horizon, calendar);
    const question = { chosen, grain, buckets, filters, calendar };
    return {
      views: list.map((kpi) => viewFrom(kpi, answers, catalog, question)),
      chosen,
      horizon,
      catalog,
      filters,
      answers,
      failed: answers.failed,
    };
  }, [answers, catalog, period, compare, grain, filters, calendar, list, buckets]);
  const board = useLast(fresh);
  const waiting = status !== 'empty' && fresh === undefined;
  return { board, pending: waiting && board === undefined, stale: waiting && board !== undefined };
}

/** All KPIs for the view that the address asks for. `views` is empty until the first answers are in; `stale` marks old figures that
 * stand while newer ones are computed. */
export function useBoard(): {
  views: readonly KpiView[];
  pending: boolean;
  stale: boolean;
  error?: Error;
  periodText: string;
  againstText?: string;
  horizon: Day;
  board: Board | undefined;
} {
  const { board, pending, stale } = useViews(kpis, TILE_BUCKETS);
  const { catalog } = useWorkspace();
  const view = useView();
  const calendar = useCalendar();
  const horizon = newestDay(catalog) ?? 0;
  const chosen = useMemo(() => chosenPeriod(view, horizon, calendar), [view, horizon, calendar]);
  const error = board ? [...board.failed.values()][0] : undefined;
  return {
    views: board?.views ?? [],
    pending,
    stale,
    periodText: chosen.text,
    horizon,
    board,
    ...(chosen.againstText ? { againstText: chosen.againstText } : {}),
    ...(error ? { error } : {}),
  };
}
