import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isKnown, type Known, type Reading } from '../model/reading';
import { duckdbInNode, openBook, type PlainRecord } from '../testing/duckdb-in-node';
import { bytesOf, expectedOf, readRows, realFile, understand } from '../testing/import-helpers';
import { answersOf, readBook, theKpi } from '../testing/read-book';
import { dayOf } from '../time/day';
import type { Period } from '../time/period';
import { kpiView } from './kpi-view';
import { kpis } from './registry';

let engine: Awaited<ReturnType<typeof duckdbInNode>>;

beforeAll(async () => {
  engine = await duckdbInNode();
});

const at = (month: number, day: number, hour = 12, minute = 0): number => Date.UTC(2026, month - 1, day, hour, minute);
const march: Period = { start: dayOf(2026, 3, 1), end: dayOf(2026, 4, 1) };
const april: Period = { start: dayOf(2026, 4, 1), end: dayOf(2026, 5, 1) };
const many = (count: number, record: (index: number) => PlainRecord): PlainRecord[] =>
  Array.from({ length: count }, (_, index) => record(index));

function known(reading: Reading): Known {
  if (!isKnown(reading)) throw new Error(`no value: ${reading.none.text}`);
  return reading;
}

const customer = (acquired_at: number, churned_at?: number) => (index: number) => ({
  customer_id: `${acquired_at}-${churned_at}-${index}`,
  acquired_at,
  churned_at,
});

describe('acquisition cost', () => {
  const spend = {
    dataset: 'spend',
    records: [
      { date: at(3, 1), amount: 60_000_000 },
      { date: at(3, 31), amount: 40_000_000 },
    ],
  } as const;

  test('of 10,000 spent and 40 new customers is 250.00', () => {
    const book = openBook(engine, [spend, { dataset: 'customers', records: many(40, customer(at(3, 31))) }]);
    const reading = known(readBook('cac', book, march));
    expect([reading.value, reading.n]).toEqual([250, 40]);
    // 40 events come from an expectation between 28.577 and 54.469 (Garwood): 10,000 over each.
    expect(reading.interval?.low).toBeCloseTo(10_000 / 54.469, 1);
    expect(reading.interval?.high).toBeCloseTo(10_000 / 28.577, 1);
  });

  test('of 10,000 spread over the 31 days of a month comes out whole', () => {
    const whole = { dataset: 'spend', records: [{ date: at(3, 1), end_date: at(3, 31), amount: 100_000_000 }] } as const;
    const book = openBook(engine, [whole, { dataset: 'customers', records: many(40, customer(at(3, 31))) }]);
    expect(known(readBook('cac', book, march))).toMatchObject({ value: 250, numerator: 10_000 });
  });

  test('of one cost a month, dated the first, is over the whole month', () => {
    const monthly = {
      dataset: 'spend',
      records: [
        { date: at(2, 1), amount: 0 },
        { date: at(3, 1), amount: 100_000_000 },
      ],
    } as const;
    const won = many(40, (index) => customer(at(3, 1 + (index % 31)))(index));
    const book = openBook(engine, [monthly, { dataset: 'customers', records: won }]);
    expect(known(readBook('cac', book, march)).value).toBe(250);
    // The same dates a day apart are daily costs, and the data ends with the second.
    const daily = {
      dataset: 'spend',
      records: [
        { date: at(3, 1), amount: 0 },
        { date: at(3, 2), amount: 100_000_000 },
      ],
    } as const;
    const few = openBook(engine, [daily, { dataset: 'customers', records: won }]);
    // Won on 1 and 2 March: 2 of the first 31, and 2 of the nine that come around again.
    expect(known(readBook('cac', few, march)).value).toBe(2500);
  });

  test('of 10,000 spent and nobody won has no value, and still shows the spend', () => {
    const book = openBook(engine, [
      spend,
      { dataset: 'customers', records: [{ customer_id: 'old', acquired_at: at(1, 1), churned_at: at(3, 31) }] },
    ]);
    expect(readBook('cac', book, march)).toMatchObject({
      none: { code: 'empty', text: 'No new customers in this period' },
      parts: [
        { id: 'spend', value: 10_000 },
        { id: 'new', value: 0 },
      ],
    });
  });

  test('without a spend file says which file it needs', () => {
    const book = openBook(engine, [{ dataset: 'customers', records: many(1, customer(at(3, 1))) }]);
    expect(readBook('cac', book, march)).toMatchObject({
      none: { code: 'needs-dataset', text: 'Needs a spend file', datasets: ['spend'] },
    });
  });
});

