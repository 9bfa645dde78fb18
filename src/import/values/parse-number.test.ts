import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from '../../testing/import-helpers';
import { decimal, parseDecimal } from './parse-number';

function money(text: string, mark: '.' | ',' = '.'): number | string {
  const bytes = bytesOf(text);
  return parseDecimal(bytes, 0, bytes.length, mark, 4) ?? decimal.scaled;
}

test.each([
  ['29.33', '.', 293_300],
  ['-29.33', '.', -293_300],
  ['+29.33', '.', 293_300],
  ['1,234.5', '.', 12_345_000],
  ['1.234,5', ',', 12_345_000],
  ['1 234,56', ',', 12_345_600],
  ['1\u202f234,56 €', ',', 12_345_600],
  ['1\u00a0020,50', ',', 10_205_000],
  ['1’234’567.50', '.', 12_345_675_000],
  ["1'234.50", '.', 12_345_000],
  ['1,23,456.78', '.', 1_234_567_800],
  ['12,34,567', '.', 12_345_670_000],
  ['$1,234,567', '.', 12_345_670_000],
  ['US$ 1,234', '.', 12_340_000],
  ['EUR 12,50', ',', 125_000],
  ['12,50 EUR', ',', 125_000],
  ['12.50CHF', '.', 125_000],
  ['Fr. 12.50', '.', 125_000],
  ['R$ 1.234,50', ',', 12_345_000],
  ['-€5', '.', -50_000],
  ['€-5', '.', -50_000],
  ['(12.50)', '.', -125_000],
  ['($12.50)', '.', -125_000],
  ['12.50-', '.', -125_000],
  ['\u22125', '.', -50_000],
  ["'-5", '.', -50_000],
  ['.5', '.', 5_000],
  ['0.00005', '.', 1],
  ['-0.00005', '.', -1],
  ['0.000049', '.', 0],
  ['-0', '.', 0],
  ['1.03E+3', '.', 10_300_000],
  ['1,5e-2', ',', 150],
  ['12e0', '.', 120_000],
] as const)('reads %s with %s as %d ten-thousandths', (text, mark, expected) => expect(money(text, mark)).toBe(expected));

test.each([
  ['a word', 'abc', '.', 'number-unreadable'],
  ['nothing', '', '.', 'number-unreadable'],
  ['two signs', '--1', '.', 'number-unreadable'],
  ['a sign on both sides', '-1-', '.', 'number-unreadable'],
  ['two currencies', '€5 USD', '.', 'number-unreadable'],
  ['letters that are no currency', '5 XQZ', '.', 'number-unreadable'],
  ['a thousand by letter', '5k', '.', 'number-unreadable'],
  ['groups by two separators', '1 234,567.8', '.', 'number-unreadable'],
  ['a decimal comma behind spaces where points are decimal', '1 234,567', '.', 'other-decimal-mark'],
  ['a group of two', '1,23,45', '.', 'number-unreadable'],
  ['a version', '1.2.3', '.', 'number-unreadable'],
  ['two decimal points', '1.284.50', '.', 'two-decimal-marks'],
  ['two decimal commas', '1,284,50', ',', 'two-decimal-marks'],
  ['a comma where points are decimal', '12,34', '.', 'other-decimal-mark'],
  ['a point where commas are decimal, which would be 100 times as much', '7.50', ',', 'other-decimal-mark'],
  ['more digits than can be added', '99999999999999', '.', 'number-too-large'],
] as const)('refuses %s', (_, text, mark, fault) => expect(money(text, mark)).toBe(fault));

test('groups of three by the other mark are thousands', () => {
  expect(money('1.234', ',')).toBe(12_340_000);
  expect(money('1,234', '.')).toBe(12_340_000);
});

test('the currency and the percent sign are told', () => {
  money('12,50 zł', ',');
  expect([decimal.currency, decimal.percent]).toEqual(['zł', false]);
  money('0.49 %');
  expect([decimal.currency, decimal.percent, decimal.value]).toEqual(['', true, 0.49]);
  money('5');
  expect([decimal.currency, decimal.percent]).toEqual(['', false]);
});

test('every amount of cents comes back, however it is written', () => {
  const written: readonly ((cents: number) => [string, '.' | ','])[] = [
    (cents) => [(cents / 100).toFixed(2), '.'],
    (cents) => [new Intl.NumberFormat('de', { style: 'currency', currency: 'EUR' }).format(cents / 100), ','],
    (cents) => [new Intl.NumberFormat('fr', { minimumFractionDigits: 2 }).format(cents / 100), ','],
    (cents) => [new Intl.NumberFormat('de-CH', { style: 'currency', currency: 'CHF' }).format(cents / 100), '.'],
    (cents) => [new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' }).format(cents / 100), '.'],
    (cents) => [new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' }).format(cents / 100), ','],
  ];
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom(...written), (cents, write) => {
      const [text, mark] = write(cents);
      expect([text, money(text, mark)]).toEqual([text, cents === 0 ? 0 : cents * 100]);
    }),
  );
});

test('long hostile text is turned down without being searched', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('1', '1,', '1 ', '(', '-', '€', "'", '1.000', ' '),
      fc.integer({ min: 1, max: 30 }),
      (part, few) => {
        expect(money(`${part.repeat(100_000)}x`)).toBe('number-unreadable');
        expect(money(`1${part.repeat(few)}x`)).toBe('number-unreadable');
      },
    ),
  );
});
