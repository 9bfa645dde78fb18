import { formatDay, formatInstant } from '../format/date';
import type { Locale } from '../format/locale';
import type { Target } from '../goals/target';
import type { Kpi } from '../kpi/kpi';
import { useTargetHistory } from '../store/goals';
import { useSettings } from '../store/settings';
import { useLocale } from './use-locale';
import { targetValue } from './words';

type Step = NonNullable<Target['history'][number]['to']>;

const words = (kpi: Kpi, step: Step, locale: Locale): string =>
  `${targetValue(kpi, step.value, locale)} by ${formatDay(step.deadline, locale.locale)}`;

/** When a KPI's target was set, changed and removed, from what to what; newest first. Nothing where nothing happened. */
export function TargetHistory({ kpi }: { kpi: Kpi }) {
  const history = useTargetHistory(kpi.id);
  const locale = useLocale();
  const { zone } = useSettings();
  if (history.length === 0) return null;
  return (
    <details className="target-history">
      <summary>History of this target</summary>
      <ol>
        {[...history].reverse().map(({ at, from, to }) => (
          <li key={at}>
            <span className="note">{formatInstant(at, zone, locale.locale)}</span>{' '}
            {from && to
              ? `From ${words(kpi, from, locale)} to ${words(kpi, to, locale)}`
              : to
                ? `Set: ${words(kpi, to, locale)}`
                : from
                  ? `Removed: ${words(kpi, from, locale)}`
                  : ''}
          </li>
        ))}
      </ol>
    </details>
  );
}
