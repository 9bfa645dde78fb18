import type { Day } from '../../time/day';
import { instant } from '../values/calendar-instant';
import { parseInstant } from '../values/parse-instant';

/** The day that a written date is in the given order of day and month; undefined when there is no such day. */
export function dayAs(value: string, order: 'day-first' | 'month-first'): Day | undefined {
  const bytes = new TextEncoder().encode(value);
  return parseInstant(bytes, 0, bytes.length, order) ? Math.floor(instant.ms / 86_400_000) : undefined;
}
