import { describe, expect, test } from 'vitest';
import { factsOf } from './column-facts';
import { type MappableField, mappableField } from './fields';
import { ruleFor, suits } from './rule-for';

const facts = (...values: readonly string[]) => factsOf(values.map((value, index) => ({ line: index + 2, value })));

describe('the facts of a column', () => {
  test('count filled cells, not the words for none', () => {
    expect(facts('1', '', ' --', '?', '1', '2')).toMatchObject({ filled: 3, distinct: 2, numbers: 1, low: 1, high: 2 });
  });

  test('prove the decimal mark by most of its values, and keep both proofs', () => {
    const found = facts('1.234,50', '12,5', '7.50', '1.234');
    expect(found).toMatchObject({ commaDecimals: 2, dotDecimals: 1 });
    expect([found.commaDecimal?.value, found.dotDecimal?.value, found.eitherDecimal?.value]).toEqual([
      '1.234,50',
      '7.50',
      '1.234',
    ]);
  });

  test.each([
    ['excel-1900', ['45000', '45123.5']],
    ['epoch-seconds', ['1700000000', '1710000000']],
    ['epoch-milliseconds', ['1700000000123']],
    ['digits', ['20260511', '20261231']],
    [undefined, ['12', '45000']],
    [undefined, ['1700000000.5', '20']],
  ] as const)('tell %s by the range of its numbers', (counted, values) => expect(facts(...values).counted).toBe(counted));

  test('tell how durations are written', () => {
    expect(facts('1:30', '26:15:00')).toMatchObject({ clocks: 1, words: 0 });
    expect(facts('2d 3h', '1,5 Std', '5 min')).toMatchObject({ clocks: 0, words: 1 });
    expect(facts('P1DT2H', 'PT5M')).toMatchObject({ iso: 1 });
  });

  test('tell kinds of answers', () => {
    expect(facts('Good', 'Bad', 'Offered')).toMatchObject({ verdicts: 1 });
    expect(facts('very satisfied', 'sehr unzufrieden')).toMatchObject({ scoreWords: 1, verdicts: 0 });
    expect(facts('★★★★☆', '4/5', '3 stars')).toMatchObject({ stars: 1 });
  });

  test('tell e-mails, addresses, countries, codes and currencies', () => {
    expect(facts('ada@example.com', 'bob@example.com')).toMatchObject({ emails: 1, idLike: true });
    expect(facts('https://example.com/a')).toMatchObject({ urls: 1 });
    expect(facts('Germany', 'FR', 'Sales')).toMatchObject({ countries: 2 / 3 });
    expect(facts('INC0000045', 'INC0000046', '17')).toMatchObject({ codes: 1, idLike: true });
    expect(facts('17', '17')).toMatchObject({ idLike: false });
    expect(facts('12.50', '13.50')).toMatchObject({ idLike: false });
    expect(facts('EUR', '€', 'usd')).toMatchObject({ onlyCurrencies: 1, currencies: ['EUR', 'USD'] });
    expect(facts('€5', 'CHF 5', 'CHF 6')).toMatchObject({ numbers: 1, currencies: ['CHF', 'EUR'] });
    expect(facts('0.49%', '12 %')).toMatchObject({ numbers: 1, percents: 1 });
  });

  test('show a number that lost digits as an id', () => {
    expect(facts('17', '1.03006E+13').scientific).toEqual({ line: 3, value: '1.03006E+13' });
  });

  test('of hostile values are found in linear time', () => {
    const parts = ['1/1/2020 ', '1h', '1,', "'", '(', '1:', '-', '€', 'a@', '. '];
    const values = parts.flatMap((part) => [part.repeat(50_000), part.repeat(20), part.repeat(90)]);
    expect(facts(...values, ...values).filled).toBe(values.length * 2);
  });
});

