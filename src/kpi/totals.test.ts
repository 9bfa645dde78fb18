import { beforeAll, describe, expect, test } from 'vitest';
import { isKnown, type Known, type Reading } from '../model/reading';
import { duckdbInNode, openBook, type PlainFile, type PlainRecord } from '../testing/duckdb-in-node';
import { answersOf, readBook, theKpi } from '../testing/read-book';
import { dayOf } from '../time/day';
import type { Period } from '../time/period';
import { changeBetween } from './compare';
import { kpiView } from './kpi-view';
import { obstacle } from './read';

let engine: Awaited<ReturnType<typeof duckdbInNode>>;

beforeAll(async () => {
  engine = await duckdbInNode();
});

const day = (year: number, month: number, date = 1): number => Date.UTC(year, month - 1, date);
const months = (from: number, to: number, year = 2026): Period => ({ start: dayOf(year, from, 1), end: dayOf(year, to + 1, 1) });
const quarter = months(1, 3);

/** Totals of months of 2026, one row each, the first in January. */
const monthly = (kpi: string, rows: readonly PlainRecord[], year = 2026): PlainRecord[] =>
  rows.map((row, index) => ({ date: day(year, index + 1), kpi, ...row }));

const figures = (...records: PlainRecord[][]): PlainFile => ({ dataset: 'figures', floating: true, records: records.flat() });

function known(reading: Reading): Known {
  if (!isKnown(reading)) throw new Error(`no value: ${reading.none.text}`);
  return reading;
}

const read = (kpi: string, rows: readonly PlainRecord[], p: Period = quarter): Reading =>
  readBook(kpi, openBook(engine, [figures(monthly(kpi, rows))]), p);

const parts = (numerator: number, denominator: number) => ({ numerator, denominator });

describe('totals with parts', () => {
  test('are pooled: spend over new customers of the quarter, not the mean of three costs', () => {
    const reading = known(read('cac', [parts(1000, 10), parts(3000, 10), parts(2000, 20)]));
    // 6,000 ÷ 40; the mean of 100, 300 and 100 would be 166.67. 40 events: 28.577 … 54.469 (Garwood).
    expect(reading).toMatchObject({ value: 150, n: 40, numerator: 6000, denominator: 40, basis: 'totals' });
    expect(reading.interval?.low).toBeCloseTo(6000 / 54.469, 1);
    expect(reading.interval?.high).toBeCloseTo(6000 / 28.577, 1);
    expect(reading.parts.map(({ label, value }) => [label, value])).toEqual([
      ['Spend', 6000],
      ['New customers', 40],
    ]);
    expect(reading.flags).toEqual([{ id: 'totals', text: 'from totals', detail: 'As given in the file; no records behind it' }]);
  });

  test('of a share have Wilson’s interval', () => {
    // 9 of 200: 2.39 … 8.33 %.
    const reading = known(read('conversion-rate', [parts(4, 100), parts(5, 100)]));
    expect(reading.value).toBe(0.045);
    expect(reading.interval?.low).toBeCloseTo(0.0239, 4);
    expect(reading.interval?.high).toBeCloseTo(0.0833, 4);
  });

  test('of promoters less detractors make points; nobody can tell how sure they are', () => {
    const reading = known(read('nps', [parts(30, 100), parts(-10, 100)]));
    expect([reading.value, reading.interval]).toEqual([10, undefined]);
    const before = known(read('nps', [parts(50, 100)], months(1, 1)));
    expect(changeBetween(theKpi('nps'), reading, before)?.verdict).toBe('unknown');
  });

  test('a month without new customers still spends', () => {
    expect(known(read('cac', [parts(500, 0), parts(1500, 8)], months(1, 2))).value).toBe(250);
    expect(read('cac', [parts(500, 0)], months(1, 1))).toMatchObject({
      none: { text: 'No new customers in this period' },
      parts: [{ value: 500 }, { value: 0 }],
    });
  });
});

