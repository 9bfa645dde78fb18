import { civil, type Day, dayOf, weekday } from '../../src/time/day';

export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Every file but customers covers [firstDay, endDay). */
export const firstDay = dayOf(2024, 11, 1);
export const endDay = dayOf(2026, 11, 1);

/** Events keep off the outer hours of the first and last day, so that no time zone sees a sliver of a 25th month. */
const firstInstant = firstDay * DAY + 10 * HOUR;
const endInstant = endDay * DAY - 14 * HOUR;

export const isPast = (ms: number): boolean => ms < endInstant;
export const inWindow = (ms: number): boolean => ms >= firstInstant && isPast(ms);

export const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
export const utcDay = (ms: number): Day => Math.floor(ms / DAY);

/** First day of the month that lies `by` months after the day's own. */
export function monthStart(day: Day, by = 0): Day {
  const { year, month } = civil(day);
  const at = year * 12 + month - 1 + by;
  return dayOf(Math.floor(at / 12), (at % 12) + 1, 1);
}

/** Whole months from the month of `from` to that of `to`. */
export function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [civil(from), civil(to)];
  return (b.year - a.year) * 12 + b.month - a.month;
}

/** Quiet in August and December. */
const byMonth = [1.02, 1.03, 1.1, 1.0, 1.0, 1.05, 0.94, 0.78, 1.1, 1.08, 1.06, 0.72];
const byWeekday = [1.12, 1.2, 1.16, 1.1, 0.98, 0.24, 0.2];

/** How busy that day is: the month, the weekday, and nearly nothing between the years. */
export function dayFactor(day: Day): number {
  const { month, day: date } = civil(day);
  const holidays = (month === 12 && date >= 24) || (month === 1 && date === 1);
  return (byMonth[month - 1] ?? 1) * (byWeekday[weekday(day) - 1] ?? 1) * (7 / 6) * (holidays ? 0.3 : 1);
}

/** The same day, or the Monday after a weekend. */
export const workingDay = (day: Day): Day => day + Math.max(0, 8 - weekday(day)) * (weekday(day) > 5 ? 1 : 0);

/** The first day of the next quarter. */
export const quarterEnd = (day: Day): Day => monthStart(day, 3 - ((civil(day).month - 1) % 3));
