import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Unit } from '../model/unit';
import { dayOf } from '../time/day';
import { formatBucket, formatDay, formatInstant, formatPeriod } from './date';
import type { Locale } from './locale';
import {
  figureParts,
  formatBytes,
  formatDifference,
  formatInterval,
  formatTick,
  formatTicks,
  formatValue,
  plural,
} from './value';

const en: Locale = { locale: 'en-GB', currency: 'EUR' };
const de: Locale = { locale: 'de-DE', currency: 'EUR' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('values carry their unit', () => {
  test.each([
    [0.032, 'share', '3.2 %'],
    [0.0084, 'share', '0.84 %'],
    [0, 'share', '0.0 %'],
    [4120, 'money', '€4,120'],
    [12.5, 'money', '€12.50'],
    [-40, 'money', '−€40.00'],
    [11_520, 'seconds', '3 h 12 m'],
    [2298, 'seconds', '38 m 18 s'],
    [42.4, 'seconds', '42 s'],
    [352_800, 'seconds', '4 d 2 h'],
    [3599.6, 'seconds', '1 h 00 m'],
    [20, 'points', '+20'],
    [-35.9, 'points', '−36'],
    [-0.2, 'points', '0'],
    [3.6667, 'score', '3.67'],
    [1204, 'count', '1,204'],
    [4.5, 'count', '4.50'],
  ] as const)('%d as %s is %s', (value, unit, expected) => expect(plain(formatValue(value, unit, en))).toBe(expected));

  test('in the user’s locale', () => {
    expect(plain(formatValue(4120.4, 'money', de))).toBe('4.120 €');
    expect(plain(formatValue(0.032, 'share', de))).toBe('3,2 %');
  });

  test('no NaN, infinity or −0 ever, in values and on axes', () => {
    const units: readonly Unit[] = ['share', 'money', 'seconds', 'points', 'score', 'count'];
    const numbers = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
    );
    fc.assert(
      fc.property(numbers, fc.constantFrom(...units), fc.constantFrom(en, de), (value, unit, locale) => {
        for (const text of [formatValue(value, unit, locale), formatTick(value, unit, locale)]) {
          expect(text).not.toMatch(/NaN|∞/);
          // A minus stands only before something.
          expect(text.includes('−') && !/[1-9]/.test(text)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
    expect(() => formatValue(Number.NaN, 'share', en)).toThrow('NaN can not be shown');
    expect(() => formatTick(Number.POSITIVE_INFINITY, 'money', en)).toThrow('Infinity can not be shown');
  });

  test('a loss of a tenth of a cent is nothing, not minus nothing', () => {
    expect(formatValue(-0.001, 'money', en)).toBe('€0.00');
    expect(plain(formatValue(-0.001, 'money', de))).toBe('0,00 €');
    expect(formatValue(99.996, 'money', en)).toBe('€100');
  });
});

test('a large figure sets its units small', () => {
  expect(figureParts(11_520, 'seconds', en).map(({ text, small }) => [plain(text), small])).toEqual([
    ['3', false],
    [' h', true],
    [' 12', false],
    [' m', true],
  ]);
});

test('differences are points for shares, the unit for scores, per cent for the rest', () => {
  expect(plain(formatDifference(0.013, 0.68, 'share', en))).toBe('1.3 pp');
  expect(plain(formatDifference(-5, -0.2, 'points', en))).toBe('5 points');
  expect(plain(formatDifference(-263, -0.06, 'money', en))).toBe('6.0 %');
  expect(plain(formatDifference(3600, undefined, 'seconds', en))).toBe('1 h 00 m');
});

test('one point is one point', () => {
  expect([1, 1.4, 2, 0.4].map((apart) => plain(formatDifference(apart, undefined, 'points', en)))).toEqual([
    '1 point',
    '1 point',
    '2 points',
    '0.4 points',
  ]);
});

test('ticks keep their sign and lose it at zero', () => {
  expect(plain(formatTick(-7200, 'seconds', en))).toBe('−2 h');
  expect(formatTick(-0.3, 'seconds', en)).toBe('0');
  expect(plain(formatTick(-0.00001, 'share', en))).toBe('0 %');
  expect(formatTick(-1000, 'money', en)).toBe('−€1,000');
});

test('bytes never reach a thousand of a unit that has a larger one', () => {
  expect([1, 999, 1000, 999_499, 999_500, 99_960, 2e12].map((bytes) => plain(formatBytes(bytes, en)))).toEqual([
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '999 kB',
    '1.0 MB',
    '100 kB',
    '2,000 GB',
  ]);
});

test('intervals, ticks, bytes and counted words', () => {
  expect(plain(formatInterval({ low: 0.0239, high: 0.0833 }, 'share', en))).toBe('2.4–8.3 %');
  expect(plain(formatInterval({ low: -7, high: 47 }, 'points', en))).toBe('−7 to +47');
  expect(plain(formatInterval({ low: 10_980, high: 12_060 }, 'seconds', en))).toBe('3:03–3:21 h');
  expect(plain(formatInterval({ low: 2250, high: 2346 }, 'seconds', en))).toBe('37:30–39:06 m');
  expect(plain(formatInterval({ low: 3000, high: 3599.7 }, 'seconds', en))).toBe('0:50–1:00 h');
  expect([7200, 5400, 0].map((value) => plain(formatTick(value, 'seconds', en)))).toEqual(['2 h', '1 h 30 m', '0']);
  expect(plain(formatBytes(9_400_000, en))).toBe('9.4 MB');
  expect([plural(1, ['lead', 'leads'], en), plural(1204, ['lead', 'leads'], en)]).toEqual(['1 lead', '1,204 leads']);
});

describe('dates', () => {
  const calendar = { weekStart: 1, fiscalStart: 1 } as const;

  test.each([
    ['2026-Q3', 'Q3 2026'],
    ['2026-09', 'September 2026'],
    ['2026-H1', 'First half 2026'],
    ['2026', '2026'],
    ['2026-W41', 'Week 41, 2026'],
    ['2026-01-15..2026-03-20', '15 Jan – 20 Mar 2026'],
  ])('%s is %s', (text, expected) => expect(plain(formatPeriod(text, calendar, 'en-GB'))).toBe(expected));

  test('days, buckets and instants', () => {
    expect(plain(formatDay(dayOf(2026, 8, 31), 'en-GB'))).toBe('31 Aug 2026');
    expect(plain(formatBucket({ start: dayOf(2026, 7, 1), end: dayOf(2026, 10, 1) }, 'quarter', 'en-GB', calendar))).toBe(
      'Q3 2026',
    );
    expect(plain(formatInstant(Date.UTC(2026, 8, 24, 4), 'Europe/Berlin', 'en-GB'))).toBe('24 Sept 2026, 06:00');
  });

  test('a fiscal quarter and year are called the same on an axis as in the period’s name', () => {
    // From April 2026 to March 2027: the year is named for 2027, April to June are its first quarter.
    const fiscal = { weekStart: 1, fiscalStart: 4 } as const;
    const april = { start: dayOf(2026, 4, 1), end: dayOf(2026, 7, 1) };
    expect(plain(formatBucket(april, 'quarter', 'en-GB', fiscal))).toBe('Q1 2027');
    expect(plain(formatPeriod('2027-Q1', fiscal, 'en-GB'))).toBe('Q1 2027');
    expect(plain(formatBucket({ start: dayOf(2026, 4, 1), end: dayOf(2027, 4, 1) }, 'year', 'en-GB', fiscal))).toBe('FY 2027');
    expect(formatBucket({ start: dayOf(2026, 1, 1), end: dayOf(2027, 1, 1) }, 'year', 'en-GB', calendar)).toBe('2026');
  });
});

test('the ticks of an axis have the same number of decimals, as many as the finest needs', () => {
  const write = (ticks: readonly number[], unit: 'money' | 'share' | 'score') =>
    ticks.map(formatTicks(ticks, unit, { locale: 'en-GB', currency: 'EUR' })).map((text) => text.replaceAll('\u00a0', ' '));
  expect(write([0, 2500, 5000], 'money')).toEqual(['€0', '€2,500', '€5,000']);
  expect(write([0, 2.5, 5], 'money')).toEqual(['€0.0', '€2.5', '€5.0']);
  expect(write([0, 0.005, 0.01], 'share')).toEqual(['0.0 %', '0.5 %', '1.0 %']);
  expect(write([3.5, 3.75, 4], 'score')).toEqual(['3.50', '3.75', '4.00']);
});

test('both ends of an interval of money are written with the same decimals', () => {
  expect(formatInterval({ low: 0, high: 20_385 }, 'money', { locale: 'en-GB', currency: 'EUR' })).toBe('€0–€20,385');
  expect(formatInterval({ low: 0, high: 20 }, 'money', { locale: 'en-GB', currency: 'EUR' })).toBe('€0.00–€20.00');
});
