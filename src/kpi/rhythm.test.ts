import { expect, test } from 'vitest';
import { civil, dayOf, weekday } from '../time/day';
import { missingIn, usualGap } from './rhythm';

const year = { start: dayOf(2025, 11, 1), end: dayOf(2026, 11, 1) };
const september = { start: dayOf(2026, 9, 1), end: dayOf(2026, 10, 1) };
const recordsOn = (isOn: (day: number) => boolean) => (p: { start: number; end: number }) =>
  Array.from({ length: p.end - p.start }, (_, place) => p.start + place).filter(isOn).length;
const workday = (day: number) => weekday(day) <= 5;

test('a help desk that is closed at weekends misses no weekend, and its usual gap is three days', () => {
  const records = recordsOn(workday);
  // Of five gaps in a week four are of one day and one (Friday to Monday) of three: nine in ten are at most three.
  expect(usualGap(records, year)).toBe(3);
  // September 2026 has 22 days from Monday to Friday.
  expect(missingIn(records, september, year)).toEqual({ by: 'day', expected: 22, missing: [] });
});

test('two working days without a record are named', () => {
  const gone = [dayOf(2026, 9, 8), dayOf(2026, 9, 9)];
  expect(
    missingIn(
      recordsOn((day) => workday(day) && !gone.includes(day)),
      september,
      year,
    ),
  ).toEqual({
    by: 'day',
    expected: 22,
    missing: gone,
  });
});

test('one empty day is chance where three records come a day, and a gap where twenty do', () => {
  const gone = dayOf(2026, 9, 9);
  const many = (count: number) => (p: { start: number; end: number }) =>
    count * recordsOn((day) => day !== gone && (count > 3 || day % 25 !== 0))(p);
  // Three a day, and one day in 25 empty: e^-3 = 0.05 a day, about 1.2 empty days in the 30 of September.
  expect(missingIn(many(3), september, year)?.missing).toEqual([]);
  // Twenty a day: e^-20 × 30 = 6e-8.
  expect(missingIn(many(20), september, year)?.missing).toEqual([gone]);
});

test('costs dated the first of each month miss the month that has none', () => {
  const records = recordsOn((day) => civil(day).day === 1 && day !== dayOf(2026, 8, 1));
  const quarter = { start: dayOf(2026, 7, 1), end: dayOf(2026, 10, 1) };
  expect(missingIn(records, quarter, year)).toEqual({ by: 'month', expected: 3, missing: [dayOf(2026, 8, 1)] });
  expect(usualGap(records, year)).toBe(31);
});

test('what comes now and then has no rhythm to miss', () => {
  const records = recordsOn((day) => day === dayOf(2026, 2, 3) || day === dayOf(2026, 9, 9));
  expect(missingIn(records, september, year)).toBeUndefined();
  expect(usualGap(records, year)).toBeUndefined();
});
