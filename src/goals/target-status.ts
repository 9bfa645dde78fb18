import type { Kpi } from '../kpi/kpi';
import { isKnown, type Reading } from '../model/reading';
import type { Day } from '../time/day';
import type { Target } from './target';
import { targetIn } from './target-in';

export type TargetStatus = {
  readonly id: 'on-target' | 'off-target' | 'achieved' | 'missed' | 'no-value';
  readonly word: string;
  /** Distance to the target in the KPI's unit; positive when it is met with that much to spare. */
  readonly gap?: number;
};

/** How a reading over so many days stands against its target; from the day after the deadline on it is achieved or missed. `today` is the data's last day. */
export function targetStatus(
  kpi: Pick<Kpi, 'better' | 'compounds'>,
  reading: Reading,
  target: Target,
  today: Day,
  days: number,
): TargetStatus {
  if (!isKnown(reading)) return { id: 'no-value', word: 'No value yet' };
  const wanted = targetIn(kpi, target, days);
  const gap = kpi.better === 'lower' ? wanted - reading.value : reading.value - wanted;
  const due = today > target.deadline;
  if (gap >= 0) return { id: due ? 'achieved' : 'on-target', word: due ? 'Achieved' : 'On target', gap };
  return { id: due ? 'missed' : 'off-target', word: due ? 'Missed' : 'Off target', gap };
}
