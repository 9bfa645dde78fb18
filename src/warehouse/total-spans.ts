import type { DimensionId } from '../model/dataset';
import { civil, type Day, dayOf, weekday } from '../time/day';

/** What a total without a last day is of, by the spacing of the dates: the span that begins with its date, or the month that ends with it. */
export type Spacing = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'month-end';

/** The totals of one KPI in one file. Spans hold both ends, in order; single days that follow each other are one. */
export type KpiTotals = {
  readonly each: Spacing;
  readonly spans: readonly (readonly [first: Day, last: Day])[];
  readonly dimensions: readonly DimensionId[];
};

/** A span of one KPI as the file gives it. */
export type GivenSpan = {
  readonly kpi: string;
  readonly first: Day;
  readonly last: Day | undefined;
  readonly dimensions: readonly DimensionId[];
};

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
const monthOf = (day: Day): number => civil(day).year * 12 + civil(day).month - 1;
const startOfMonth = (month: number): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
const step = (places: readonly number[]): number =>
  places.slice(1).reduce((sum, place) => divisor(sum, place - (places[0] ?? 0)), 0);

/**
 * The spacing of dates. All on the first of a month: years or quarters when they lie whole years or single quarters apart, else months (also
 * when there is one date alone). Two or more that all end a month: the months that they end. Whole weeks apart: weeks. Else days.
 */
export function spacingOf(dates: readonly Day[]): Spacing {
  const days = [...new Set(dates)].sort((a, b) => a - b);
  if (days.length === 0) return 'day';
  if (days.every((day) => civil(day).day === 1)) {
    const apart = Math.abs(step(days.map(monthOf)));
    return apart > 0 && apart % 12 === 0 ? 'year' : apart === 3 ? 'quarter' : 'month';
  }
  if (days.length > 1 && days.every((day) => civil(day + 1).day === 1)) return 'month-end';
  const [first = 0] = days;
  const weekly = days.length > 1 && days.every((day) => weekday(day) === weekday(first)) && Math.abs(step(days)) === 7;
  return weekly ? 'week' : 'day';
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** First and last day of a total that names only its date. */
export function spanOf(day: Day, each: Spacing): readonly [first: Day, last: Day] {
  switch (each) {
    case 'day':
      return [day, day];
    case 'week':
      return [day, day + 6];
    case 'month-end':
      return [startOfMonth(monthOf(day)), day];
    default:
      return [day, startOfMonth(monthOf(day) + monthsIn[each]) - 1];
  }
}

/** In order, each once, with days that follow each other as one span. */
function joined(spans: readonly (readonly [Day, Day])[]): readonly (readonly [Day, Day])[] {
  const ordered = [...new Map(spans.map((span) => [span.join(), span])).values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found: [Day, Day][] = [];
  let days = false;
  for (const [first, last] of ordered) {
    const before = found.at(-1);
    if (before && days && first === last && first === before[1] + 1) before[1] = last;
    else {
      days = first === last;
      found.push([first, last]);
    }
  }
  return found;
}

/** What a file of totals holds, by KPI. A last day before the first counts as the first. */
export function totalsIn(given: readonly GivenSpan[]): Readonly<Record<string, KpiTotals>> {
  const kpis = [...new Set(given.map(({ kpi }) => kpi))];
  return Object.fromEntries(
    kpis.map((kpi) => {
      const own = given.filter((each) => each.kpi === kpi);
      const each = spacingOf(own.flatMap(({ first, last }) => (last === undefined ? [first] : [])));
      const spans = own.map(({ first, last }) =>
        last === undefined ? spanOf(first, each) : ([first, Math.max(first, last)] as const),
      );
      const dimensions = [...new Set(own.flatMap((one) => one.dimensions))];
      return [kpi, { each, spans: joined(spans), dimensions }];
    }),
  );
}
