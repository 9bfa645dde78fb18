import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { kpis } from '../kpi/registry';
import { type Book, duckdbInNode, openBook, type PlainFile, type PlainRecord } from '../testing/duckdb-in-node';
import { naiveAnswer } from '../testing/naive-cube';
import { dayOf } from '../time/day';
import type { Period } from '../time/period';
import { duckdb } from '../warehouse/duckdb/dialect';
import type { Answer } from './answer';
import { compile } from './compile';
import { indexAnswer, indexGroups } from './index-answer';
import type { Measure } from './measure';
import { OTHER, type Slice } from './slice';
import { topValuesQuery } from './top-values';

let engine: Awaited<ReturnType<typeof duckdbInNode>>;

beforeAll(async () => {
  engine = await duckdbInNode();
});

const FIRST = Date.UTC(2026, 2, 20);
const SPAN = 25 * 86_400_000;
const instant = fc.integer({ min: FIRST, max: FIRST + SPAN });
const wholeDay = fc.integer({ min: 0, max: 25 }).map((days) => FIRST + days * 86_400_000);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const region = maybe(fc.constantFrom('North', 'O’Brien’s "South"', "D'accord", ''));
const segment = maybe(fc.constantFrom('Small', 'Large'));
const who = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const amount = fc.integer({ min: -500_000, max: 5_000_000 });

const record = {
  customers: fc.record({ customer_id: fc.uuid(), acquired_at: instant, churned_at: maybe(instant), region, segment }),
  leads: fc.record({
    lead_id: fc.uuid(),
    created_at: instant,
    first_response_at: maybe(instant),
    first_response_seconds: maybe(fc.nat(9999)),
    converted_at: maybe(instant),
    converted: maybe(fc.boolean()),
    region,
    segment,
  }),
  spend: fc.record({ date: wholeDay, amount, end_date: maybe(wholeDay), region, segment }),
  orders: fc.record({ order_id: fc.uuid(), customer_id: who, ordered_at: instant, amount, region, segment }),
  tickets: fc.record({
    ticket_id: fc.uuid(),
    created_at: instant,
    first_response_at: maybe(instant),
    resolved_at: maybe(instant),
    resolution_seconds: maybe(fc.nat(9999)),
    region,
    segment,
  }),
  surveys: fc.record({
    response_id: fc.uuid(),
    responded_at: instant,
    kind: fc.constantFrom('nps', 'csat'),
    score: fc.integer({ min: 0, max: 10 }),
    customer_id: who,
    region,
    segment,
  }),
  figures: fc.record({
    date: wholeDay,
    end_date: maybe(wholeDay),
    kpi: fc.constantFrom('cac', 'nps'),
    numerator: maybe(fc.integer({ min: -50, max: 500 })),
    denominator: maybe(fc.nat(90)),
    value: maybe(fc.integer({ min: -100, max: 100 })),
    n: maybe(fc.nat(90)),
    region,
    segment,
  }),
};

const fileOf = <T extends keyof typeof record>(dataset: T): fc.Arbitrary<PlainFile> =>
  fc.record({
    dataset: fc.constant(dataset),
    records: fc.array(record[dataset] as fc.Arbitrary<PlainRecord>, { minLength: 1, maxLength: 25 }),
    floating: fc.boolean(),
  });

const measures: readonly Measure[] = [
  ...kpis.flatMap((kpi) => Object.values(kpi.measures)),
  {
    kind: 'histogram',
    dataset: 'tickets',
    day: ['created_at'],
    of: { kind: 'elapsed', from: 'created_at', to: 'first_response_at' },
  },
];

const whole: Period = { start: dayOf(2026, 3, 1), end: dayOf(2026, 5, 1) };
const period = fc
  .tuple(fc.integer({ min: -2, max: 30 }), fc.integer({ min: 0, max: 15 }))
  .map(([from, days]) => ({ start: dayOf(2026, 3, 20) + from, end: dayOf(2026, 3, 20) + from + days }));

