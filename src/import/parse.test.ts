import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../testing/import-helpers';
import { type DateOrder, instant, ordersOf, parseInstant } from './parse-instant';
import { decimal, parseClock, parseDecimal } from './parse-number';
import { parseFlag, parseSurveyKind, parseVerdict } from './parse-word';

function read(text: string, order: DateOrder = 'year-first'): string | undefined {
  const bytes = bytesOf(text);
  if (!parseInstant(bytes, 0, bytes.length, order)) return undefined;
  return `${new Date(instant.ms).toISOString()}${instant.offset ? ' offset' : ''}`;
}

describe('dates and times', () => {
  test.each([
    ['a day', '2026-10-31', '2026-10-31T00:00:00.000Z'],
    ['a day with slashes', '2026/10/31', '2026-10-31T00:00:00.000Z'],
    ['minutes', '2026-10-31 09:15', '2026-10-31T09:15:00.000Z'],
    ['seconds and their fraction', '2019-11-01 08:51:12.402', '2019-11-01T08:51:12.402Z'],
    ['microseconds, cut to milliseconds', '2019-11-01T08:51:12.402987', '2019-11-01T08:51:12.402Z'],
    ['UTC', '2026-03-29T00:30:00Z', '2026-03-29T00:30:00.000Z offset'],
    ['an offset, which is not dropped', '2026-03-29T12:00:00+02:00', '2026-03-29T10:00:00.000Z offset'],
    ['an offset without a colon', '2026-05-01 10:00:00 +0200', '2026-05-01T08:00:00.000Z offset'],
    ['a western offset of hours', '2026-05-01T10:00:00-05', '2026-05-01T15:00:00.000Z offset'],
    ['digits alone', '19970101', '1997-01-01T00:00:00.000Z'],
    ['epoch seconds', '1700000000', '2023-11-14T22:13:20.000Z offset'],
    ['epoch milliseconds', '1700000000123', '2023-11-14T22:13:20.123Z offset'],
    ['a named month', '5 Jan 2024', '2024-01-05T00:00:00.000Z'],
    ['a named month in American order', 'January 5, 2024 3:07 PM', '2024-01-05T15:07:00.000Z'],
    ['a help desk’s form', '11/May/24 03:26 PM', '2024-05-11T15:26:00.000Z'],
    ['a leap day', '2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['the end of the day', '2024-02-29 24:00', '2024-03-01T00:00:00.000Z'],
  ])('reads %s', (_, text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['31.10.2026', 'day-first', '2026-10-31T00:00:00.000Z'],
    ['3/11/26', 'day-first', '2026-11-03T00:00:00.000Z'],
    ['3/11/26', 'month-first', '2026-03-11T00:00:00.000Z'],
    ['11/1/2019 8:51:12', 'month-first', '2019-11-01T08:51:12.000Z'],
    ['3/15/2024 2:30 PM', 'month-first', '2024-03-15T14:30:00.000Z'],
    ['3/15/2024 12:30 AM', 'month-first', '2024-03-15T00:30:00.000Z'],
  ] as const)('reads %s %s', (text, order, expected) => expect(read(text, order)).toBe(expected));

  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-10-31 25:00',
    '2026-10-31x',
    '31.10.2026',
    'soon',
    '1',
    '2026-10',
    '12:30',
    '2026-10-31T12:00+99:00',
  ])('refuses %s', (text) => expect(read(text)).toBeUndefined());

  test('a month-first date does not pass as day first', () => expect(read('3/15/2024', 'day-first')).toBeUndefined());

  test('a part over 12 proves the order', () => {
    expect(ordersOf('13/02/2026')).toEqual(['day-first']);
    expect(ordersOf('02/13/2026')).toEqual(['month-first']);
    expect(ordersOf('02/03/2026')).toEqual(['day-first', 'month-first']);
    expect(ordersOf('2026-03-02')).toBeUndefined();
  });

  test('every millisecond of ISO text comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2200, 0, 1) }), (ms) => {
        const iso = new Date(ms).toISOString();
        expect(read(iso)).toBe(`${iso} offset`);
        expect(read(iso.slice(0, -1).replace('T', ' '))).toBe(iso);
      }),
    );
  });
});

function money(text: string, mark: '.' | ',' = '.'): number | string {
  const bytes = bytesOf(text);
  return parseDecimal(bytes, 0, bytes.length, mark, 4) ?? decimal.scaled;
}

describe('numbers', () => {
  test.each([
    ['29.33', '.', 293_300],
    ['-29.33', '.', -293_300],
    ['1,234.5', '.', 12_345_000],
    ['1.234,5', ',', 12_345_000],
    ['1 234,56', ',', 12_345_600],
    ['1\u202f234,56 €', ',', 12_345_600],
    ['$1,234,567', '.', 12_345_670_000],
    ['(12.50)', '.', -125_000],
    ['12.50-', '.', -125_000],
    ['\u22125', '.', -50_000],
    ['.5', '.', 5_000],
    ['0.00005', '.', 1],
    ['-0', '.', 0],
    ['1.03E+3', '.', 10_300_000],
  ] as const)('reads %s with %s as %d ten-thousandths', (text, mark, expected) => expect(money(text, mark)).toBe(expected));

  test.each([
    ['12,34', '.'],
    ['1.2.3', '.'],
    ['1,23,456', '.'],
    ['abc', '.'],
    ['', '.'],
    ['--1', '.'],
    ['1.234', ',', 12_340_000],
  ] as const)('does not guess at %s with %s', (text, mark, expected?) =>
    expect(money(text, mark)).toBe(expected ?? 'number-unreadable'),
  );

  test('refuses what can’t be added exactly', () => expect(money('99999999999999')).toBe('number-too-large'));

  test('every amount of cents comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
        expect(money((cents / 100).toFixed(2))).toBe(cents === 0 ? 0 : cents * 100);
      }),
    );
  });
});

test('clock durations are hours and minutes, with seconds and days where given', () => {
  expect(['1:02:03', '26:15', '0:00:05', '2d 03:00', '1:60', 'x'].map(parseClock)).toEqual([
    3723,
    94_500,
    5,
    183_600,
    undefined,
    undefined,
  ]);
});

test('words for yes, no, good, bad and the kinds of survey', () => {
  expect(['Yes', 'no', ' TRUE ', '0', 'maybe'].map(parseFlag)).toEqual([true, false, true, false, undefined]);
  expect(['Good', 'bad', 'Offered'].map(parseVerdict)).toEqual([5, 1, undefined]);
  expect(['NPS', 'Customer satisfaction', 'CES', 'pulse'].map(parseSurveyKind)).toEqual(['nps', 'csat', 'ces', undefined]);
});
