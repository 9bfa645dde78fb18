import { formatDayShort } from '../format/date';
import { formatValue } from '../format/value';
import { targetStatus } from '../goals/target-status';
import type { KpiView } from '../kpi/kpi';
import { isKnown } from '../model/reading';
import { viewHref } from '../store/filters';
import { useTargets } from '../store/goals';
import type { Day } from '../time/day';
import { length } from '../time/period';
import { StatusIcon } from '../ui/icons';
import { Link } from '../ui/link';
import { Scroll } from '../ui/scroll';
import { shapeOf } from './kpi-tile';
import { useLocale } from './use-locale';
import { targetWords } from './words';

/** Every target with its status in the chosen period. */
export function TargetsPanel({ views, today }: { views: readonly KpiView[]; today: Day }) {
  const targets = useTargets();
  const locale = useLocale();
  const rows = views.flatMap((view) => {
    const target = targets.find(({ kpi }) => kpi === view.kpi.id);
    return target ? [{ view, target, status: targetStatus(view.kpi, view.reading, target, today, length(view.measured)) }] : [];
  });
  const met = rows.filter(({ status }) => status.id === 'on-target' || status.id === 'achieved').length;
  return (
    <section className="cell targets" aria-label="Targets">
      <p className="row spread">
        <span>
          <b className="section">Targets</b>{' '}
          <span className="quiet">{rows.length === 0 ? 'none set yet' : `${met} of ${rows.length} met in this period`}</span>
        </span>
      </p>
      {rows.length === 0 ? (
        <p className="quiet">Open a KPI and set its target: a value, and the day by which it should be reached.</p>
      ) : (
        <Scroll label="Targets as a table">
          <table className="target-table">
            <thead>
              <tr>
                <th scope="col">
                  <span className="hidden">KPI and target</span>
                </th>
                <th scope="col" className="wide">
                  Due
                </th>
                <th scope="col" className="number">
                  Now
                </th>
                <th scope="col">Status</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ view, target, status }) => (
                <tr key={target.kpi}>
                  <td>
                    <Link href={viewHref(`/kpi/${target.kpi}`)} className="row">
                      <StatusIcon shape={shapeOf[status.id]} /> <b className="strong">{view.kpi.short}</b>
                      <span className="quiet">{targetWords(view.kpi, target, locale)}</span>
                    </Link>
                  </td>
                  <td className="quiet wide">{formatDayShort(target.deadline, locale.locale)}</td>
                  <td className="number">
                    {isKnown(view.reading) ? formatValue(view.reading.value, view.kpi.unit, locale) : ''}
                  </td>
                  <td className="strong">{status.word}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