describe('conversion', () => {
  const leads = (converted: number) =>
    ({
      dataset: 'leads',
      records: [
        ...many(200, (index) => ({
          lead_id: `${index}`,
          created_at: at(3, 2),
          converted_at: index < converted ? at(3, 4) : undefined,
        })),
        { lead_id: 'late', created_at: at(4, 20) },
      ],
    }) as const;

  test('of 9 in 200 leads is 4.5 %, known to 2.39–8.33 %', () => {
    const { value, interval, numerator, denominator, flags } = known(
      readBook('conversion-rate', openBook(engine, [leads(9)]), march),
    );
    expect([value, numerator, denominator, flags]).toEqual([0.045, 9, 200, []]);
    expect(interval?.low).toBeCloseTo(0.0239, 4);
    expect(interval?.high).toBeCloseTo(0.0833, 4);
  });

  test('of a young period is still maturing', () => {
    // Conversions take two days; a lead of the data's last day has had none of them.
    expect(known(readBook('conversion-rate', openBook(engine, [leads(9)]), april)).flags.map(({ id }) => id)).toEqual([
      'maturing',
      'small-sample',
    ]);
  });

  test('without a column that says who converted is not 0 %', () => {
    const book = openBook(engine, [{ dataset: 'leads', records: [{ lead_id: 'a', created_at: at(3, 1) }] }]);
    expect(readBook('conversion-rate', book, march)).toMatchObject({ none: { code: 'needs-field', dataset: 'leads' } });
  });
});