/** All numbers that an answer can give for a period. */
function numbersOf(answer: Answer, p: Period): readonly (number | undefined)[] {
  switch (answer.kind) {
    case 'daily':
      return [answer.records(p), answer.count(p), answer.negative(p), answer.sum(p), answer.sumOfSquares(p)];
    case 'histogram':
      return [answer.count(p)];
    case 'tally':
      return [answer.count(p), ...answer.counts(p).flat()];
    case 'spans':
      return [
        answer.activeAt(p.start),
        answer.startedIn(p),
        answer.endedIn(p),
        answer.lostFrom(p),
        answer.lengthQuantile(0.9),
        answer.contradictory,
      ];
    case 'visits':
      return [answer.distinct(p)];
    case 'totals':
      return [];
  }
}

function expectSame(found: Answer, truth: Answer, p: Period): void {
  const [ours, theirs] = [numbersOf(found, p), numbersOf(truth, p)];
  expect(ours.length).toBe(theirs.length);
  ours.forEach((value, index) => {
    const other = theirs[index];
    if (value === undefined || other === undefined) expect(value).toBe(other);
    else expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
  });
  if (found.kind === 'histogram' && truth.kind === 'histogram' && found.count(p) > 0) {
    const [ours, exact] = [found.quantile(p, 0.5) ?? 0, Math.max(1, truth.quantile(p, 0.5) ?? 0)];
    expect(Math.abs(ours / exact - 1)).toBeLessThanOrEqual(0.0101);
  }
}

const ask = (book: Book, slice: Slice) => book.run(compile(slice, duckdb, book.catalog).sql);

