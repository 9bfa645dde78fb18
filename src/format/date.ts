import { civil, type Day } from '../time/day';
import { periodContaining, periodKind, periodOf } from '../time/named-period';
import type { Calendar, Grain, Period } from '../time/period';

const NBSP = '\u00a0';
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

const dateOf = (day: Day): Date => new Date(day * 86_400_000);
const write = (day: Day, locale: string, options: Intl.DateTimeFormatOptions): string =>
  dateFormat(locale, { timeZone: 'UTC', ...options })
    .format(dateOf(day))
    .replaceAll(' ', NBSP);

const dayMonthYear = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** 31 Aug 2026, in the order of the locale. */
export const formatDay = (day: Day, locale: string): string => write(day, locale, dayMonthYear);

/** 31 Aug. */
export const formatDayShort = (day: Day, locale: string): string => write(day, locale, { day: 'numeric', month: 'short' });

/** First and last day of a half-open period. */
export function formatSpan({ start, end }: Period, locale: string): string {
  const last = end - 1;
  if (last <= start) return formatDay(start, locale);
  const sameYear = civil(start).year === civil(last).year;
  return `${sameYear ? formatDayShort(start, locale) : formatDay(start, locale)} – ${formatDay(last, locale)}`;
}

/** The name of a period from its text in the address: Q3 2026, September 2026, First half 2026, 2026, Week 41, 2026, or its first and last day. */
export function formatPeriod(text: string, calendar: Calendar, locale: string): string {
  const kind = periodKind(text);
  const period = periodOf(text, calendar);
  if (!kind || !period) throw new Error(`"${text}" is no period`);
  const year = text.slice(0, 4);
  switch (kind) {
    case 'month':
      return write(period.start, locale, { month: 'long', year: 'numeric' });
    case 'quarter':
      return `Q${text.slice(6)}${NBSP}${year}`;
    case 'half':
      return `${text.endsWith('1') ? 'First' : 'Second'} half ${year}`;
    case 'year':
      return calendar.fiscalStart === 1 ? year : `FY${NBSP}${year}`;
    case 'week':
      return `Week${NBSP}${Number(text.slice(6))}, ${year}`;
    case 'range':
      return formatSpan(period, locale);
  }
}

/** One bucket of a chart, short. Quarters and years are named by the calendar, so that they read as the same period does in `formatPeriod`. */
export function formatBucket(period: Period, grain: Grain, locale: string, calendar: Calendar): string {
  switch (grain) {
    case 'day':
    case 'week':
      return formatDayShort(period.start, locale);
    case 'month':
      return write(period.start, locale, { month: 'short', year: 'numeric' });
    case 'quarter':
    case 'year':
      return formatPeriod(periodContaining(period.start, grain, calendar), calendar, locale);
  }
}

/** A day and time by the clock of the zone. */
export const formatInstant = (ms: number, zone: string, locale: string): string =>
  dateFormat(locale, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
    .format(ms)
    .replaceAll(' ', NBSP);

/** A moment as short as it may be: the time alone on the day of `now`, else day and time. */
export function formatWhen(ms: number, now: number, zone: string, locale: string): string {
  const day = dateFormat(locale, { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const options = day.format(ms) === day.format(now) ? time : ({ day: 'numeric', month: 'short', ...time } as const);
  return dateFormat(locale, { timeZone: zone, ...options })
    .format(ms)
    .replaceAll(' ', NBSP);
}
