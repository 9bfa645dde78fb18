import { civil, type Day, dayOf, isoDay, parseIsoDay, weekday } from './day';
import type { Calendar, Comparison, Period } from './period';

/** A period's text is its identity: `2026-10`, `2026-Q3`, `2026-H2`, `2026`, `2026-W41`, `2026-01-15..2026-03-20` (last day in).
 * Quarters, halves and years are of the fiscal year, which is named for the calendar year in which it ends. */
type Named =
  | { readonly kind: 'month' | 'quarter' | 'half' | 'week'; readonly year: number; readonly index: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'range'; readonly period: Period };

export type PeriodKind = Named['kind'];

const two = (n: number): string => String(n).padStart(2, '0');

function parse(text: string): Named | undefined {
  const range = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (range) {
    const start = parseIsoDay(range[1] ?? '');
    const last = parseIsoDay(range[2] ?? '');
    return start !== undefined && last !== undefined && last >= start
      ? { kind: 'range', period: { start, end: last + 1 } }
      : undefined;
  }
  const match = /^([12]\d{3})(?:-(?:(Q[1-4])|(H[12])|W(0[1-9]|[1-4]\d|5[0-3])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (match[2]) return { kind: 'quarter', year, index: Number(match[2].slice(1)) };
  if (match[3]) return { kind: 'half', year, index: Number(match[3].slice(1)) };
  if (match[4]) return { kind: 'week', year, index: Number(match[4]) };
  if (match[5]) return { kind: 'month', year, index: Number(match[5]) };
  return { kind: 'year', year };
}

function write(named: Named): string {
  switch (named.kind) {
    case 'month':
      return `${named.year}-${two(named.index)}`;
    case 'quarter':
      return `${named.year}-Q${named.index}`;
    case 'half':
      return `${named.year}-H${named.index}`;
    case 'week':
      return `${named.year}-W${two(named.index)}`;
    case 'year':
      return String(named.year);
    case 'range':
      return `${isoDay(named.period.start)}..${isoDay(named.period.end - 1)}`;
  }
}

/** First day of the month `months` after January of `year`. */
function monthStart(year: number, months: number): Day {
  return dayOf(year + Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1);
}

/** The calendar year in which fiscal year `year` begins, in months after its January. */
const fiscalOffset = (calendar: Calendar): number => (calendar.fiscalStart === 1 ? 0 : calendar.fiscalStart - 1 - 12);

/** Week 1 holds the year's fourth day counted as ISO does, for any first weekday: it is the first week with at least four days in the year. */
function weekOne(year: number, calendar: Calendar): Day {
  const fourth = dayOf(year, 1, 4);
  return fourth - ((weekday(fourth) - calendar.weekStart + 7) % 7);
}

function bounds(named: Named, calendar: Calendar): Period | undefined {
  switch (named.kind) {
    case 'range':
      return named.period;
    case 'month':
      return { start: monthStart(named.year, named.index - 1), end: monthStart(named.year, named.index) };
    case 'week': {
      const start = weekOne(named.year, calendar) + (named.index - 1) * 7;
      return start < weekOne(named.year + 1, calendar) ? { start, end: start + 7 } : undefined;
    }
    default: {
      const months = named.kind === 'year' ? 12 : named.kind === 'half' ? 6 : 3;
      const index = named.kind === 'year' ? 1 : named.index;
      const first = fiscalOffset(calendar) + (index - 1) * months;
      return { start: monthStart(named.year, first), end: monthStart(named.year, first + months) };
    }
  }
}

export const periodKind = (text: string): PeriodKind | undefined => parse(text)?.kind;

/** The days of a period's text; undefined when the text names none. */
export function periodOf(text: string, calendar: Calendar): Period | undefined {
  const named = parse(text);
  return named && bounds(named, calendar);
}

/** The text of the week, month, quarter, half or year that holds the day. */
export function periodContaining(day: Day, kind: Exclude<PeriodKind, 'range'>, calendar: Calendar): string {
  const { year, month } = civil(day);
  if (kind === 'week') {
    const named = [year + 1, year, year - 1].find((candidate) => day >= weekOne(candidate, calendar)) ?? year;
    return write({ kind, year: named, index: Math.floor((day - weekOne(named, calendar)) / 7) + 1 });
  }
  if (kind === 'month') return write({ kind, year, index: month });
  const months = (year * 12 + month - 1 - fiscalOffset(calendar)) % 12;
  const fiscalYear = Math.floor((year * 12 + month - 1 - fiscalOffset(calendar)) / 12);
  if (kind === 'year') return write({ kind, year: fiscalYear });
  return write({ kind, year: fiscalYear, index: Math.floor(months / (kind === 'half' ? 6 : 3)) + 1 });
}

/** The text of the period `by` steps later (earlier when negative); a range moves by its own length. Throws for a text that names no period. */
export function stepPeriod(text: string, by: number, calendar: Calendar): string {
  const named = parse(text);
  if (!named) throw new Error(`"${text}" names no period`);
  if (named.kind === 'range') {
    const days = (named.period.end - named.period.start) * by;
    return write({ kind: 'range', period: { start: named.period.start + days, end: named.period.end + days } });
  }
  if (named.kind === 'year') return write({ kind: 'year', year: named.year + by });
  if (named.kind === 'week') {
    const start = weekOne(named.year, calendar) + (named.index - 1 + by) * 7;
    return periodContaining(start, 'week', calendar);
  }
  const perYear = named.kind === 'month' ? 12 : named.kind === 'quarter' ? 4 : 2;
  const total = named.year * perYear + named.index - 1 + by;
  return write({ kind: named.kind, year: Math.floor(total / perYear), index: (((total % perYear) + perYear) % perYear) + 1 });
}

/** The same period a year earlier; a range goes back to the same dates (29 February to the 28th), a week 53 to week 52 where there is none. */
export function yearEarlier(text: string, calendar: Calendar): string {
  const named = parse(text);
  if (!named) throw new Error(`"${text}" names no period`);
  if (named.kind === 'range') {
    const back = (day: Day): Day => {
      const { year, month, day: date } = civil(day);
      return dayOf(year - 1, month, month === 2 && date === 29 ? 28 : date);
    };
    return write({ kind: 'range', period: { start: back(named.period.start), end: back(named.period.end - 1) + 1 } });
  }
  const earlier: Named = { ...named, year: named.year - 1 };
  if (earlier.kind === 'week' && !bounds(earlier, calendar)) return write({ ...earlier, index: 52 });
  return write(earlier);
}

/** The text of the period that one is compared with; undefined for no comparison. */
export function comparisonOf(text: string, comparison: Comparison, calendar: Calendar): string | undefined {
  if (comparison === 'none') return undefined;
  return comparison === 'year' ? yearEarlier(text, calendar) : stepPeriod(text, -1, calendar);
}