describe('every measure of every KPI, compiled and run by the real engine', () => {
  test.each(['Europe/Berlin', 'America/St_Johns'])(
    'equals the count row by row, for any records, period and filter in %s',
    (zone) => {
      const settings = { zone, inactivityDays: 10 };
      const filter = maybe(
        fc.record({
          dimension: fc.constant('region' as const),
          values: fc.subarray(['North', "D'accord", '']),
          exclude: fc.constantFrom(undefined, true as const),
        }),
      );
      const scene = fc
        .constantFrom(...measures)
        .chain((measure) =>
          fc.tuple(
            fc.constant(measure),
            fc.array(fileOf(measure.dataset === 'customers' ? 'orders' : measure.dataset), { minLength: 1, maxLength: 2 }),
            fc.option(fileOf('customers'), { nil: undefined }),
            filter,
            period,
          ),
        );
      fc.assert(
        fc.property(scene, ([measure, files, customers, where, p]) => {
          const all = customers ? [...files, customers] : files;
          const book = openBook(engine, all, settings);
          fc.pre(book.catalog.datasets[measure.dataset] !== undefined);
          const usable =
            where &&
            [
              ...(book.catalog.datasets[measure.dataset]?.own ?? []),
              ...(book.catalog.datasets[measure.dataset]?.inherited ?? []),
            ].includes(where.dimension);
          const filters =
            where && usable
              ? [{ dimension: where.dimension, values: where.values, ...(where.exclude ? { exclude: where.exclude } : {}) }]
              : [];
          const slice: Slice = { measure, filters };
          expectSame(indexAnswer(measure, ask(book, slice)), naiveAnswer(slice, { files: all, ...settings }), p);
        }),
        { numRuns: 120 },
      );
    },
  );

  test('is the same per value of a dimension, the rest folded into one', () => {
    const settings = { zone: 'UTC', inactivityDays: 10 };
    const scene = fc
      .constantFrom(...measures.filter(({ dataset }) => dataset !== 'customers'))
      .chain((measure) => fc.tuple(fc.constant(measure), fileOf(measure.dataset)));
    fc.assert(
      fc.property(scene, period, ([measure, file], p) => {
        const book = openBook(engine, [file], settings);
        fc.pre(book.catalog.datasets[measure.dataset]?.own.includes('region') ?? false);
        const slice: Slice = { measure, filters: [], by: { dimension: 'region', top: ['North', ''] } };
        const groups = indexGroups(measure, ask(book, slice));
        for (const [group, answer] of groups) expectSame(answer, naiveAnswer(slice, { files: [file], ...settings }, group), p);
        expect([...groups.keys()].every((group) => ['North', '', OTHER].includes(group))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('orders and surveys take the customer’s dimension when they have none', () => {
    const customers: PlainFile = {
      dataset: 'customers',
      records: [
        { customer_id: 'c1', acquired_at: FIRST, segment: 'Large' },
        { customer_id: 'c2', acquired_at: FIRST, segment: 'Small' },
      ],
    };
    const orders: PlainFile = {
      dataset: 'orders',
      records: ['c1', 'c2', 'c1', 'c9'].map((customer_id, index) => ({
        customer_id,
        ordered_at: FIRST,
        amount: (index + 1) * 10_000,
      })),
    };
    const book = openBook(engine, [customers, orders]);
    expect(book.catalog.datasets.orders?.inherited).toEqual(['segment']);
    const measure: Measure = { kind: 'daily', dataset: 'orders', day: ['ordered_at'], of: { kind: 'amount', field: 'amount' } };
    const groups = indexGroups(
      measure,
      ask(book, { measure, filters: [], by: { dimension: 'segment', top: ['Large', 'Small', ''] } }),
    );
    const sums = Object.fromEntries(
      [...groups].map(([value, answer]) => [value, answer.kind === 'daily' ? answer.sum(whole) : undefined]),
    );
    // Orders 1 and 3 of c1, 2 of c2, 4 of somebody unknown.
    expect(sums).toEqual({ Large: 4, Small: 2, '': 4 });
  });
});

test('a cost is spread evenly over its days, both ends in', () => {
  const march = Date.UTC(2026, 2, 1);
  const spend: PlainFile = { dataset: 'spend', records: [{ date: march, end_date: march + 30 * 86_400_000, amount: 3_100_000 }] };
  const book = openBook(engine, [spend]);
  const measure: Measure = {
    kind: 'daily',
    dataset: 'spend',
    day: ['date'],
    until: 'end_date',
    of: { kind: 'amount', field: 'amount' },
  };
  const answer = indexAnswer(measure, ask(book, { measure, filters: [] }));
  if (answer.kind !== 'daily') throw new Error('a daily answer');
  // 310.00 over 31 days is 10.00 a day: ten days of March, and all of it.
  expect(answer.sum({ start: dayOf(2026, 3, 11), end: dayOf(2026, 3, 21) })).toBeCloseTo(100, 9);
  expect(answer.sum(whole)).toBeCloseTo(310, 9);
});

test('a million amounts of 0.10 are 100,000.00 exactly', () => {
  const book = openBook(engine, [{ dataset: 'spend', records: [{ date: FIRST, amount: 1000 }] }]);
  engine.run('INSERT INTO s0.rows SELECT 3, date, amount FROM s0.rows, range(999999)');
  const measure: Measure = { kind: 'daily', dataset: 'spend', day: ['date'], of: { kind: 'amount', field: 'amount' } };
  const answer = indexAnswer(measure, ask(book, { measure, filters: [] }));
  expect(answer.kind === 'daily' && answer.sum(whole)).toBe(100_000);
});

test('the values of a dimension come most frequent first', () => {
  const spend = ['a', 'b', 'b', undefined].map((region) => ({ date: FIRST, amount: 1, region }));
  const book = openBook(engine, [{ dataset: 'spend', records: spend }]);
  const { columns } = book.run(topValuesQuery('spend', 'region', duckdb, book.catalog, 2).sql);
  expect([columns.value, Array.from(columns.records ?? [], Number)]).toEqual([
    ['b', ''],
    [2, 1],
  ]);
});

test('what the data can’t answer is not asked', () => {
  const book = openBook(engine, [{ dataset: 'spend', records: [{ date: FIRST, amount: 1 }] }]);
  const measure: Measure = { kind: 'daily', dataset: 'spend', day: ['date'] };
  expect(() => compile({ measure: { ...measure, dataset: 'leads' }, filters: [] }, duckdb, book.catalog)).toThrow(
    'no leads are loaded',
  );
  expect(() => compile({ measure, filters: [{ dimension: 'region', values: ['x'] }] }, duckdb, book.catalog)).toThrow(
    'spend have no region',
  );
});

test('days before 1970 are whole days too, not cut toward zero', () => {
  const late = Date.UTC(1969, 11, 31, 23, 59);
  const tickets = [
    { ticket_id: 'a', created_at: late },
    { ticket_id: 'b', created_at: Date.UTC(1970, 0, 1) },
  ];
  const book = openBook(engine, [{ dataset: 'tickets', records: tickets }]);
  expect(Array.from(book.run('SELECT created_at_day AS d FROM tickets ORDER BY 1').columns.d ?? [], Number)).toEqual([-1, 0]);
});
