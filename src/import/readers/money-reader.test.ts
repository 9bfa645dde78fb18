import { describe, expect, test } from 'vitest';
import { type Col, day, reading, text } from '../../testing/read-cells';
import type { Rule } from '../mapping';
import type { Rate } from '../rates/rates';

const money: Rule = { kind: 'money', decimal: '.' };
const orders = (amount: Rule = money, ordered: Rule = day): readonly Col[] => [
  ['customer', 'customer_id', text],
  ['day', 'ordered_at', ordered],
  ['amount', 'amount', amount],
];
const reasons = (findings: readonly { reason: string }[]) => findings.map(({ reason }) => reason);

describe('money', () => {
  test('in cents and micros is read in whole units', async () => {
    // 3,293,232 cents are 32,932.32; 818,400,000 micros are 818.40.
    const cents = await reading('orders', orders({ kind: 'money', decimal: '.', per: 100 }))(['c;2026-09-01;3293232']);
    expect(cents.rows[0]?.amount).toBe(329_323_200);
    const micros = await reading(
      'orders',
      orders({ kind: 'money', decimal: '.', per: 1_000_000 }),
    )(['c;2026-09-01;818400000', 'c;2026-09-01;149', 'c;2026-09-01;-150']);
    expect(micros.rows.map(({ amount }) => amount)).toEqual([8_184_000, 1, -2]);
    expect(micros.groups).toMatchObject([{ reason: 'rounded', count: 2 }]);
  });

  test('that is a percentage is refused with a reason', async () => {
    const { findings } = await reading('orders', orders())(['c;2026-09-01;5%']);
    expect(reasons(findings)).toEqual(['percent']);
  });

  test('with two decimal points is refused in a group of its own, so that it can be read as 1.284,50', async () => {
    const { findings, groups } = await reading('orders', orders())(['c;2026-09-01;1.284.50', 'c;2026-09-01;1284.50']);
    expect(findings).toMatchObject([{ reason: 'two-decimal-marks', value: '1.284.50' }]);
    expect(groups.map((group) => group.text)).toEqual(['amount: Two decimal points']);
  });

  test('with a decimal point in a column of decimal commas is not read a hundred times too high', async () => {
    const { rows, findings } = await reading(
      'orders',
      orders({ kind: 'money', decimal: ',' }),
    )(['c;2026-09-01;7.50', 'c;2026-09-01;1.234,50 €']);
    expect(rows.map(({ amount }) => amount)).toEqual([12_345_000]);
    expect(reasons(findings)).toEqual(['other-decimal-mark']);
  });
});

describe('an amount in another currency', () => {
  const withColumn: readonly Col[] = [
    ['customer', 'customer_id', text],
    ['amount', 'amount', money],
    ['currency', 'currency', { kind: 'currency' }],
    ['day', 'ordered_at', day],
  ];
  const rates: readonly Rate[] = [
    { currency: 'CHF', rate: 0.9 },
    { currency: 'CHF', month: '2026-09', rate: 0.95 },
    { currency: 'USD', rate: 0.8 },
  ];

  test('is converted by the rate of its month, though currency and date stand behind it', async () => {
    const { rows, groups } = await reading('orders', withColumn)(
      ['c;100;CHF;2026-09-30', 'c;100;chf;2026-10-01', 'c;10;USD;2026-10-01', 'c;10;EUR;2026-10-01', 'c;10;;2026-10-01'],
      { rates },
    );
    // 100 × 0.95, 100 × 0.9, 10 × 0.8, and 10 twice as it is.
    expect(rows.map(({ amount }) => amount)).toEqual([950_000, 900_000, 80_000, 100_000, 100_000]);
    expect(groups.map(({ text: told, count }) => [told, count])).toEqual([
      ['amount: CHF converted to EUR at rates from 0.9 to 0.95', 2],
      ['amount: USD converted to EUR at 0.8', 1],
    ]);
  });

  test('takes the month of the local day', async () => {
    // 22:30 UTC on 30 September is 1 October in Berlin.
    const { rows } = await reading('orders', withColumn)(['c;100;CHF;2026-09-30T22:30:00Z', 'c;100;CHF;2026-09-30T21:30:00Z'], {
      rates,
      zone: 'Europe/Berlin',
    });
    expect(rows.map(({ amount }) => amount)).toEqual([900_000, 950_000]);
  });

  test('without a rate is refused in a group for each currency', async () => {
    const { rows, groups, findings } = await reading(
      'orders',
      withColumn,
    )(['c;1;CHF;2026-09-30', 'c;1;DKK;2026-09-30', 'c;1;CHF;2026-09-30', 'c;1;points;2026-09-30']);
    expect(rows).toEqual([]);
    expect(groups.map(({ text: told, count }) => [told, count])).toEqual([
      ['amount: No rate for CHF', 2],
      ['amount: No rate for DKK', 1],
      ['currency: not a currency', 1],
    ]);
    expect(reasons(findings)).toEqual(['no-rate', 'no-rate', 'no-rate', 'currency-unknown']);
  });

  test('may name it in the cell or in the header; a row that says two is refused', async () => {
    const inCell = await reading('orders', orders())(['c;2026-09-01;CHF 100', 'c;2026-09-01;$ 10'], { rates });
    expect(inCell.rows.map(({ amount }) => amount)).toEqual([950_000, 80_000]);
    const inHeader = await reading('orders', orders({ ...money, currency: 'CHF' }))(['c;2026-09-01;100', 'c;2026-09-01;€100'], {
      rates,
    });
    expect(inHeader.rows.map(({ amount }) => amount)).toEqual([950_000, 1_000_000]);
    const both = await reading('orders', withColumn)(['c;$5;CHF;2026-09-01', 'c;$5;USD;2026-09-01'], { rates });
    expect(both.rows.map(({ amount }) => amount)).toEqual([40_000]);
    expect(both.findings[0]).toMatchObject({ reason: 'currency-conflict' });
  });

  test('with a sign that several currencies share is the reporting currency when it is one of them', async () => {
    const { rows } = await reading('orders', orders())(['c;2026-09-01;$5'], { currency: 'CAD' });
    expect(rows.map(({ amount }) => amount)).toEqual([50_000]);
  });

  test('of a row that is refused is not counted as converted', async () => {
    const { groups } = await reading('orders', [...withColumn, ['id', 'order_id', text]])(['c;1;USD;2026-09-01;1.03E+13'], {
      rates,
    });
    expect(groups.map(({ reason }) => reason)).toEqual(['id-digits-lost']);
  });
});
