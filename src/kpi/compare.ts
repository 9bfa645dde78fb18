import { isKnown, type Known, type Reading } from '../model/reading';
import { differenceInterval } from '../statistics/interval';
import type { Change, Kpi } from './kpi';

/** How far rounding can move a difference of equal values. */
const SAME = 1e-12;

const has = (reading: Known, id: Known['flags'][number]['id']): boolean => reading.flags.some((flag) => flag.id === id);

/** Why the two can't be compared although each has a value; undefined when they can. */
function unlike(now: Known, before: Known): string | undefined {
  if (has(now, 'maturing')) return 'The newer of the two is still maturing: part of it will only happen later.';
  if (has(now, 'capped') !== has(before, 'capped'))
    return 'For one of the two the lifespan is not known and the maximum stands in for it.';
  if ((now.basis === 'totals') !== (before.basis === 'totals'))
    return 'One of the two is from totals, the other from records, and they may not count alike.';
  return undefined;
}

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
  const apart = unlike(now, before);
  return {
    absolute: same ? 0 : absolute,
    ...(before.value === 0 ? {} : { relative: same ? 0 : absolute / Math.abs(before.value) }),
    direction,
    ...(same ? {} : { better: (direction === 'up') === (kpi.better === 'higher') }),
    ...(interval ? { interval } : {}),
    ...(apart ? { unlike: apart } : {}),
    verdict: interval && !apart ? (interval.low > 0 || interval.high < 0 ? 'real' : 'noise') : 'unknown',
  };
}
