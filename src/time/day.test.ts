import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civil, dayOf, isoDay, parseIsoDay, weekday } from './day';
import { bucketOf, bucketsEnding, bucketsWithin } from './grain';
import { localDayIn } from './local-day';
import { comparisonOf, periodContaining, periodOf, stepPeriod, yearEarlier } from './named-period';
import { type Calendar, type Grain, length } from './period';
import { instantOfLocal, localDay, localOfInstant, offsetChanges } from './zone';

const calendar: Calendar = { weekStart: 1, fiscalStart: 1 };
const anyDay = fc.integer({ min: -30_000, max: 60_000 });

describe('a day', () => {
  test('1 January 1970 is day 0, a Thursday', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(weekday(0)).toBe(4);
  });

  test('31 October 2026 is 20,757 days later, a Saturday', () => {
    // 56 years × 365 + 14 leap days (1972 … 2024) = 20,454; 1 January to 31 October is 303 days.
    expect(dayOf(2026, 10, 31)).toBe(20_757);
    expect(weekday(20_757)).toBe(6);
    expect(isoDay(20_757)).toBe('2026-10-31');
  });

  test('goes to its civil date and back, and agrees with the platform', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: date } = civil(day);
        expect(dayOf(year, month, date)).toBe(day);
        expect(new Date(day * 86_400_000).toISOString().slice(0, 10)).toBe(isoDay(day));
        expect(parseIsoDay(isoDay(day))).toBe(day);
      }),
    );
  });

  test.each(['2026-02-30', '2026-13-01', '2026-1-1', '', '2026-02-29'])('"%s" is no day', (text) => {
    expect(parseIsoDay(text)).toBeUndefined();
  });
});

describe('a period by its text', () => {
  test.each([
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-W41', '2026-10-05', '2026-10-11'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2026-01-15..2026-03-20', '2026-01-15', '2026-03-20'],
  ])('%s runs from %s to %s', (text, first, last) => {
    const period = periodOf(text, calendar);
    expect([period && isoDay(period.start), period && isoDay(period.end - 1)]).toEqual([first, last]);
  });

  test('a fiscal year is named for the year in which it ends', () => {
    const april: Calendar = { weekStart: 1, fiscalStart: 4 };
    const period = periodOf('2026-Q1', april);
    expect(period && isoDay(period.start)).toBe('2025-04-01');
    expect(periodContaining(dayOf(2026, 3, 31), 'year', april)).toBe('2026');
    expect(periodContaining(dayOf(2026, 4, 1), 'quarter', april)).toBe('2027-Q1');
  });

  test.each(['2026-Q5', '2026-13', '26-Q1', '2026-W54', '2025-W53', 'x', '2026-03-20..2026-01-15'])('%s names none', (text) => {
    expect(periodOf(text, calendar)).toBeUndefined();
  });

  test.each([
    ['2026-Q1', 'previous', '2025-Q4'],
    ['2026-01', 'previous', '2025-12'],
    ['2026-W01', 'previous', '2025-W52'],
    ['2026-01-11..2026-01-20', 'previous', '2026-01-01..2026-01-10'],
    ['2026-Q3', 'year', '2025-Q3'],
    ['2024-02-29..2024-02-29', 'year', '2023-02-28..2023-02-28'],
    ['2026-Q3', 'none', undefined],
  ] as const)('%s against %s is %s', (text, comparison, expected) => {
    expect(comparisonOf(text, comparison, calendar)).toBe(expected);
  });

  test('a week 53 is compared with week 52 of a year that has none', () => {
    expect(yearEarlier('2026-W53', calendar)).toBe('2025-W52');
  });

  test('steps forth and back to itself, and neighbours touch', () => {
    const kinds = fc.constantFrom('week', 'month', 'quarter', 'half', 'year' as const);
    fc.assert(
      fc.property(
        anyDay,
        kinds,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(1, 6, 7 as const),
        (day, kind, fiscalStart, weekStart) => {
          const any = { weekStart, fiscalStart } as Calendar;
          const text = periodContaining(day, kind, any);
          const period = periodOf(text, any);
          const next = periodOf(stepPeriod(text, 1, any), any);
          expect(stepPeriod(stepPeriod(text, 3, any), -3, any)).toBe(text);
          expect(next?.start).toBe(period?.end);
          expect(period && period.start <= day && day < period.end).toBe(true);
        },
      ),
    );
  });
});

describe('buckets', () => {
  test('tile a period without gap or overlap', () => {
    const grains = fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 800 }), grains, (start, days, grain) => {
        const buckets = bucketsWithin({ start, end: start + days }, grain, calendar);
        expect(buckets.slice(1).map((bucket) => bucket.start)).toEqual(buckets.slice(0, -1).map((bucket) => bucket.end));
        expect(buckets[0]).toEqual(bucketOf(start, grain, calendar));
        expect(buckets.every((bucket) => length(bucket) > 0)).toBe(true);
      }),
    );
  });

  test('twelve months that end in October 2026 begin in November 2025', () => {
    const months = bucketsEnding(dayOf(2026, 11, 1), 'month', 12, calendar);
    expect([isoDay(months[0]?.start ?? 0), isoDay((months[11]?.end ?? 0) - 1)]).toEqual(['2025-11-01', '2026-10-31']);
  });
});

describe('a time zone', () => {
  const span = [Date.UTC(2024, 0, 1), Date.UTC(2027, 0, 1)] as const;
  const berlin = offsetChanges('Europe/Berlin', ...span);

  test('Berlin changes its offset twice a year', () => {
    expect(berlin).toHaveLength(7);
    expect(berlin[1]).toEqual({ at: Date.UTC(2024, 2, 31, 1), offset: 7_200_000 });
  });

  test('a day with 23 hours: from 01:30 to 03:30 local time is one hour', () => {
    const created = instantOfLocal(Date.UTC(2026, 2, 29, 1, 30), berlin);
    const answered = instantOfLocal(Date.UTC(2026, 2, 29, 3, 30), berlin);
    expect((answered - created) / 1000).toBe(3600);
  });

  test('a skipped time moves forward, a doubled one is the earlier', () => {
    expect(instantOfLocal(Date.UTC(2026, 2, 29, 2, 30), berlin)).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(instantOfLocal(Date.UTC(2026, 9, 25, 2, 30), berlin)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  test('the local day agrees with the platform in zones near and far, and times go there and back', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    const tables = new Map<string, ReturnType<typeof offsetChanges>>();
    fc.assert(
      fc.property(zones, fc.integer({ min: span[0], max: span[1] }), (zone, instant) => {
        const changes = tables.get(zone) ?? offsetChanges(zone, ...span);
        tables.set(zone, changes);
        const written = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);
        expect(isoDay(localDay(instant, changes))).toBe(written);
        const back = instantOfLocal(localOfInstant(instant, changes), changes);
        expect(back === instant || instant - back === 3_600_000 || instant - back === 1_800_000).toBe(true);
      }),
    );
  });
});

test('the day of a single instant is the one that a column of instants gets, around every change of clocks', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu']) {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2030, 0, 1) }), (instant) => {
        expect(localDayIn(zone, instant)).toBe(localDay(instant, offsetChanges(zone, instant, instant)));
      }),
      { numRuns: 40 },
    );
  }
});
