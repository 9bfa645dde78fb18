import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber, readValue } from './parse-value';
import { formatValue } from './value';

const english = { locale: 'en-GB', currency: 'EUR' };

test.each([
  ['a comma groups thousands in English', 'en-GB', '1,200', 1200],
  ['a point parts the decimals in English', 'en-GB', '1,200.5', 1200.5],
  ['groups may be left out', 'en-GB', '1200', 1200],
  ['a point groups thousands in German', 'de-DE', '1.200', 1200],
  ['a comma parts the decimals in German', 'de-DE', '1.200,5', 1200.5],
  ['Spanish groups of four digits are read although Spanish leaves them out', 'es-ES', '1.200', 1200],
  ['French narrow spaces group', 'fr-FR', '1\u202f200,5', 1200.5],
  ['no-break spaces group everywhere', 'en-GB', '1\u00a0200', 1200],
  ['Swiss apostrophes group, typed or typeset', 'de-CH', "1'200.5", 1200.5],
  ['Indian groups are of two', 'en-IN', '12,34,567', 1_234_567],
  ['a true minus is a minus', 'en-GB', '\u221212', -12],
  ['a plus may stand in front', 'en-GB', '+30', 30],
  ['Arabic digits are digits', 'ar-EG', '١٬٢٠٠٫٥', 1200.5],
])('%s', (_, locale, text, expected) => {
  expect(readNumber(text, locale)).toBe(expected);
});

test.each([
  ['a group of two digits could be decimals', 'en-GB', '1,20'],
  ['a group of one digit as well', 'de-DE', '1.5'],
  ['a decimal comma is none in English', 'en-GB', '12,5'],
  ['two decimal signs are no number', 'en-GB', '1.2.3'],
  ['exponents are refused', 'en-GB', '1e5'],
  ['groups of different signs are refused', 'en-GB', '1,200 000'],
  ['words are refused', 'en-GB', 'many'],
  ['a sign alone is refused', 'en-GB', '-'],
  ['a group at the front is refused', 'en-GB', ',200'],
])('%s', (_, locale, text) => {
  expect(readNumber(text, locale)).toBeUndefined();
});

test('what can not be read says how to write it', () => {
  expect(readValue('1,20', 'money', english)).toEqual({
    problem: 'That can’t be read as a number: write it like 1,200 or 1.5',
  });
  expect(readValue('', 'money', english)).toEqual({ problem: 'Type a number' });
  expect(readValue('$1,200', 'money', english)).toEqual({ problem: 'Amounts are in EUR: write the number alone' });
});

test('units may stand beside the figure or be left out', () => {
  expect(readValue('€1,200', 'money', english)).toEqual({ value: 1200 });
  expect(readValue('1,200 EUR', 'money', english)).toEqual({ value: 1200 });
  expect(readValue('4.5 %', 'share', english)).toEqual({ value: 0.045 });
  expect(readValue('+30 points', 'points', english)).toEqual({ value: 30 });
  expect(readValue('4.2 of 5', 'score', english)).toEqual({ value: 4.2 });
});

test('a duration is read by its units, or in the unit that stands beside the field', () => {
  // 3 × 3600 + 12 × 60 = 11,520
  expect(readValue('3\u00a0h\u00a012\u00a0m', 'seconds', english)).toEqual({ value: 11_520 });
  expect(readValue('1.5 hours', 'seconds', english)).toEqual({ value: 5400 });
  expect(readValue('90', 'seconds', english, 60)).toEqual({ value: 5400 });
  expect('problem' in readValue('3 h 12', 'seconds', english)).toBe(true);
});

test('what the app prints is read back, in any of the locales', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH', 'es-ES', 'en-IN', 'pt-BR', 'sv-SE', 'ar-EG', 'ja-JP'),
      fc.integer({ min: 100, max: 1_000_000_000 }),
      (locale, value) => {
        expect(readValue(formatValue(value, 'money', { locale, currency: 'EUR' }), 'money', { locale, currency: 'EUR' })).toEqual(
          {
            value,
          },
        );
      },
    ),
  );
});
