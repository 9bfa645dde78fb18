import { expect, test } from 'vitest';
import { parseClock, parseDuration } from './parse-duration';

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

test.each([
  // 2 × 86,400 + 3 × 3,600
  ['2d 3h', 183_600],
  ['2 days 3 hours 4 min', 183_840],
  ['2 days, 3 hours and 4 minutes', 183_840],
  ['1h30', 5400],
  ['1h 30m', 5400],
  ['1h30m15s', 5415],
  ['90 min', 5400],
  ['1,5 Std', 5400],
  ['1,5 Std.', 5400],
  ['2 Tage 3 Stunden', 183_600],
  ['2 jours 3 heures', 183_600],
  ['2 j 3 h', 183_600],
  ['2 días y 3 horas', 183_600],
  ['2 giorni 3 ore', 183_600],
  ['2 dagen 3 uur', 183_600],
  ['2 dias 3 horas', 183_600],
  ['1 week', 604_800],
  ['250 ms', 0.25],
  ['-2 h', -7200],
  ['1 day, 02:03:04', 93_784],
  ['P1DT2H', 93_600],
  ['PT1H30M', 5400],
  ['PT0.5S', 0.5],
  ['P2W', 1_209_600],
  ['-PT5M', -300],
])('%s is %d seconds', (text, expected) => expect(parseDuration(text)).toBe(expected));

test.each(['5', '', 'P', 'PT', 'P1M', '2 months', '3h 2d', '2d 2d', '1h 75', 'soon', '5 apples', '1h x', '-'])(
  'refuses %s',
  (text) => expect(parseDuration(text)).toBeUndefined(),
);

test('long hostile text is turned down without being searched', () => {
  for (const part of ['1h', '1 h ', 'P1D', '1:', ' ', '1', ', and ']) expect(parseDuration(part.repeat(100_000))).toBeUndefined();
});
