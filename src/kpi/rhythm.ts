import type { Day } from '../time/day';
import { civil, weekday } from '../time/day';
import type { Period } from '../time/period';

/** How many records came on a day. */
export type RecordsIn = (p: Period) => number;

/** Looked back this far, in days. */
const REACH = 365;
/** A weekday on which records came at least this often is one on which they are expected: an outage of some weeks must not hide itself. */
const USUAL_WEEKDAY = 0.75;
const USUAL_MONTH = 0.75;
const NINE_IN_TEN = 0.9;

const on = (day: Day): Period => ({ start: day, end: day + 1 });

/** The days with records among the last year of `covered`, oldest first. */
function daysWithRecords(records: RecordsIn, covered: Period): readonly Day[] {
  const start = Math.max(covered.start, covered.end - REACH);
  return Array.from({ length: covered.end - start }, (_, place) => start + place).filter((day) => records(on(day)) > 0);
}

/** The gap in days, from one day with records to the next, that nine in ten gaps of the last year do not exceed; undefined below three days
 * with records. */
export function usualGap(records: RecordsIn, covered: Period): number | undefined {
  const days = daysWithRecords(records, covered);
  if (days.length < 3) return undefined;
  const gaps = days.slice(1).map((day, place) => day - (days[place] ?? day));
  gaps.sort((a, b) => a - b);
  return gaps[Math.ceil(gaps.length * NINE_IN_TEN) - 1];
}

export type Missing = {
  /** What is expected: records on certain weekdays, or in every month. */
  readonly by: 'day' | 'month';
  readonly expected: number;
  /** First days of what is missing. */
  readonly missing: readonly Day[];
};

function monthsOf({ start, end }: Period): readonly Period[] {
  const months: Period[] = [];
  for (let day = start; day < end; ) {
    const next = day - civil(day).day + 1 + 31;
    const first = next - civil(next).day + 1;
    months.push({ start: day, end: Math.min(first, end) });
    day = first;
  }
  return months;
}

/** A run of empty days is missing when so few such runs would come by chance. */
const BY_CHANCE = 0.05;

/** Runs of neighbours among `days` that have no record. */
function emptyRuns(days: readonly Day[], isEmpty: (day: Day) => boolean): readonly (readonly Day[])[] {
  const runs: Day[][] = [];
  days.forEach((day, place) => {
    if (!isEmpty(day)) return;
    if (place > 0 && isEmpty(days[place - 1] ?? day)) runs.at(-1)?.push(day);
    else runs.push([day]);
  });
  return runs;
}

/**
 * Days of `p` on which records are usual but none came, where chance would hardly leave so many empty: the chance of an empty day is the
 * smaller of Poisson's for that weekday's mean and the share of other days that are empty. Where weekdays have no habit, whole months
 * without any. Undefined when the data has no rhythm to judge by (less than eight weeks, or months that are empty as often as not).
 */
export function missingIn(records: RecordsIn, p: Period, covered: Period): Missing | undefined {
  if (covered.end - covered.start < 56) return undefined;
  const start = Math.max(covered.start, covered.end - REACH);
  const all = Array.from({ length: covered.end - start }, (_, place) => start + place);
  const counts = new Map(all.map((day) => [day, records(on(day))] as const));
  const isEmpty = (day: Day): boolean => (counts.get(day) ?? records(on(day))) === 0;
  const habits = new Map(
    [1, 2, 3, 4, 5, 6, 7].flatMap((name) => {
      const days = all.filter((day) => weekday(day) === name);
      const filled = days.filter((day) => !isEmpty(day)).length;
      const mean = days.reduce((sum, day) => sum + (counts.get(day) ?? 0), 0) / days.length;
      return filled >= USUAL_WEEKDAY * days.length ? [[name, mean] as const] : [];
    }),
  );
  const inside = { start: Math.max(p.start, covered.start), end: Math.min(p.end, covered.end) };
  if (habits.size >= 4) {
    const usual = all.filter((day) => habits.has(weekday(day)));
    const empty = usual.filter(isEmpty).length;
    const expected = Array.from({ length: Math.max(0, inside.end - inside.start) }, (_, place) => inside.start + place).filter(
      (day) => habits.has(weekday(day)),
    );
    const missing = emptyRuns(expected, isEmpty).filter((run) => {
      const others = (empty - run.length + 1) / (usual.length - run.length + 2);
      const chance = run.reduce((product, day) => product * Math.min(others, Math.exp(-(habits.get(weekday(day)) ?? 0))), 1);
      return expected.length * chance < BY_CHANCE;
    });
    return { by: 'day', expected: expected.length, missing: missing.flat() };
  }
  const months = monthsOf(covered);
  if (months.length < 3 || months.filter((month) => records(month) > 0).length < USUAL_MONTH * months.length) return undefined;
  const expected = monthsOf(inside);
  return {
    by: 'month',
    expected: expected.length,
    missing: expected.filter((month) => records(month) === 0).map((month) => month.start),
  };
}
