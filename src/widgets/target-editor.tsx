import { useEffect, useRef, useState } from 'react';
import { formatDay } from '../format/date';
import { numberFormat } from '../format/locale';
import { formatExact, readValue } from '../format/parse-value';
import { formatTick } from '../format/value';
import type { TargetPer } from '../goals/target';
import type { Kpi } from '../kpi/kpi';
import type { Unit } from '../model/unit';
import { clearTarget, setTarget, useTarget } from '../store/goals';
import { useSettings } from '../store/settings';
import { showUndo } from '../store/undo';
import { type Day, isoDay, parseIsoDay } from '../time/day';
import { Choice } from '../ui/choice';
import { useLocale } from './use-locale';
import { perWords } from './words';

/** The unit in which a target is typed, and how many base units one of it is. */
export const typedIn = (unit: Unit, currency: string, value: number): { readonly word: string; readonly factor: number } => {
  switch (unit) {
    case 'share':
      return { word: '%', factor: 0.01 };
    case 'money':
      return { word: currency, factor: 1 };
    case 'seconds':
      return value >= 7200 ? { word: 'hours', factor: 3600 } : { word: 'minutes', factor: 60 };
    case 'points':
      return { word: 'points', factor: 1 };
    default:
      return { word: unit === 'score' ? 'of 5' : '', factor: 1 };
  }
};

/** Between which a target of the unit makes sense; both ends are in. */
const bounds: Readonly<Record<Unit, readonly [number, number]>> = {
  share: [0, 1],
  money: [0, 1e12],
  seconds: [0, 1e9],
  points: [-100, 100],
  score: [1, 5],
  count: [0, 1e12],
};

const pers = (['month', 'quarter', 'half', 'year'] as const).map((value) => ({ value, label: perWords[value] }));

type Props = { kpi: Kpi; value: number | undefined; today: Day; onDone(): void };

/** Value and deadline of a KPI's target, set in place. */
export function TargetEditor({ kpi, value, today, onDone }: Props) {
  const target = useTarget(kpi.id);
  const { currency } = useSettings();
  const { word, factor } = typedIn(kpi.unit, currency, target?.value ?? value ?? 0);
  const locale = useLocale();
  const [typed, setTyped] = useState(
    target ? numberFormat(locale.locale, { maximumFractionDigits: 6 }).format(target.value / factor) : '',
  );
  const [due, setDue] = useState(isoDay(target?.deadline ?? today + 90));
  const [per, setPer] = useState<TargetPer>(target?.per ?? 'quarter');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const read = readValue(typed, kpi.unit, locale, factor);
  const wanted = 'value' in read ? read.value : undefined;
  const [low, high] = bounds[kpi.unit];
  const deadline = parseIsoDay(due);
  const problem =
    'problem' in read
      ? read.problem
      : read.value < low || read.value > high
        ? `Between ${formatTick(low, kpi.unit, locale)} and ${formatTick(high, kpi.unit, locale)}`
        : deadline === undefined
          ? 'Choose a day'
          : deadline <= today
            ? `Choose a day after ${formatDay(today, locale.locale)}: the data ends then, and a target lies ahead of it`
            : undefined;
  const readBack = wanted === undefined ? '' : `reads as ${formatExact(wanted, kpi.unit, locale)}`;

  async function save(): Promise<void> {
    setTried(true);
    if (problem || wanted === undefined || deadline === undefined) return;
    const before = target;
    await setTarget(kpi.id, { value: wanted, deadline, ...(kpi.compounds ? { per } : {}) }, Date.now(), today);
    onDone();
    if (before) showUndo(`Target of ${kpi.label} changed`, { kind: 'target', target: before });
  }

  async function remove(): Promise<void> {
    const before = target;
    await clearTarget(kpi.id, Date.now());
    onDone();
    if (before) showUndo(`Target of ${kpi.label} removed`, { kind: 'target', target: before });
  }

  return (
    <form
      className="target-form"
      aria-label={`Target of ${kpi.label}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="row wrap">
        <label className="row">
          <span>{kpi.better === 'lower' ? 'At most' : 'At least'}</span>
          <input
            ref={first}
            className="field short"
            inputMode="decimal"
            aria-label={`Target value in ${word || 'units'}`}
            value={typed}
            aria-invalid={tried && problem !== undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span>{word}</span>
        </label>
        <span className="note" role="status">
          {readBack}
        </span>
        {kpi.compounds ? (
          <Choice<TargetPer> boxed label="In what the target is reached" value={per} onChange={setPer} options={pers} />
        ) : null}
        <label className="row">
          <span>by</span>
          <input
            className="field"
            type="date"
            aria-label="Deadline"
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
        </label>
      </div>
      <p className="row">
        <button type="submit" className="button primary">
          Save
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        {target ? (
          <button type="button" className="text" onClick={() => void remove()}>
            Remove
          </button>
        ) : null}
      </p>
      <p className="note bad" role="alert">
        {tried ? problem : ''}
      </p>
    </form>
  );
}
