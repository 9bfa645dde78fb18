import { lazy, Suspense, useState } from 'react';
import type { TrendPoint } from '../charts/trend-point';
import { formatBucket, formatDayShort } from '../format/date';
import type { Locale } from '../format/locale';
import { formatCount, formatInterval, formatTick, formatTicks, formatValue, plural } from '../format/value';
import type { Target } from '../goals/target';
import { targetIn } from '../goals/target-in';
import type { KpiView, SeriesPoint } from '../kpi/kpi';
import { isKnown } from '../model/reading';
import { useCalendar } from '../queries/use-period';
import { useView } from '../store/filters';
import type { Day } from '../time/day';
import { type Calendar, type Grain, intersect, length } from '../time/period';
import { Segmented } from '../ui/choice';
import { Scroll } from '../ui/scroll';
import { useLocale } from './use-locale';
import { evidence, targetWords } from './words';
import './trend.css';

const TrendChart = lazy(async () => ({ default: (await import('../charts/trend-chart')).TrendChart }));

type Props = {
  view: KpiView;
  target: Target | undefined;
  periodName: string;
  againstName: string | undefined;
  /** The data's last day. */
  horizon: Day;
};

function detail(view: KpiView, { reading }: SeriesPoint, locale: Locale): string {
  if (!isKnown(reading)) return reading.none.text;
  const interval = reading.interval ? `, 95\u00a0% ${formatInterval(reading.interval, view.kpi.unit, locale)}` : '';
  return `${evidence(view.kpi, reading, locale)}${interval}`;
}

/** The comparison's value under each chosen bucket. */
function compared(view: KpiView): ReadonlyMap<SeriesPoint, number> {
  const chosen = view.series.filter((point) => point.chosen);
  return new Map(
    chosen.flatMap((point, index) => {
      const reading = view.beneath[index];
      return reading && isKnown(reading) ? [[point, reading.value] as const] : [];
    }),
  );
}

function pointsOf(view: KpiView, grain: Grain, locale: Locale, calendar: Calendar): readonly TrendPoint[] {
  const before = compared(view);
  return view.series.map((point) => ({
    label: formatBucket(point.period, grain, locale.locale, calendar),
    value: isKnown(point.reading) ? point.reading.value : undefined,
    compare: before.get(point),
    partial: point.partial,
    chosen: point.chosen,
    against: view.against !== undefined && intersect(point.period, view.against) !== undefined,
    detail: detail(view, point, locale),
  }));
}

function SeriesTable({ view, grain }: { view: KpiView; grain: Grain }) {
  const locale = useLocale();
  const calendar = useCalendar();
  const before = compared(view);
  return (
    <Scroll label="The chart’s numbers" className="series-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Bucket</th>
            <th scope="col" className="number">
              {view.kpi.short}
            </th>
            <th scope="col" className="number">
              95 % interval
            </th>
            <th scope="col" className="number">
              Compared with
            </th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {[...view.series].reverse().map((point) => {
            const { reading, period, partial } = point;
            const other = before.get(point);
            return (
              <tr key={period.start} className={point.chosen ? 'chosen' : undefined}>
                <td>
                  {formatBucket(period, grain, locale.locale, calendar)}{' '}
                  {partial ? <span className="note">unfinished</span> : null}
                </td>
                <td className="number strong">
                  {isKnown(reading) ? formatValue(reading.value, view.kpi.unit, locale) : <span className="quiet">no value</span>}
                </td>
                <td className="number quiet">
                  {isKnown(reading) && reading.interval ? formatInterval(reading.interval, view.kpi.unit, locale) : ''}
                </td>
                <td className="number quiet">{other === undefined ? '' : formatValue(other, view.kpi.unit, locale)}</td>
                <td className="quiet">{isKnown(reading) ? evidence(view.kpi, reading, locale) : reading.none.text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

function summaryOf(view: KpiView, points: readonly TrendPoint[], locale: Locale): string {
  const last = view.series.at(-1);
  const value = last && isKnown(last.reading) ? formatValue(last.reading.value, view.kpi.unit, locale) : 'no value';
  return `${view.kpi.label}, ${points.length} points from ${points[0]?.label} to ${points.at(-1)?.label}; the last is ${value}. The table has every number.`;
}

/** "Measured to 24 Sep" where the data ends in the last bucket, and "Sep so far 0.84 %, 24 of 30 days" where it does not fill it. */
function endOf(view: KpiView, points: readonly TrendPoint[], horizon: Day, locale: Locale) {
  const last = view.series.at(-1);
  const end = last?.partial ? view.measured.end - 1 : horizon;
  if (!last || end < last.period.start || end >= last.period.end) return {};
  const days = `${formatCount(end + 1 - last.period.start, locale)} of ${plural(length(last.period), ['day', 'days'], locale)}`;
  return {
    measuredTo: `Measured to ${formatDayShort(end, locale.locale)}`,
    ...(last.partial && isKnown(last.reading)
      ? { soFar: `${points.at(-1)?.label} so far ${formatValue(last.reading.value, view.kpi.unit, locale)}, ${days}` }
      : {}),
  };
}

/** The KPI over time as a chart, and the same numbers as a table. */
export function Trend({ view, target, periodName, againstName, horizon }: Props) {
  const { grain } = useView();
  const locale = useLocale();
  const calendar = useCalendar();
  const [form, setForm] = useState<'chart' | 'table'>('chart');
  const { kpi, series } = view;
  const points = pointsOf(view, grain, locale, calendar);
  const last = series.at(-1);
  const line = target && last ? targetIn(kpi, target, length(last.period)) : undefined;
  const anything = series.some(({ reading }) => isKnown(reading));
  return (
    <section className="trend-section" aria-labelledby="trend-title">
      <div className="row spread trend-head">
        <h2 id="trend-title">
          By {grain}
          {points.length > 0 ? (
            <span className="quiet">
              {' '}
              {points[0]?.label} to {points.at(-1)?.label}
            </span>
          ) : null}
        </h2>
        <Segmented<'chart' | 'table'>
          label="Show as"
          value={form}
          onChange={setForm}
          options={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {!anything ? (
        <p className="trend-empty quiet">No {grain} up to this period has a value.</p>
      ) : form === 'table' ? (
        <SeriesTable view={view} grain={grain} />
      ) : (
        <Suspense fallback={<div className="trend trend-wait" aria-hidden="true" />}>
          <TrendChart
            points={points}
            name={kpi.short}
            periodName={periodName}
            compareName={againstName && view.partial ? `${againstName}, same days` : againstName}
            target={line === undefined ? undefined : { value: line, label: formatTick(line, kpi.unit, locale) }}
            {...endOf(view, points, horizon, locale)}
            clock={kpi.unit === 'seconds'}
            format={(value) => formatValue(value, kpi.unit, locale)}
            formatTicks={(ticks) => formatTicks(ticks, kpi.unit, locale)}
            summary={summaryOf(view, points, locale)}
          />
        </Suspense>
      )}
      {form === 'chart' && anything && target?.per && line !== undefined ? (
        <p className="note">
          Target: {targetWords(kpi, target, locale)}, which is {formatTick(line, kpi.unit, locale)} a {grain}.
        </p>
      ) : null}
    </section>
  );
}