describe('the rule of a column', () => {
  const rule = (field: MappableField, header: string, ...values: readonly string[]) => ruleFor(field, header, facts(...values));
  const created = mappableField('tickets', 'created_at');
  const handled = mappableField('tickets', 'handle_seconds');
  const amount = mappableField('spend', 'amount');
  const score = mappableField('surveys', 'score');

  test('for dates has the order that a value proves, the header’s zone, or what the numbers count', () => {
    expect(rule(created, 'Created', '13/02/2026', '01/02/2026')).toEqual({ kind: 'instant', order: 'day-first' });
    expect(rule(created, 'Created', '01/02/2026')).toEqual({ kind: 'instant', order: 'unknown' });
    expect(rule(created, 'Created (UTC)', '2026-02-13 10:00')).toEqual({ kind: 'instant', order: 'year-first', zone: 'UTC' });
    expect(rule(created, 'created', '1700000000')).toEqual({ kind: 'instant', order: 'year-first', serial: 'epoch-seconds' });
    expect(rule(created, 'created', '20260511')).toEqual({ kind: 'instant', order: 'year-first' });
  });

  test('for money has the header’s currency and unit', () => {
    expect(rule(amount, 'Amount spent (USD)', '1,234.50')).toEqual({ kind: 'money', decimal: '.', currency: 'USD' });
    expect(rule(amount, 'Montant dépensé (€)', '1 234,50')).toEqual({ kind: 'money', decimal: ',', currency: 'EUR' });
    expect(rule(amount, 'cost_micros', '818400000')).toEqual({ kind: 'money', decimal: '.', per: 1_000_000 });
    expect(rule(amount, 'amount_cents', '1250')).toEqual({ kind: 'money', decimal: '.', per: 100 });
    expect(rule(amount, 'Cents', '12.50')).toEqual({ kind: 'money', decimal: '.' });
    expect(rule(amount, 'ALL costs', '12.50')).toEqual({ kind: 'money', decimal: '.' });
  });

  test.each([
    ['First reply time in minutes', '173', 'minutes'],
    ['First response time (in hrs)', '1:02:03', 'clock'],
    ['first_response_time_in_hours', '1.5', 'hours'],
    ['Bearbeitungszeit (Minuten)', '12', 'minutes'],
    ['Durée en jours', '2', 'days'],
    ['handleTimeMs', '1500', 'milliseconds'],
    ['Handle time', '2 h 5 min', 'words'],
    ['Handle time', '17', 'seconds'],
  ])('for the duration “%s” of %s counts in %s', (header, value, unit) => {
    expect(rule(handled, header, value)).toMatchObject({ kind: 'duration', unit });
  });

  test('for answers has the scale that a survey’s own answers show; several surveys in one column show none', () => {
    const scale = (values: readonly string[], survey?: 'nps' | 'csat' | 'ces') =>
      ruleFor(score, 'Score', facts(...values), survey);
    expect(scale(['1', '7'])).toMatchObject({ scale: '1-5' });
    expect(scale(['1', '7'], 'csat')).toMatchObject({ scale: '1-7' });
    expect(scale(['1', '10'], 'csat')).toMatchObject({ scale: '1-10' });
    expect(scale(['0', '10'], 'csat')).toMatchObject({ scale: '0-10' });
    expect(scale(['85', '100'])).toMatchObject({ scale: '0-100' });
    expect(scale(['Good', 'Bad'])).toMatchObject({ scale: 'good-bad' });
    expect(scale(['excellent', 'good', 'average', 'poor'])).toMatchObject({ scale: 'words' });
    expect(scale(['★★★★☆'])).toMatchObject({ scale: 'stars' });
  });

  test('is offered only for values that can be of the field’s kind', () => {
    expect(suits(created, facts('2026-05-11', '2026-05-12'))).toBe(true);
    expect(suits(created, facts('12', '13'))).toBe(false);
    expect(suits(handled, facts('2d 3h', '5'))).toBe(true);
    expect(suits(amount, facts('5%', '7%'))).toBe(false);
    expect(suits(mappableField('spend', 'currency'), facts('EUR', 'USD'))).toBe(true);
    expect(suits(mappableField('spend', 'currency'), facts('red', 'blue'))).toBe(false);
  });
});
