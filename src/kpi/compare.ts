import { isKnown, type Reading } from '../model/reading';
import { differenceInterval } from '../statistics/interval';
import type { Change, Kpi } from './kpi';

/** How far rounding can move a difference of equal values. */
const SAME = 1e-12;

/** The change from `before` to `now`, in the KPI's unit and relative to before (undefined from 0). Real when the 95 % interval of the
 * difference (MOVER) excludes 0. Undefined when one of them has no value. */
export function changeBetween(kpi: Pick<Kpi, 'better'>, now: Reading, before: Reading): Change | undefined {
  if (!isKnown(now) || !isKnown(before)) return undefined;
  const absolute = now.value - before.value;
  const same = Math.abs(absolute) <= SAME * Math.max(Math.abs(now.value), Math.abs(before.value), 1);
  const direction = same ? 'same' : absolute > 0 ? 'up' : 'down';
  const interval =
    now.interval && before.interval
      ? differenceInterval({ value: now.value, interval: now.interval }, { value: before.value, interval: before.interval })
      : undefined;
  return {
    absolute: same ? 0 : absolute,
    ...(before.value === 0 ? {} : { relative: same ? 0 : absolute / Math.abs(before.value) }),
    direction,
    ...(same ? {} : { better: (direction === 'up') === (kpi.better === 'higher') }),
    ...(interval ? { interval } : {}),
    verdict: interval ? (interval.low > 0 || interval.high < 0 ? 'real' : 'noise') : 'unknown',
  };
}
