import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Unit } from '../model/unit';
import { dayOf } from '../time/day';
import { formatBucket, formatDay, formatInstant, formatPeriod } from './date';
import type { Locale } from './locale';
import { figureParts, formatBytes, formatDifference, formatInterval, formatTick, formatValue, plural } from './value';

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

  test('no NaN, infinity or −0 ever', () => {
    const units: readonly Unit[] = ['share', 'money', 'seconds', 'points', 'score', 'count'];
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constantFrom(...units), (value, unit) => {
        expect(formatValue(value, unit, en)).not.toMatch(/NaN|∞|−0([^.\d]|$)|−0\.0+(\D|$)/);
      }),
    );
    expect(() => formatValue(Number.NaN, 'share', en)).toThrow('NaN can not be shown');
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

test('intervals, ticks, bytes and counted words', () => {
  expect(plain(formatInterval({ low: 0.0239, high: 0.0833 }, 'share', en))).toBe('2.4–8.3 %');
  expect(plain(formatInterval({ low: -7, high: 47 }, 'points', en))).toBe('−7 to +47');
  expect(plain(formatInterval({ low: 10_980, high: 12_060 }, 'seconds', en))).toBe('3:03–3:21 h');
  expect(plain(formatInterval({ low: 2250, high: 2346 }, 'seconds', en))).toBe('37:30–39:06 m');
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
    expect(plain(formatBucket({ start: dayOf(2026, 7, 1), end: dayOf(2026, 10, 1) }, 'quarter', 'en-GB'))).toBe('Q3 2026');
    expect(plain(formatInstant(Date.UTC(2026, 8, 24, 4), 'Europe/Berlin', 'en-GB'))).toBe('24 Sept 2026, 06:00');
  });
});
