import { dayOf } from '../../time/day';

export type DateOrder = 'year-first' | 'day-first' | 'month-first' | 'unknown';

/** The last instant read: `ms` since 1970, UTC when the text named an offset, by the wall clock otherwise. `timed`: it named a time of
 * day. `zone`: of a text that could not be read because it names a zone by an ambiguous word, that word. */
export const instant = { ms: 0, offset: false, timed: false, zone: '' };

export const MINUTE = 60_000;
export const DAY = 86_400_000;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const last = { key: -1, midnight: 0 };

/** Day × 86,400,000, or NaN when there is no such day. Neighbouring rows often share their day, so the last one is remembered. */
export function midnightOf(year: number, month: number, day: number): number {
  const key = (year * 100 + month) * 100 + day;
  if (key === last.key) return last.midnight;
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1 || year > 9999) return Number.NaN;
  if (day > (month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0))) return Number.NaN;
  last.key = key;
  last.midnight = dayOf(year, month, day) * DAY;
  return last.midnight;
}

/** Milliseconds since midnight, NaN when there is no such time; 24:00 is the end of the day, a leap second the one before it. */
export function clockTime(hour: number, minute: number, second: number): number {
  if (hour === 24 && minute === 0 && second === 0) return DAY;
  return hour > 23 || minute > 59 || second > 60 ? Number.NaN : hour * 3_600_000 + minute * MINUTE + Math.min(second, 59) * 1000;
}

/** Keeps what was read; false when it is no number. */
export function settle(ms: number, offset: boolean, timed: boolean): boolean {
  instant.ms = ms;
  instant.offset = offset;
  instant.timed = timed;
  if (!Number.isNaN(ms)) return true;
  instant.zone = '';
  return false;
}
