import { useState } from 'react';
import { formatSpan } from '../format/date';
import { changeView } from '../store/filters';
import { type Day, isoDay, parseIsoDay } from '../time/day';
import { periodContaining, periodOf, stepPeriod } from '../time/named-period';
import type { Calendar } from '../time/period';
import { Icon } from '../ui/icons';
import { Popover } from '../ui/popover';
import { useLocale } from './use-locale';
import { periodName } from './words';

type Props = { text: string; calendar: Calendar; horizon: Day };

type Preset = { readonly name: string; readonly text: string };

/** Periods that end with the data, and the whole ones before them. */
export function presetsOf(horizon: Day, calendar: Calendar): readonly Preset[] {
  const now = (kind: 'month' | 'quarter' | 'half' | 'year') => periodContaining(horizon, kind, calendar);
  const back = (days: number) => `${isoDay(horizon - days + 1)}..${isoDay(horizon)}`;
  return [
    { name: 'Newest month', text: now('month') },
    { name: 'Month before', text: stepPeriod(now('month'), -1, calendar) },
    { name: 'Newest quarter', text: now('quarter') },
    { name: 'Quarter before', text: stepPeriod(now('quarter'), -1, calendar) },
    { name: 'Newest half-year', text: now('half') },
    { name: 'Half-year before', text: stepPeriod(now('half'), -1, calendar) },
    { name: 'Newest year', text: now('year') },
    { name: 'Year before', text: stepPeriod(now('year'), -1, calendar) },
    { name: 'Last 28 days', text: back(28) },
    { name: 'Last 365 days', text: back(365) },
  ];
}

function CustomRange({ text, calendar, onDone }: { text: string; calendar: Calendar; onDone(): void }) {
  const period = periodOf(text, calendar);
  const [from, setFrom] = useState(period ? isoDay(period.start) : '');
  const [to, setTo] = useState(period ? isoDay(period.end - 1) : '');
  const [first, last] = [parseIsoDay(from), parseIsoDay(to)];
  const problem =
    first === undefined || last === undefined
      ? 'Both days are needed'
      : first > last
        ? 'The first day lies after the last'
        : undefined;
  return (
    <form
      className="custom-range"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem) return;
        changeView({ period: `${from}..${to}` });
        onDone();
      }}
    >
      <label>
        <span className="note">First day</span>
        <input className="field" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        <span className="note">Last day</span>
        <input className="field" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <p className="note" role="status">
        {problem ?? `${(last ?? 0) - (first ?? 0) + 1} days`}
      </p>
      <button type="submit" className="button primary" disabled={problem !== undefined}>
        Show
      </button>
    </form>
  );
}

/** The period with its neighbours, presets, and any days of the user's own. */
export function PeriodControl({ text, calendar, horizon }: Props) {
  const locale = useLocale();
  const step = (by: number) => changeView({ period: stepPeriod(text, by, calendar) });
  const presets = presetsOf(horizon, calendar);
  const next = periodOf(stepPeriod(text, 1, calendar), calendar);
  return (
    <div className="row period-control">
      <button type="button" className="icon-button" aria-label="Previous period" onClick={() => step(-1)}>
        <Icon name="back" />
      </button>
      <Popover
        label="Period"
        className="period-name"
        button={
          <>
            <span className="hidden">Period: </span>
            {periodName(text, calendar, locale)} <Icon name="down" size={14} />
          </>
        }
      >
        {(close) => (
          <div className="period-menu">
            <ul>
              {presets.map((preset) => {
                const period = periodOf(preset.text, calendar);
                return (
                  <li key={preset.name}>
                    <button
                      type="button"
                      className="option"
                      aria-current={preset.text === text}
                      onClick={() => {
                        changeView({ period: preset.text });
                        close();
                      }}
                    >
                      {preset.name}
                      <span className="note">
                        {preset.text.includes('..') && period
                          ? formatSpan(period, locale.locale)
                          : periodName(preset.text, calendar, locale)}
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
            <CustomRange text={text} calendar={calendar} onDone={close} />
          </div>
        )}
      </Popover>
      <button
        type="button"
        className="icon-button"
        aria-label="Next period"
        disabled={next !== undefined && next.start > horizon}
        onClick={() => step(1)}
      >
        <Icon name="next" />
      </button>
    </div>
  );
}
