import { useId } from 'react';
import { formatDay, formatDayShort } from '../format/date';
import { plural } from '../format/value';
import { useSettings } from '../store/settings';
import { localDayIn } from '../time/local-day';
import { StatusIcon } from '../ui/icons';
import type { HandSource } from './hand-sources';
import { useLocale } from './use-locale';

/** A dataset that somebody brings as files: how often, and how old the last one is. */
export function HandSourceRow({ source: { label, vendor, last, every } }: { source: HandSource }) {
  const { zone } = useSettings();
  const locale = useLocale();
  const titleId = useId();
  const age = Math.max(0, localDayIn(zone, Date.now()) - last);
  const rhythm = every === undefined ? `You brought it on ${formatDay(last, locale.locale)}.` : everyWords(every);
  return (
    <li className="source" aria-labelledby={titleId} data-state="hand">
      <StatusIcon shape="hand" />
      <h3 id={titleId} className="source-name">
        {vendor ? `${label}, ${vendor}` : label}
      </h3>
      <span className="source-next">
        {every === undefined ? 'by hand' : `by hand, due ${formatDayShort(last + every, locale.locale)}`}
      </span>
      <div className="source-body">
        <p>
          {rhythm} {age === 0 ? 'Brought today.' : `${plural(age, ['day', 'days'], locale)} old.`}
        </p>
      </div>
    </li>
  );
}

const everyWords = (days: number): string =>
  days === 1 ? 'You bring it about every day.' : `You bring it about every ${days} days.`;