describe('totals with a value', () => {
  test('and n are pooled with n as weight', () => {
    // (4.0 × 100 + 4.6 × 50) ÷ 150 = 630 ÷ 150 = 4.2.
    const reading = known(
      read(
        'csat',
        [
          { value: 4, n: 100 },
          { value: 4.6, n: 50 },
        ],
        months(1, 2),
      ),
    );
    expect(reading.value).toBeCloseTo(4.2, 12);
    expect([reading.n, reading.interval]).toEqual([150, undefined]);
  });

  test('of a share may be written 0.045 or, where one is above 1, as percents', () => {
    expect(known(read('conversion-rate', [{ value: 0.045, n: 200 }], months(1, 1)))).toMatchObject({
      value: 0.045,
      denominator: 200,
    });
    // 4.5 % of 200 and 0.5 % of 200 are 9 + 1 of 400.
    const pooled = known(
      read(
        'conversion-rate',
        [
          { value: 4.5, n: 200 },
          { value: 0.5, n: 200 },
        ],
        months(1, 2),
      ),
    );
    expect(pooled.value).toBeCloseTo(0.025, 12);
  });

  test('of NPS are points: 30 of 100 answers and −10 of 300', () => {
    // (30 × 100 − 10 × 300) ÷ 400 = 0.
    expect(
      known(
        read(
          'nps',
          [
            { value: 30, n: 100 },
            { value: -10, n: 300 },
          ],
          months(1, 2),
        ),
      ).value,
    ).toBeCloseTo(0, 12);
  });

  test('without n stand for their own month and are not added up', () => {
    const rows = [{ value: 120 }, { value: 180 }];
    expect(known(read('first-response-time', rows, months(2, 2)))).toMatchObject({ value: 180, n: 0, basis: 'totals' });
    expect(read('first-response-time', rows, months(1, 2))).toMatchObject({
      none: { text: 'Totals without n can’t be added up' },
    });
  });

  test('of lifetime value are not added up even with n', () => {
    const rows = [
      { value: 900, n: 10 },
      { value: 1100, n: 10 },
    ];
    expect(known(read('clv', rows, months(1, 1))).value).toBe(900);
    expect(read('clv', rows, months(1, 2))).toMatchObject({
      none: { text: 'Lifetime value of several totals can’t be added up' },
    });
  });

  test('that the KPI can’t have are said, not shown', () => {
    expect(read('csat', [{ value: 87, n: 100 }], months(1, 1))).toMatchObject({
      none: { text: 'A total says 87, which customer satisfaction can’t be' },
    });
    expect(read('churn-rate', [parts(30, 20)], months(1, 1))).toMatchObject({
      none: { text: 'A total says 1.5, which churn rate can’t be' },
    });
  });
});

describe('churn and retention over several totals', () => {
  test('are compounded, as monthly rates neither add up nor average', () => {
    const churn = known(read('churn-rate', [parts(10, 200), parts(10, 250), parts(6, 300)]));
    const kept = known(read('retention-rate', [parts(190, 200), parts(240, 250), parts(294, 300)]));
    // 1 − 0.95 × 0.96 × 0.98 = 1 − 0.89376.
    expect(churn.value).toBeCloseTo(0.10624, 10);
    expect(churn.value + kept.value).toBeCloseTo(1, 12);
    expect([churn.n, churn.numerator]).toEqual([200, undefined]);
    expect(churn.flags[0]?.detail).toContain('multiplied');
    // Σ (1 − k) ÷ (k n) = 0.05/190 + 0.04/240 + 0.02/294 = 0.00049785; √ × 1.96 = 0.043732; 0.89376 × e^±0.043732.
    expect(churn.interval?.low).toBeCloseTo(1 - 0.89376 * Math.exp(0.043732), 4);
    expect(churn.interval?.high).toBeCloseTo(1 - 0.89376 * Math.exp(-0.043732), 4);
  });

  test('over one total are what it says, with Wilson’s interval', () => {
    expect(known(read('churn-rate', [parts(25, 500)], months(1, 1)))).toMatchObject({
      value: 0.05,
      numerator: 25,
      denominator: 500,
    });
  });

  test('need every day of the period', () => {
    const gap = [parts(10, 200), {}, parts(6, 300)];
    expect(read('churn-rate', gap)).toMatchObject({
      none: { text: 'Totals cover 62 of 90 days, and this rate grows with every day' },
    });
  });
});

describe('which totals count', () => {
  test('one that lies only partly in the period is not spread over its days', () => {
    const p = { start: dayOf(2026, 1, 1), end: dayOf(2026, 2, 15) };
    const reading = known(read('cac', [parts(1000, 10), parts(9000, 10), parts(1000, 10)], p));
    expect([reading.value, reading.flags[0]?.text]).toEqual([100, 'from totals, 31 of 45 days']);
    expect(read('cac', [parts(1000, 10)], { start: dayOf(2026, 1, 5), end: dayOf(2026, 1, 12) })).toMatchObject({
      none: { text: 'No total lies wholly in this period' },
    });
  });

  test('a quarter’s total and those of its months are not counted twice', () => {
    const records = [
      ...[1, 2, 3].map((month) => ({ date: day(2026, month), end_date: day(2026, month, 28), kpi: 'cac', ...parts(100, 1) })),
      { date: day(2026, 1), end_date: day(2026, 3, 31), kpi: 'cac', ...parts(900, 10) },
    ];
    const book = openBook(engine, [figures(records)]);
    expect(known(readBook('cac', book, quarter)).value).toBe(90);
    expect(known(readBook('cac', book, months(2, 2))).value).toBe(100);
  });

  test('of a month that comes again in a newer file the newer one counts', () => {
    const old = figures(monthly('cac', [parts(1000, 10), parts(1000, 10)]));
    const fresh = figures(monthly('cac', [{}, parts(3000, 10), parts(2000, 10)]));
    // January 1,000, February 3,000 (the newer), March 2,000, over 30; an empty month takes nothing away.
    expect(known(readBook('cac', openBook(engine, [old, fresh]), quarter))).toMatchObject({ value: 200, denominator: 30 });
  });

  test('rows by region add up, unless there is one for all of them', () => {
    const regions = ['North', 'South'].flatMap((region, index) => monthly('cac', [{ ...parts(1000 * (index + 1), 10), region }]));
    expect(known(readBook('cac', openBook(engine, [figures(regions)]), quarter)).value).toBe(150);
    const withAll = figures(regions, monthly('cac', [parts(3300, 20)]));
    const book = openBook(engine, [withAll]);
    expect(known(readBook('cac', book, quarter)).value).toBe(165);
    const south = [{ dimension: 'region', values: ['South'] }] as const;
    expect(known(readBook('cac', book, quarter, south)).value).toBe(200);
  });

  test('a KPI whose totals have no region is not split, whatever other totals have', () => {
    const book = openBook(engine, [
      figures(monthly('cac', [{ ...parts(1, 1), region: 'North' }]), monthly('nps', [parts(3, 9)])),
    ]);
    const filters = [{ dimension: 'region', values: ['North'] }] as const;
    expect(obstacle(theKpi('cac'), filters, book.catalog)).toBeUndefined();
    expect(readBook('nps', book, quarter, filters)).toMatchObject({
      none: { code: 'not-split', text: 'Not split by region: the monthly totals have no region', dataset: 'figures' },
    });
  });
});

