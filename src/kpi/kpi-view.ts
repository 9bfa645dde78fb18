import type { Answer } from '../cube/answer';
import type { Filter } from '../cube/slice';
import type { Day } from '../time/day';
import { bucketOf, bucketsEnding } from '../time/grain';
import { type Calendar, type Grain, intersect, length, type Period, sameDays } from '../time/period';
import type { Catalog } from '../warehouse/catalog';
import { wholeTotals } from './basis';
import { changeBetween } from './compare';
import type { Kpi, KpiView, SeriesPoint } from './kpi';
import { coverage, readKpi } from './read';

export type Asked = {
  readonly period: Period;
  readonly against?: Period | undefined;
  readonly grain: Grain;
  readonly buckets: number;
};

/** The period as far as the data goes, and what it is compared with: as many days when it is partial, else the whole comparison. */
export function likeForLike(
  kpi: Kpi,
  period: Period,
  against: Period | undefined,
  catalog: Catalog,
): { measured: Period; partial: boolean; against?: Period } {
  const covered = coverage(kpi, catalog);
  const inside = covered ? intersect(period, covered) : undefined;
  const measured = inside ? { start: period.start, end: inside.end } : period;
  const partial = inside !== undefined && measured.end < period.end;
  const cut = against && partial ? wholeTotals(kpi, sameDays(against, length(measured)), catalog) : against;
  return { measured, partial, ...(cut ? { against: cut } : {}) };
}

/** All that a page shows of a KPI in a period; pure arithmetic on the answers. */
export function kpiView(
  kpi: Kpi,
  answers: Readonly<Record<string, Answer>>,
  { period, against, grain, buckets }: Asked,
  catalog: Catalog,
  calendar: Calendar,
  filters: readonly Filter[],
): KpiView {
  const read = (p: Period) => readKpi(kpi, answers, p, catalog, filters);
  const like = likeForLike(kpi, period, against, catalog);
  const reading = read(period);
  const before = like.against ? read(like.against) : undefined;
  const change = before ? changeBetween(kpi, reading, before) : undefined;
  const covered = coverage(kpi, catalog);
  const end = covered ? Math.min(period.end, covered.end) : period.end;
  const shown =
    covered && end > covered.start
      ? bucketsEnding(end, grain, buckets, calendar).filter((bucket) => bucket.end > covered.start)
      : [];
  const series = shown.map(
    (bucket): SeriesPoint => ({
      period: bucket,
      reading: read(bucket),
      partial: covered !== undefined && (bucket.end > covered.end || bucket.start < covered.start),
      chosen: intersect(bucket, period) !== undefined,
    }),
  );
  const chosen = series.filter((point) => point.chosen);
  const beneath = like.against ? bucketsUnder(chosen, like.against, grain, calendar, covered?.end ?? period.end).map(read) : [];
  return { kpi, period, ...like, reading, ...(before ? { before } : {}), ...(change ? { change } : {}), series, beneath };
}

/** One bucket of the comparison for each chosen one, as far as it goes; under an unfinished one as many days as it has. */
function bucketsUnder(
  chosen: readonly SeriesPoint[],
  against: Period,
  grain: Grain,
  calendar: Calendar,
  horizon: Day,
): readonly Period[] {
  const under: Period[] = [];
  let day = against.start;
  for (const { period, partial } of chosen) {
    if (day >= against.end) break;
    const bucket = bucketOf(day, grain, calendar);
    under.push(partial && period.end > horizon ? sameDays(bucket, horizon - period.start) : bucket);
    day = bucket.end;
  }
  return under;
}