describe('churn and retention', () => {
  const file = {
    dataset: 'customers',
    records: [
      ...many(475, customer(at(1, 5))),
      ...many(25, customer(at(1, 5), at(3, 15))),
      ...many(56, customer(at(3, 10))),
      ...many(4, customer(at(3, 10), at(3, 20))),
      { customer_id: 'next', acquired_at: at(4, 2) },
    ],
  } as const;

  test('of 500 at the start, 25 lost, and 60 new of whom 4 left again: 5 % and 95 %', () => {
    const book = openBook(engine, [file]);
    expect(known(readBook('churn-rate', book, march))).toMatchObject({ value: 0.05, numerator: 25, denominator: 500 });
    expect(known(readBook('retention-rate', book, march))).toMatchObject({ value: 0.95, numerator: 475, denominator: 500 });
    // 475 stayed and 56 of the new ones: 531 at the start of April.
    expect(known(readBook('churn-rate', book, april)).denominator).toBe(531);
  });

  test('a customer who came and left within the quarter is in neither', () => {
    const book = openBook(engine, [
      { dataset: 'customers', records: [...many(10, customer(at(1, 5))), customer(at(3, 5), at(3, 9))(0)] },
    ]);
    expect(known(readBook('churn-rate', book, march))).toMatchObject({ value: 0, denominator: 10 });
  });

  test('nobody at the start: no value', () => {
    const book = openBook(engine, [file]);
    expect(readBook('churn-rate', book, { start: dayOf(2026, 1, 5), end: dayOf(2026, 2, 1) })).toMatchObject({
      none: { text: 'No customers at the start of this period' },
    });
  });

  test('a customers file that never says who left gives no churn, not 0 %', () => {
    const book = openBook(engine, [{ dataset: 'customers', records: [...many(5, customer(at(1, 1))), customer(at(4, 1))(0)] }]);
    expect(readBook('churn-rate', book, march)).toMatchObject({ none: { code: 'needs-field' } });
  });

  test('add up to 1 on any customers, in any period', () => {
    const day = fc.integer({ min: 1, max: 90 });
    const person = fc.record({
      customer_id: fc.uuid(),
      acquired_at: day.map((d) => at(1, d)),
      churned_at: fc.option(
        day.map((d) => at(1, d)),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 30 }),
        day,
        fc.integer({ min: 1, max: 40 }),
        (records, from, days) => {
          const book = openBook(engine, [{ dataset: 'customers', records }]);
          const p = { start: dayOf(2026, 1, 1) + from, end: dayOf(2026, 1, 1) + from + days };
          const [churn, retention] = [readBook('churn-rate', book, p), readBook('retention-rate', book, p)];
          expect(isKnown(churn)).toBe(isKnown(retention));
          if (isKnown(churn) && isKnown(retention)) expect(churn.value + retention.value).toBeCloseTo(1, 12);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('lifetime value', () => {
  test('of orders of 80, 4.5 a year and a lifespan of 3.2 years is 1,152', () => {
    // Two buyers with nine orders of 80: 4.5 each. 50 of 160 customers lost in 365 days are 31.25 %: 1 / 0.3125 = 3.2 years.
    const year = (day: number) => Date.UTC(2025, 0, day, 12);
    const orders = many(9, (index) => ({
      order_id: `${index}`,
      customer_id: index < 4 ? 'a' : 'b',
      ordered_at: year(1 + index),
      amount: 800_000,
    }));
    const last = { order_id: 'x', customer_id: 'z', ordered_at: Date.UTC(2026, 0, 1), amount: 10_000 };
    const people = many(160, (index) => ({
      customer_id: `${index}`,
      acquired_at: Date.UTC(2024, 0, 1),
      churned_at: index < 50 ? year(200) : undefined,
    }));
    const book = openBook(engine, [
      { dataset: 'orders', records: [...orders, last] },
      { dataset: 'customers', records: [...people, { customer_id: 'new', acquired_at: Date.UTC(2026, 0, 1) }] },
    ]);
    const reading = known(readBook('clv', book, { start: dayOf(2025, 1, 1), end: dayOf(2026, 1, 1) }));
    expect(reading.value).toBeCloseTo(1152, 9);
    expect(reading.parts.map(({ value }) => value)).toEqual([80, 4.5, 3.2]);
  });

  test('caps the lifespan at five years, and says so', () => {
    const orders = [
      { customer_id: 'a', ordered_at: at(1, 1), amount: 1_000_000 },
      { customer_id: 'a', ordered_at: at(12, 31), amount: 1_000_000 },
    ];
    const reading = known(
      readBook('clv', openBook(engine, [{ dataset: 'orders', records: orders }]), {
        start: dayOf(2026, 12, 1),
        end: dayOf(2027, 1, 1),
      }),
    );
    // Two orders of 100 in 365 days by one buyer: 100 × 2 × 5.
    expect(reading.value).toBeCloseTo(1000, 9);
    expect(reading.flags.map(({ id }) => id)).toEqual(['capped', 'small-sample', 'derived']);
  });

  test('a refund lowers the revenue and is no order', () => {
    const orders = [
      { customer_id: 'a', ordered_at: at(1, 1), amount: 1_000_000 },
      { customer_id: 'a', ordered_at: at(1, 5), amount: -400_000 },
    ];
    const reading = known(
      readBook('clv', openBook(engine, [{ dataset: 'orders', records: orders }]), {
        start: dayOf(2026, 1, 1),
        end: dayOf(2026, 2, 1),
      }),
    );
    expect([reading.n, reading.parts[0]?.value]).toEqual([1, 60]);
  });
});

const survey = (kind: string, scores: readonly number[]) =>
  ({ dataset: 'surveys', records: scores.map((score) => ({ responded_at: at(3, 5), kind, score })) }) as const;

test('NPS of 10, 9, 8, 7, 6, 10, 0, 9, 5, 10 is +20', () => {
  const book = openBook(engine, [survey('nps', [10, 9, 8, 7, 6, 10, 0, 9, 5, 10])]);
  const reading = known(readBook('nps', book, march));
  expect(reading.value).toBe(20);
  expect(reading.parts.map(({ value }) => value)).toEqual([5, 2, 3]);
  expect(readBook('csat', book, march)).toMatchObject({ none: { text: 'No CSAT answers in this period' } });
});

test('CSAT of 5, 4, 4, 3, 5, 1 is 3.67', () => {
  // 22 / 6
  expect(known(readBook('csat', openBook(engine, [survey('csat', [5, 4, 4, 3, 5, 1])]), march)).value).toBeCloseTo(22 / 6, 12);
});

describe('response times', () => {
  test('of leads answered after 120, 300 and 3,600 s and one unanswered: 1,340 s, 25 % unanswered', () => {
    const seconds = [120, 300, 3600, undefined];
    const leads = seconds.map((wait, index) => ({
      lead_id: `${index}`,
      created_at: at(3, 5),
      first_response_at: wait === undefined ? undefined : at(3, 5) + wait * 1000,
    }));
    const reading = known(readBook('lead-response-time', openBook(engine, [{ dataset: 'leads', records: leads }]), march));
    expect([reading.value, reading.n]).toEqual([1340, 3]);
    expect(reading.flags[0]).toMatchObject({
      id: 'unanswered',
      text: '25\u00a0% unanswered',
      detail: '1 of 4 leads are unanswered: they are not in the mean',
    });
  });

  test('an answer before the question is left out and counted', () => {
    const tickets = [
      { created_at: at(3, 5, 12), first_response_at: at(3, 5, 13) },
      { created_at: at(3, 5, 12), first_response_at: at(3, 5, 11) },
    ];
    const reading = known(readBook('first-response-time', openBook(engine, [{ dataset: 'tickets', records: tickets }]), march));
    expect([reading.value, reading.n, reading.flags.map(({ id }) => id)]).toEqual([
      3600,
      1,
      ['unanswered', 'excluded', 'small-sample'],
    ]);
  });

  test('a finished duration stands in for the second timestamp', () => {
    const tickets = [{ created_at: at(3, 5), first_response_seconds: 600 }];
    expect(
      known(readBook('first-response-time', openBook(engine, [{ dataset: 'tickets', records: tickets }]), march)).value,
    ).toBe(600);
  });

  test('on the day of 23 hours, 1:30 to 3:30 local time is one hour', () => {
    const tickets = [{ created_at: at(3, 29, 1, 30), first_response_at: at(3, 29, 3, 30) }];
    const book = openBook(engine, [{ dataset: 'tickets', records: tickets, floating: true }], {
      zone: 'Europe/Berlin',
      inactivityDays: 365,
    });
    expect(known(readBook('first-response-time', book, march)).value).toBe(3600);
  });

  test('handling time takes the worked seconds of solved tickets, on the day they were solved', () => {
    const tickets = [
      { created_at: at(2, 27), resolved_at: at(3, 2), handle_seconds: 900 },
      { created_at: at(3, 3), handle_seconds: 50 },
      { created_at: at(3, 3), resolved_at: at(3, 3), handle_seconds: 300 },
    ];
    expect(known(readBook('handling-time', openBook(engine, [{ dataset: 'tickets', records: tickets }]), march))).toMatchObject({
      value: 600,
      n: 2,
    });
  });

  test('without worked seconds it is the time to the solution, and says so', () => {
    const tickets = [{ created_at: at(3, 2, 10), resolved_at: at(3, 2, 12) }];
    const reading = known(readBook('handling-time', openBook(engine, [{ dataset: 'tickets', records: tickets }]), march));
    expect([reading.value, reading.flags.map(({ id }) => id)]).toEqual([7200, ['elapsed', 'small-sample']]);
  });
});

describe('a period that the data does not fill', () => {
  const tickets = (days: readonly number[], wait: number) =>
    days.map((day) => ({ created_at: at(4, day), first_response_at: at(4, day) + wait * 1000 }));
  const early = many(31, (index) => ({
    created_at: at(3, index + 1),
    first_response_at: at(3, index + 1) + (index < 10 ? 100 : 900) * 1000,
  }));
  const calendar = { weekStart: 1, fiscalStart: 1 } as const;

  test('is compared with as many days of the one before, and its last point is partial', () => {
    const book = openBook(engine, [{ dataset: 'tickets', records: [...early, ...tickets([1, 5, 10], 100)] }]);
    const kpi = theKpi('first-response-time');
    const view = kpiView(
      kpi,
      answersOf(kpi, book),
      { period: april, against: march, grain: 'month', buckets: 3 },
      book.catalog,
      calendar,
      [],
    );
    // The data ends on 10 April: ten days of March had 100 s, the other 21 had 900 s.
    expect(view).toMatchObject({
      partial: true,
      measured: { start: april.start, end: april.start + 10 },
      against: { start: march.start, end: march.start + 10 },
    });
    expect([known(view.reading).value, view.before && known(view.before).value, view.change?.direction]).toEqual([
      100,
      100,
      'same',
    ]);
    // Under the ten days of April lie the first ten of March, not the whole month.
    expect(view.beneath.map((reading) => known(reading).value)).toEqual([100]);
    expect(view.series.map(({ partial, chosen }) => [partial, chosen])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test('after the data has no value', () => {
    const book = openBook(engine, [{ dataset: 'tickets', records: early }]);
    expect(readBook('first-response-time', book, { start: dayOf(2026, 6, 1), end: dayOf(2026, 7, 1) })).toMatchObject({
      none: { code: 'outside-data' },
    });
  });
});

test('a KPI of which one file lacks the dimension says so instead of ignoring the filter', () => {
  const book = openBook(engine, [
    { dataset: 'spend', records: [{ date: at(3, 1), amount: 1, channel: 'Ads' }] },
    { dataset: 'customers', records: many(3, customer(at(3, 1))) },
  ]);
  expect(readBook('cac', book, march, [{ dimension: 'channel', values: ['Ads'] }])).toMatchObject({
    none: {
      code: 'not-split',
      dataset: 'customers',
      dimension: 'channel',
      text: 'Not split by channel: the customers file has no channel',
    },
  });
});

test('all ten are there, under the ids that scripts rely on, each with its words', () => {
  expect(kpis.map(({ id }) => id)).toEqual([
    'cac',
    'conversion-rate',
    'lead-response-time',
    'churn-rate',
    'retention-rate',
    'clv',
    'nps',
    'csat',
    'first-response-time',
    'handling-time',
  ]);
  for (const kpi of kpis) expect(kpi.short.length).toBeLessThanOrEqual(16);
});

describe('the reference files', () => {
  type Share = { k: number; n: number; pct: number; wilson95: [number, number] };

  async function bookOf(
    name: string,
    path: string,
    answers: Record<string, string>,
    fields: Record<string, string> = {},
    zone = 'UTC',
  ) {
    const bytes = realFile(path);
    const { mapping } = await understand(name, bytes, answers, zone);
    const columns = mapping.columns.map((column) =>
      fields[column.name] ? { ...column, field: fields[column.name] ?? '', rule: { kind: 'text' } as const } : column,
    );
    const { rows, floating } = await readRows(bytes, { ...mapping, columns }, { zone });
    return openBook(engine, [{ dataset: mapping.dataset, records: rows, floating: floating.length > 0 }], {
      zone,
      inactivityDays: 365,
    });
  }

  test('telco: 1,869 of 7,043 left, 26.536987 %, by contract, service and payment as published', async () => {
    const expected = expectedOf('telco-churn') as Record<string, Record<string, Share>> & { churn_overall: Share };
    const book = await bookOf(
      'telco.csv',
      'telco-churn/Telco-Customer-Churn.csv',
      { 'counted-on': '2026-11-01' },
      { InternetService: 'segment', PaymentMethod: 'channel' },
    );
    const day = { start: dayOf(2026, 11, 1), end: dayOf(2026, 11, 2) };
    const churn = known(readBook('churn-rate', book, day));
    expect([churn.numerator, churn.denominator, churn.value * 100]).toEqual([
      expected.churn_overall.k,
      expected.churn_overall.n,
      expected.churn_overall.pct,
    ]);
    expect(churn.interval?.low).toBeCloseTo(expected.churn_overall.wilson95[0] / 100, 12);
    expect(churn.interval?.high).toBeCloseTo(expected.churn_overall.wilson95[1] / 100, 12);
    expect(known(readBook('retention-rate', book, day)).value).toBeCloseTo(1 - churn.value, 14);
    for (const [dimension, group] of [
      ['plan', 'churn_by_Contract'],
      ['segment', 'churn_by_InternetService'],
      ['channel', 'churn_by_PaymentMethod'],
    ] as const) {
      for (const [value, { k, n }] of Object.entries(expected[group] ?? {})) {
        expect(known(readBook('churn-rate', book, day, [{ dimension, values: [value] }]))).toMatchObject({
          numerator: k,
          denominator: n,
        });
      }
    }
  });

  test('CDNOW: customers derived from orders; average order and revenue as published', async () => {
    const book = await bookOf('orders.csv', 'cdnow/orders.csv', {});
    const clv = known(readBook('clv', book, { start: dayOf(1997, 1, 1), end: dayOf(1998, 1, 1) }));
    // 1997: 5,728 orders of 2,357 customers for 201,224.82.
    expect(clv.n).toBe(5728);
    expect(clv.parts[0]?.value).toBeCloseTo(201_224.82 / 5728, 9);
    expect(clv.parts[1]?.value).toBeCloseTo(5728 / 2357, 9);
    expect(clv.flags.map(({ id }) => id)).toContain('derived');
  });

  test('CDNOW: nobody can be seen to leave in the first year, so churn of 1997 has no value, and is not 0', async () => {
    const book = await bookOf('orders.csv', 'cdnow/orders.csv', {});
    for (const period of [
      { start: dayOf(1997, 7, 1), end: dayOf(1998, 1, 1) },
      { start: dayOf(1997, 10, 1), end: dayOf(1998, 4, 1) },
    ]) {
      expect(readBook('churn-rate', book, period)).toMatchObject({
        none: { text: expect.stringContaining('nobody can be seen to leave in the first year') },
      });
      expect(readBook('retention-rate', book, period)).toHaveProperty('none');
    }
    expect(known(readBook('churn-rate', book, { start: dayOf(1998, 1, 1), end: dayOf(1998, 4, 1) })).value).toBeGreaterThan(0);
  });

  test.each([
    ['survey_us_timestamps.csv', { 'date-order': 'month-first' }],
    ['survey_iso_timestamps.csv', {}],
  ])('%s: NPS −35.897 of 39 answers, standard error 12.81', async (name, extra) => {
    const book = await bookOf(name, `nps-survey/${name}`, { 'score-column': '1', 'survey-kind': 'nps', ...extra });
    const nps = known(readBook('nps', book, { start: dayOf(2019, 1, 1), end: dayOf(2021, 1, 1) }));
    const expected = (expectedOf('nps-survey') as Record<string, { nps: { n: number; nps: number; ci95: [number, number] } }>)[
      name
    ]?.nps;
    expect([nps.value, nps.n]).toEqual([expected?.nps, expected?.n]);
    expect(nps.interval?.low).toBeCloseTo(expected?.ci95[0] ?? 0, 8);
    expect(nps.interval?.high).toBeCloseTo(expected?.ci95[1] ?? 0, 8);
  });
});

test('an unused word of the file changes nothing', async () => {
  const text = 'order_id,customer_id,ordered_at,amount,mood\n1,a,2026-03-01,5,good\n';
  const { mapping } = await understand('orders.csv', bytesOf(text));
  expect(mapping.columns[4]?.field).toBeUndefined();
});