describe('totals beside records', () => {
  const answers = (month: number, scores: readonly number[]) =>
    scores.map((score, index) => ({ response_id: `${month}-${index}`, responded_at: day(2026, month, 28), kind: 'csat', score }));
  const surveys: PlainFile = {
    dataset: 'surveys',
    floating: true,
    records: [
      { ...answers(3, [5])[0], response_id: 'first', responded_at: day(2026, 3) },
      ...answers(3, [3]),
      ...answers(4, [4]),
    ],
  };
  const totals = figures(
    monthly('csat', [
      { value: 4, n: 6 },
      { value: 3, n: 2 },
    ]),
    monthly('nps', [{ value: 30, n: 100 }]),
  );

  test('each answers for its own days, and a period over both pools the parts', () => {
    const book = openBook(engine, [surveys, totals]);
    expect(known(readBook('csat', book, months(4, 4)))).toMatchObject({ value: 4 });
    expect(known(readBook('csat', book, months(4, 4))).basis).toBeUndefined();
    expect(known(readBook('csat', book, months(1, 2)))).toMatchObject({ value: 3.75, basis: 'totals' });
    // 4 × 6 + 3 × 2 + 5 + 3 = 38 over 10 answers.
    const both = known(readBook('csat', book, quarter));
    expect(both).toMatchObject({ value: 3.8, n: 10, basis: 'totals-and-records' });
    expect(both.flags.map(({ id }) => id)).toEqual(['totals', 'small-sample']);
  });

  test('a survey file without NPS answers does not stand in the way of NPS totals', () => {
    const book = openBook(engine, [surveys, totals]);
    expect(known(readBook('nps', book, months(1, 1)))).toMatchObject({ value: 30, basis: 'totals' });
  });

  test('lifetime value can’t be put together from both', () => {
    const orders: PlainFile = {
      dataset: 'orders',
      floating: true,
      records: [2, 3].map((month) => ({
        order_id: `${month}`,
        customer_id: 'c1',
        ordered_at: day(2026, month, 1),
        amount: 100_000,
      })),
    };
    const book = openBook(engine, [orders, figures(monthly('clv', [{ value: 500 }]))]);
    expect(readBook('clv', book, quarter)).toMatchObject({
      none: { text: 'Partly from totals and partly from records, which can’t be put together' },
    });
  });
});

test('a page shows months of totals, ends with the last of them, and compares whole ones', () => {
  const rows = [parts(1000, 10), parts(1200, 10), parts(1100, 10), parts(900, 10), parts(800, 10)];
  const book = openBook(engine, [figures(monthly('cac', rows))]);
  const kpi = theKpi('cac');
  const asked = { period: months(4, 6), against: quarter, grain: 'month', buckets: 12 } as const;
  const view = kpiView(kpi, answersOf(kpi, book), asked, book.catalog, { weekStart: 1, fiscalStart: 1 }, []);
  expect(book.catalog.datasets.figures).toMatchObject({ firstDay: dayOf(2026, 1, 1), lastDay: dayOf(2026, 5, 31) });
  expect(view.series.map(({ reading }) => (isKnown(reading) ? reading.value : undefined))).toEqual([100, 120, 110, 90, 80]);
  // April and May are 61 days; the first 61 days of the year end on 2 March, so January and February are taken: 59.
  expect([view.partial, view.measured, view.against]).toEqual([true, months(4, 5), months(1, 2)]);
  expect([view.reading, view.before].map((reading) => reading && isKnown(reading) && reading.value)).toEqual([85, 110]);
});
