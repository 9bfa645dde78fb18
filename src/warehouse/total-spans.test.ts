import { describe, expect, test } from 'vitest';
import { dayOf } from '../time/day';
import { spacingOf, spanOf, totalsIn } from './total-spans';

const firsts = (...months: number[]) => months.map((month) => dayOf(2026, month, 1));

describe('what a total without a last day is of', () => {
  test.each([
    ['firsts of following months', firsts(1, 2, 3), 'month'],
    ['a first of a month alone', firsts(7), 'month'],
    ['firsts with a month left out', firsts(1, 2, 4), 'month'],
    ['firsts of quarters', firsts(1, 4, 7), 'quarter'],
    ['firsts of half-years, for which there is no span', firsts(1, 7), 'month'],
    ['firsts of years', [dayOf(2024, 1, 1), dayOf(2026, 1, 1)], 'year'],
    ['last days of months', [dayOf(2026, 1, 31), dayOf(2026, 2, 28)], 'month-end'],
    ['Mondays', [dayOf(2026, 10, 5), dayOf(2026, 10, 12), dayOf(2026, 10, 26)], 'week'],
    ['any days', [dayOf(2026, 10, 5), dayOf(2026, 10, 6)], 'day'],
    ['a day alone', [dayOf(2026, 10, 5)], 'day'],
    ['nothing', [], 'day'],
  ] as const)('%s', (_, dates, spacing) => {
    expect(spacingOf([...dates].reverse())).toBe(spacing);
  });

  test('a span holds its last day', () => {
    const span = (day: number, each: Parameters<typeof spanOf>[1]) => spanOf(day, each);
    expect(span(dayOf(2024, 2, 1), 'month')).toEqual([dayOf(2024, 2, 1), dayOf(2024, 2, 29)]);
    expect(span(dayOf(2025, 10, 1), 'quarter')).toEqual([dayOf(2025, 10, 1), dayOf(2025, 12, 31)]);
    expect(span(dayOf(2025, 1, 1), 'year')).toEqual([dayOf(2025, 1, 1), dayOf(2025, 12, 31)]);
    expect(span(dayOf(2026, 2, 28), 'month-end')).toEqual([dayOf(2026, 2, 1), dayOf(2026, 2, 28)]);
    expect(span(dayOf(2026, 10, 5), 'week')).toEqual([dayOf(2026, 10, 5), dayOf(2026, 10, 11)]);
  });
});

test('each KPI of a file has its own spacing; days in a row are one span, months stay apart', () => {
  const given = (kpi: string, first: number, last?: number) => ({ kpi, first, last, dimensions: [] });
  const totals = totalsIn([
    ...firsts(2, 1, 1).map((first) => given('cac', first)),
    ...[3, 4, 5, 8].map((day) => given('csat', dayOf(2026, 10, day))),
    given('nps', dayOf(2026, 1, 1), dayOf(2026, 3, 31)),
    given('nps', dayOf(2026, 4, 9), dayOf(2026, 4, 1)),
  ]);
  expect(totals.cac).toEqual({
    each: 'month',
    spans: [
      [dayOf(2026, 1, 1), dayOf(2026, 1, 31)],
      [dayOf(2026, 2, 1), dayOf(2026, 2, 28)],
    ],
    dimensions: [],
  });
  expect(totals.csat?.spans).toEqual([
    [dayOf(2026, 10, 3), dayOf(2026, 10, 5)],
    [dayOf(2026, 10, 8), dayOf(2026, 10, 8)],
  ]);
  expect(totals.nps?.spans).toEqual([
    [dayOf(2026, 1, 1), dayOf(2026, 3, 31)],
    [dayOf(2026, 4, 9), dayOf(2026, 4, 9)],
  ]);
});
