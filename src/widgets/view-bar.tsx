import { formatDay } from '../format/date';
import { formatCount, plural } from '../format/value';
import type { KpiView } from '../kpi/kpi';
import { useCalendar } from '../queries/use-period';
import { useWorkspace } from '../queries/use-workspace';
import { downloadFigures } from '../queries/workspace-actions';
import { changeView, useRefusedPeriod, useView } from '../store/filters';
import type { Day } from '../time/day';
import { periodKind, periodOf } from '../time/named-period';
import { type Comparison, type Grain, length } from '../time/period';
import { Choice } from '../ui/choice';
import { FilterBar } from './filter-menu';
import { PeriodControl } from './period-control';
import { useLocale } from './use-locale';
import { periodName } from './words';
import './view-bar.css';

const grains: readonly { readonly value: Grain; readonly label: string }[] = [
  { value: 'day', label: 'day' },
  { value: 'week', label: 'week' },
  { value: 'month', label: 'month' },
  { value: 'quarter', label: 'quarter' },
  { value: 'year', label: 'year' },
];

function comparisons(text: string): readonly { readonly value: Comparison; readonly label: string }[] {
  const kind = periodKind(text);
  const name = kind === 'range' ? 'days' : kind === 'half' ? 'half-year' : (kind ?? 'period');
  return [
    { value: 'previous', label: kind === 'range' ? 'the days before' : `previous ${name}` },
    { value: 'year', label: 'a year earlier' },
    { value: 'none', label: 'nothing' },
  ];
}

type Props = { views: readonly KpiView[]; periodText: string; horizon: Day; stale: boolean };

/** How far the period is measured, in words. */
function Extent({ periodText, horizon }: { periodText: string; horizon: Day }) {
  const calendar = useCalendar();
  const locale = useLocale();
  const period = periodOf(periodText, calendar);
  if (!period) return null;
  const days = length(period);
  const measured = Math.max(0, Math.min(days, horizon + 1 - period.start));
  const text = `Data to ${formatDay(horizon, locale.locale)}`;
  if (measured === 0) return <span className="note">{text}: this period lies after it</span>;
  return (
    <span className="note">
      {measured < days
        ? `${text}: ${formatCount(measured, locale)} of ${plural(days, ['day', 'days'], locale)}, compared with as many`
        : text}
    </span>
  );
}

/** Says once that the address asked for a period that no calendar has, and what stands in its place. */
function Refused({ periodText }: { periodText: string }) {
  const { period } = useView();
  const calendar = useCalendar();
  const locale = useLocale();
  const refused = useRefusedPeriod() ?? (period && !periodOf(period, calendar) ? period : undefined);
  if (refused === undefined) return null;
  return (
    <p className="view-refused note" role="status">
      “{refused.slice(0, 40)}” is no period; showing {periodName(periodText, calendar, locale)}
    </p>
  );
}

/** Period, grain, comparison and filters: the view that the address says. */
export function ViewBar({ views, periodText, horizon, stale }: Props) {
  const { grain, compare } = useView();
  const { catalog } = useWorkspace();
  const calendar = useCalendar();
  return (
    <section className={stale ? 'view-bar busy' : 'view-bar'} aria-label="View" aria-busy={stale}>
      <div className="row wrap view-left">
        <PeriodControl text={periodText} calendar={calendar} horizon={horizon} />
        <span className="row view-word">
          by <Choice label="Grain" value={grain} options={grains} onChange={(value) => changeView({ grain: value })} />
        </span>
        <span className="row view-word">
          against{' '}
          <Choice
            label="Comparison"
            value={compare}
            options={comparisons(periodText)}
            onChange={(value) => changeView({ compare: value })}
          />
        </span>
        <FilterBar />
        <Refused periodText={periodText} />
      </div>
      <div className="row spread view-right">
        <Extent periodText={periodText} horizon={horizon} />
        <button
          type="button"
          className="text"
          onClick={() => downloadFigures(views, periodText, catalog, horizon)}
          disabled={views.length === 0}
          title="Download figures (JSON)"
        >
          Download figures<span className="hidden"> (JSON)</span>
        </button>
      </div>
    </section>
  );
}
