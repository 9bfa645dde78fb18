import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../testing/import-helpers';
import { type DateOrder, instant } from './calendar-instant';
import { ordersOf, parseInstant } from './parse-instant';
import { type Serial, serialInstant } from './parse-serial';

function read(text: string, order: DateOrder = 'year-first'): string | undefined {
  const bytes = bytesOf(text);
  if (!parseInstant(bytes, 0, bytes.length, order)) return undefined;
  return `${new Date(instant.ms).toISOString()}${instant.offset ? ' offset' : ''}`;
}

test.each([
  ['a day', '2026-10-31', '2026-10-31T00:00:00.000Z'],
  ['a day with slashes', '2026/10/31', '2026-10-31T00:00:00.000Z'],
  ['a day without leading zeros', '2026-5-1', '2026-05-01T00:00:00.000Z'],
  ['minutes', '2026-10-31 09:15', '2026-10-31T09:15:00.000Z'],
  ['an hour of one digit', '2026-10-31 9:15', '2026-10-31T09:15:00.000Z'],
  ['seconds and their fraction', '2019-11-01 08:51:12.402', '2019-11-01T08:51:12.402Z'],
  ['microseconds, cut to milliseconds', '2019-11-01T08:51:12.402987', '2019-11-01T08:51:12.402Z'],
  ['UTC', '2026-03-29T00:30:00Z', '2026-03-29T00:30:00.000Z offset'],
  ['UTC as a word', '2026-03-29 00:30:00 UTC', '2026-03-29T00:30:00.000Z offset'],
  ['an offset, which is not dropped', '2026-03-29T12:00:00+02:00', '2026-03-29T10:00:00.000Z offset'],
  ['an offset without a colon', '2026-05-01 10:00:00 +0200', '2026-05-01T08:00:00.000Z offset'],
  ['an offset behind GMT', '2026-05-01 10:00 GMT+2', '2026-05-01T08:00:00.000Z offset'],
  ['a western offset of hours', '2026-05-01T10:00:00-05', '2026-05-01T15:00:00.000Z offset'],
  ['an offset with its zone in brackets', '2026-05-01T10:00+02:00[Europe/Berlin]', '2026-05-01T08:00:00.000Z offset'],
  ['a browser’s own form', 'Mon May 11 2026 15:26:00 GMT+0200 (CEST)', '2026-05-11T13:26:00.000Z offset'],
  ['the form of C', 'Mon May 11 15:26:00 2026', '2026-05-11T15:26:00.000Z'],
  ['an e-mail’s form', 'Mon, 11 May 2026 15:26:00 +0000', '2026-05-11T15:26:00.000Z offset'],
  ['digits alone', '19970101', '1997-01-01T00:00:00.000Z'],
  ['digits with a time', '20260511T152600Z', '2026-05-11T15:26:00.000Z offset'],
  ['fourteen digits', '20260511152600', '2026-05-11T15:26:00.000Z'],
  ['a named month', '5 Jan 2024', '2024-01-05T00:00:00.000Z'],
  ['a named month in American order', 'January 5, 2024 3:07 PM', '2024-01-05T15:07:00.000Z'],
  ['an ordinal', '1st of August 2026', '2026-08-01T00:00:00.000Z'],
  ['an advertiser’s period', 'Aug 1, 2026', '2026-08-01T00:00:00.000Z'],
  ['an issue tracker’s form', '11/May/24 03:26 PM', '2024-05-11T15:26:00.000Z'],
  ['a database’s form', '11-MAY-2024', '2024-05-11T00:00:00.000Z'],
  ['a leap day', '2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['the end of the day', '2024-02-29 24:00', '2024-03-01T00:00:00.000Z'],
])('reads %s', (_, text, expected) => expect(read(text)).toBe(expected));

test.each([
  ['31.10.2026', 'day-first', '2026-10-31T00:00:00.000Z'],
  ['31. 10. 2026', 'day-first', '2026-10-31T00:00:00.000Z'],
  ['31.10.2026, 15:26 Uhr', 'day-first', '2026-10-31T15:26:00.000Z'],
  ['31.10.2026 um 15.26', 'day-first', '2026-10-31T15:26:00.000Z'],
  ['31/10/2026 à 15h26', 'day-first', '2026-10-31T15:26:00.000Z'],
  ['31/10/2026 3:26 p. m.', 'day-first', '2026-10-31T15:26:00.000Z'],
  ['29-02-2016 01:16', 'day-first', '2016-02-29T01:16:00.000Z'],
  ['29/2/2016 01:16', 'day-first', '2016-02-29T01:16:00.000Z'],
  ['31.10.2026T09:15:30+01:00', 'day-first', '2026-10-31T08:15:30.000Z offset'],
  ['3/11/26', 'day-first', '2026-11-03T00:00:00.000Z'],
  ['3/11/26', 'month-first', '2026-03-11T00:00:00.000Z'],
  ['3/11/75', 'month-first', '1975-03-11T00:00:00.000Z'],
  ['11/1/2019 8:51:12', 'month-first', '2019-11-01T08:51:12.000Z'],
  ['6/21/2025 16:14', 'month-first', '2025-06-21T16:14:00.000Z'],
  ['3/15/2024 2:30 PM', 'month-first', '2024-03-15T14:30:00.000Z'],
  ['3/15/2024 12:30 AM', 'month-first', '2024-03-15T00:30:00.000Z'],
  ['03/15/2024 12:30:05\u202fPM', 'month-first', '2024-03-15T12:30:05.000Z'],
  ['2024-03-15', 'month-first', '2024-03-15T00:00:00.000Z'],
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
  '2026-W14',
  '12:30',
  '2026-10-31T12:00+99:00',
  '202-10-31',
  '2026-10-31 15:26 PM',
  '1/2/3',
  '11 smarch 2026',
  'mon 2026',
  '31/10-2026',
  '1700000000',
])('refuses %s', (text) => expect(read(text)).toBeUndefined());

test('a month-first date does not pass as day first', () => expect(read('3/15/2024', 'day-first')).toBeUndefined());

describe('names of months', () => {
  const byLanguage = {
    en: 'January February March April May June July August September October November December',
    'en, short': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    'de, short': 'Jan. Feb. Mär. Apr. Mai Jun. Jul. Aug. Sep. Okt. Nov. Dez.',
    fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'fr, short': 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
    es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'es, short': 'ene feb mar abr may jun jul ago sept oct nov dic',
    pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    'pt, short': 'jan fev mar abr mai jun jul ago set out nov dez',
    nl: 'januari februari maart april mei juni juli augustus september oktober november december',
    'nl, short': 'jan feb mrt apr mei jun jul aug sep okt nov dec',
    it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    'it, short': 'gen feb mar apr mag giu lug ago set ott nov dic',
  };

  test.each(Object.entries(byLanguage))('are read in %s', (_, names) => {
    names.split(' ').forEach((name, month) => {
      const expected = new Date(Date.UTC(2026, month, 11)).toISOString();
      expect([name, read(`11 ${name} 2026`), read(`11. ${name} 26`)]).toEqual([name, expected, expected]);
    });
  });

  test.each([
    ['11 de mayo de 2026', '2026-05-11T00:00:00.000Z'],
    ['lunes, 11 de mayo de 2026 15:26', '2026-05-11T15:26:00.000Z'],
    ['segunda-feira, 11 de maio de 2026', '2026-05-11T00:00:00.000Z'],
    ['mar. 12 mai 2026', '2026-05-12T00:00:00.000Z'],
    ['mar 12, 2026', '2026-03-12T00:00:00.000Z'],
    ['Mo, 11.05.2026', undefined],
    ['1er juin 2026', '2026-06-01T00:00:00.000Z'],
    ['1 juil. 2026 à 9 h 05', '2026-07-01T09:05:00.000Z'],
    ['2026-May-11', '2026-05-11T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected));

  test('an abbreviation that could be June or July is refused', () => expect(read('11 jui 2026')).toBeUndefined());
});

test('a zone that is only a word stands for several offsets and is not guessed at', () => {
  for (const zone of ['EST', 'PST', 'CET', 'IST']) {
    expect(read(`2026-05-01 10:00 ${zone}`)).toBeUndefined();
    expect(instant.zone).toBe(zone);
  }
  expect(read('2026-05-01 10:00 SOON')).toBeUndefined();
  expect(instant.zone).toBe('');
});

test('a date tells whether it names a time of day', () => {
  read('2026-05-01');
  expect(instant.timed).toBe(false);
  read('2026-05-01 00:00');
  expect(instant.timed).toBe(true);
});

test('a part over 12 proves the order', () => {
  expect(ordersOf('13/02/2026')).toEqual(['day-first']);
  expect(ordersOf('02/13/2026 10:00')).toEqual(['month-first']);
  expect(ordersOf('02/03/2026')).toEqual(['day-first', 'month-first']);
  expect(ordersOf('2026-03-02')).toBeUndefined();
  expect(ordersOf('1.2.3')).toBeUndefined();
});

describe('counted dates', () => {
  // 45,000 days after 31 December 1899, one of which never was: 2023-03-15. 1904 counts from 1 January 1904 on, 1,462 days later.
  test.each<[Serial, number, string | undefined]>([
    ['excel-1900', 45_000, '2023-03-15T00:00:00.000Z'],
    ['excel-1900', 45_000.643055556, '2023-03-15T15:26:00.000Z'],
    ['excel-1900', 61, '1900-03-01T00:00:00.000Z'],
    ['excel-1900', 59, '1900-02-28T00:00:00.000Z'],
    ['excel-1900', 60, undefined],
    ['excel-1904', 43_538, '2023-03-15T00:00:00.000Z'],
    ['epoch-seconds', 1_700_000_000, '2023-11-14T22:13:20.000Z'],
    ['epoch-seconds', 1_700_000_000.5, '2023-11-14T22:13:20.500Z'],
    ['epoch-milliseconds', 1_700_000_000_123, '2023-11-14T22:13:20.123Z'],
    ['epoch-seconds', -1, undefined],
    ['excel-1900', 9_999_999, undefined],
  ])('%s %d is %s', (serial, value, expected) => {
    const ms = serialInstant(value, serial);
    expect(Number.isNaN(ms) ? undefined : new Date(Math.round(ms / 10) * 10 + (ms % 10 === 3 ? 3 : 0)).toISOString()).toBe(
      expected,
    );
  });
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

test('a numeric date is read alike with the year first and last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom('.', '/', '-'), (day, mark) => {
      const iso = new Date(day * 86_400_000).toISOString();
      const [year, month, date] = iso.slice(0, 10).split('-');
      expect(read([date, month, year].join(mark), 'day-first')).toBe(iso);
      expect(read(`${[month, date, year].join(mark)} 00:00`, 'month-first')).toBe(iso);
    }),
  );
});

test('long hostile text is turned down without being searched', () => {
  const parts = ['1', '11/', ' ', 'a', 'mai ', '12:30 ', '+02:00', '.', 'de ', '\u202f', '(', '2026-'];
  fc.assert(
    fc.property(fc.constantFrom(...parts), fc.constantFrom(...parts), fc.integer({ min: 1, max: 40 }), (a, b, times) => {
      const text = `11/05/2026 ${a.repeat(times)}${b.repeat(100_000)}x`;
      expect(read(text, 'day-first')).toBeUndefined();
      expect(ordersOf(text)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
