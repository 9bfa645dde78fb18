import { useMemo } from 'react';
import type { KpiView } from '../kpi/kpi';
import { type Readiness, readinessOf } from '../kpi/readiness';
import { kpis } from '../kpi/registry';
import { slicesOf } from '../kpi/slices-of';
import { useView } from '../store/filters';
import { useSettings } from '../store/settings';
import { localDayIn } from '../time/local-day';
import { useAnswers } from './use-answers';
import { answersOf, TILE_BUCKETS, viewFrom } from './use-board';
import { chosenPeriod, newestDay, useCalendar } from './use-period';
import { useWorkspace } from './use-workspace';

export type KpiReadiness = { readonly view: KpiView; readonly readiness: Readiness };

/** How well each KPI's figure of the chosen period is founded, from the answers that the tiles stand on; undefined until they are in. */
export function useReadiness(): readonly KpiReadiness[] | undefined {
  const { catalog } = useWorkspace();
  const { period, compare, grain, filters } = useView();
  const { zone } = useSettings();
  const calendar = useCalendar();
  const slices = useMemo(() => kpis.flatMap((kpi) => Object.values(slicesOf(kpi, filters, catalog))), [filters, catalog]);
  const answers = useAnswers(slices, catalog);
  return useMemo(() => {
    const horizon = newestDay(catalog);
    if (!answers || horizon === undefined) return undefined;
    const chosen = chosenPeriod({ period, compare, grain, filters }, horizon, calendar);
    const today = localDayIn(zone, Date.now());
    return kpis.map((kpi) => {
      const view = viewFrom(kpi, answers, catalog, { chosen, grain, buckets: TILE_BUCKETS, filters, calendar });
      const own = answersOf(kpi, answers, catalog, filters);
      return { view, readiness: readinessOf(kpi, own, view, catalog, today) };
    });
  }, [answers, catalog, period, compare, grain, filters, calendar, zone]);
}
