import { describe, expect, test } from 'vitest';
import { convert, rateBook, rateFor } from './rate-book';
import { parseRates, type RatesOptions } from './rates';
import { isOnlyRates } from './rates-form';

const table = (text: string) => {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()));
  return { header, records: rows.map((cells, index) => ({ line: index + 2, cells })) };
};
const read = (text: string, options: Partial<RatesOptions> = {}) => {
  const { header, records } = table(text);
  return parseRates(header, records, { reporting: 'EUR', ...options });
};

describe('a file of rates in rows', () => {
  test('with pairs says itself which way it counts', () => {
    // 1 EUR = 1.25 USD, so 1 USD = 0.8 EUR.
    const { rates, findings } = read('Month;Pair;Rate\n2026-09;EUR/USD;1.25\n2026-09;GBPEUR;1.2\n');
    expect(rates).toEqual([
      { currency: 'USD', month: '2026-09', rate: 0.8 },
      { currency: 'GBP', month: '2026-09', rate: 1.2 },
    ]);
    expect(findings).toEqual([]);
  });

  test('with a base counts units of the currency for one of the base; from and to count the other way', () => {
    expect(read('base;currency;rate\nEUR;USD;1.25\n').rates).toEqual([{ currency: 'USD', rate: 0.8 }]);
    expect(read('from;to;rate\nUSD;EUR;0.8\n').rates).toEqual([{ currency: 'USD', rate: 0.8 }]);
  });

  test('with a currency alone asks which way it counts', () => {
    const text = 'Datum;Währung;Kurs\n09/2026;CHF;1,05\n';
    expect(read(text)).toMatchObject({ rates: [], asks: { id: 'direction', base: 'EUR', currency: 'CHF', value: '1,05' } });
    expect(read(text, { direction: 'base-per-unit' }).rates).toEqual([{ currency: 'CHF', month: '2026-09', rate: 1.05 }]);
    // 1 ÷ 1.05 = 0.952380952381
    expect(read(text, { direction: 'units-per-base' }).rates).toEqual([
      { currency: 'CHF', month: '2026-09', rate: 0.952380952381 },
    ]);
  });

  test('names each cell that can’t be used, and keeps the others', () => {
    const { rates, findings } = read(
      'month;from;to;rate\nsoon;USD;EUR;0.8\n2026-09;XQZ;EUR;0.8\n2026-09;USD;EUR;-1\n2026-09;USD;EUR;0.9\n2026-09;USD;CAD;1.3\n2026-09;JPY;INR;0.6\n',
    );
    // CAD leads to EUR through USD: 0.9 ÷ 1.3 = 0.692307692308.
    expect(rates).toEqual([
      { currency: 'USD', month: '2026-09', rate: 0.9 },
      { currency: 'CAD', month: '2026-09', rate: 0.692307692308 },
    ]);
    expect(findings.map(({ line, value, reason }) => [line, value, reason])).toEqual([
      [2, 'soon', 'date-unreadable'],
      [3, 'XQZ', 'currency-unknown'],
      [4, '-1', 'rate-unreadable'],
      [1, 'JPY', 'no-path'],
      [1, 'INR', 'no-path'],
    ]);
  });

  test('is refused when it holds no rates', () => {
    expect(read('name;age\nx;1\n').findings).toMatchObject([{ reason: 'not-rates' }]);
  });
});

describe('a file of rates with a column for each currency', () => {
  const ecb = 'Date;USD;CHF;CYP;\n2026-09-30;1.2;0.95;N/A;\n2026-09-29;1.3;0.95;N/A;\n2026-08-31;1.25;;N/A;\n';

  test('asks which way it counts', () => {
    expect(read(ecb).asks).toEqual({ id: 'direction', base: 'EUR', currency: 'USD', value: '1.2' });
  });

  test('gives each month the mean of its days', () => {
    const { rates, averaged } = read(ecb, { direction: 'units-per-base' });
    // September: (1.2 + 1.3) ÷ 2 = 1.25, inverse 0.8; CHF 1 ÷ 0.95 = 1.05263157895. August: 1 ÷ 1.25.
    expect(rates).toEqual([
      { currency: 'USD', month: '2026-09', rate: 0.8 },
      { currency: 'CHF', month: '2026-09', rate: 1.05263157895 },
      { currency: 'USD', month: '2026-08', rate: 0.8 },
    ]);
    expect(averaged).toBe(2);
  });

  test('leads to another reporting currency through its base', () => {
    const { rates, findings } = read(ecb, { direction: 'units-per-base', reporting: 'USD' });
    // September: 1 EUR = 1.25 USD; 1 CHF = 1.25 ÷ 0.95 USD.
    expect(rates).toEqual([
      { currency: 'EUR', month: '2026-09', rate: 1.25 },
      { currency: 'CHF', month: '2026-09', rate: 1.31578947368 },
      { currency: 'EUR', month: '2026-08', rate: 1.25 },
    ]);
    expect(findings).toEqual([]);
  });

  test('asks for the order of its dates when none proves it', () => {
    const text = 'Date;USD\n03/04/2026;1.25\n';
    expect(read(text, { direction: 'units-per-base' }).asks).toEqual({ id: 'date-order', value: '03/04/2026' });
    expect(read(text, { direction: 'units-per-base', order: 'day-first' }).rates).toMatchObject([{ month: '2026-04' }]);
  });
});

describe('a converted amount', () => {
  const rate = (value: number) => {
    const exact = rateFor(rateBook([{ currency: 'CHF', rate: value }]), 'CHF', undefined);
    if (!exact) throw new Error('there is a rate');
    return exact;
  };

  test('is exact to the ten-thousandth, a half rounds away from zero', () => {
    // 0.0003 × 0.5 = 0.00015 → 0.0002; 1.0005 × 1.1 = 1.10055 → 1.1006; binary fractions would give 1.1005.
    expect(convert(3, rate(0.5))).toBe(2);
    expect(convert(-3, rate(0.5))).toBe(-2);
    expect(convert(10_005, rate(1.1))).toBe(11_006);
    expect(convert(-1, rate(0.4))).toBe(0);
  });

  test('loses nothing at the ends of what can be stored', () => {
    expect(convert(9_007_199_254_740_991, rate(1))).toBe(9_007_199_254_740_991);
    expect(convert(10_000_000_000, rate(1e-7))).toBe(1000);
  });

  test('takes the rate of its month, else the one for any month', () => {
    const book = rateBook([
      { currency: 'CHF', rate: 0.9 },
      { currency: 'CHF', month: '2026-09', rate: 0.95 },
    ]);
    expect(['2026-09', '2026-10', undefined].map((month) => rateFor(book, 'CHF', month)?.rate)).toEqual([0.95, 0.9, 0.9]);
    expect(rateFor(book, 'USD', '2026-09')).toBeUndefined();
  });

  test('has no rate that is zero, negative or no number', () => {
    for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => rateBook([{ currency: 'CHF', rate: value }])).toThrow(String(value));
  });
});

test.each([
  [['Date', 'USD', 'CHF'], true],
  [['Datum', 'Währung', 'Kurs'], true],
  [['date', 'currency', 'rate'], true],
  // A value beside a currency may be an amount.
  [['date', 'currency', 'value'], false],
  [['order_id', 'date', 'currency', 'rate'], false],
  [['date', 'amount', 'currency'], false],
])('whether a table of %j can be nothing but rates', (header, only) => {
  expect(isOnlyRates(header)).toBe(only);
});
