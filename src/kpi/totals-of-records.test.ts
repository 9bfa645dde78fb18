import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { isKnown, type Reading } from '../model/reading';
import { type Book, duckdbInNode, openBook, type PlainFile, type PlainRecord } from '../testing/duckdb-in-node';
import { readBook } from '../testing/read-book';
import { dayOf } from '../time/day';
import type { Period } from '../time/period';

let engine: Awaited<ReturnType<typeof duckdbInNode>>;

beforeAll(async () => {
  engine = await duckdbInNode();
});

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 1);
const month = (from: number, to = from): Period => ({ start: dayOf(2026, from, 1), end: dayOf(2026, to + 1, 1) });
const when = fc.integer({ min: 0, max: 89 }).map((days) => FIRST + days * DAY);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const some = (record: fc.Arbitrary<PlainRecord>) => fc.array(record, { minLength: 3, maxLength: 30 });
const id = fc.uuid();

const files: Readonly<Record<string, fc.Arbitrary<readonly PlainFile[]>>> = {
  cac: fc
    .tuple(
      some(fc.record({ date: when, end_date: maybe(when), amount: fc.integer({ min: 1, max: 9_000_000 }) })),
      some(fc.record({ customer_id: id, acquired_at: when })),
    )
    .map(([spend, customers]) => [
      { dataset: 'spend', records: spend, floating: true },
      { dataset: 'customers', records: customers, floating: true },
    ]),
  'conversion-rate': some(fc.record({ lead_id: id, created_at: when, converted: fc.boolean() })).map((records) => [
    { dataset: 'leads', records: [...records, { lead_id: 'sure', created_at: FIRST, converted: true }], floating: true },
  ]),
  csat: some(
    fc.record({ response_id: id, responded_at: when, kind: fc.constant('csat'), score: fc.integer({ min: 1, max: 5 }) }),
  ).map((records) => [{ dataset: 'surveys', records, floating: true }]),
  nps: some(
    fc.record({ response_id: id, responded_at: when, kind: fc.constant('nps'), score: fc.integer({ min: 0, max: 10 }) }),
  ).map((records) => [{ dataset: 'surveys', records, floating: true }]),
  'first-response-time': some(fc.record({ ticket_id: id, created_at: when, first_response_seconds: maybe(fc.nat(90_000)) })).map(
    (records) => [
      {
        dataset: 'tickets',
        records: [...records, { ticket_id: 'sure', created_at: FIRST, first_response_seconds: 60 }],
        floating: true,
      },
    ],
  ),
};

/** The months' readings as a sheet of totals, with parts or with value and n. */
function sheet(kpi: string, book: Book, finished: boolean): PlainFile {
  const records = [1, 2, 3].flatMap((place): PlainRecord[] => {
    const reading = readBook(kpi, book, month(place));
    const date = Date.UTC(2026, place - 1, 1);
    if (isKnown(reading))
      return [
        finished
          ? { date, kpi, value: reading.value, n: reading.n }
          : { date, kpi, numerator: reading.numerator, denominator: reading.denominator },
      ];
    const [spent] = reading.parts;
    return spent && !finished ? [{ date, kpi, numerator: spent.value, denominator: 0 }] : [];
  });
  return { dataset: 'figures', floating: true, records };
}

const worth = (reading: Reading): number | undefined => (isKnown(reading) ? reading.value : undefined);

test.each(Object.keys(files))('%s from totals of three months is what their records say of the quarter', (kpi) => {
  fc.assert(
    fc.property(files[kpi] ?? fc.constant([]), fc.boolean(), (records, finished) => {
      const book = openBook(engine, records);
      const truth = worth(readBook(kpi, book, month(1, 3)));
      // A month without new customers has a cost that only parts can tell.
      const totals = sheet(kpi, book, finished && kpi !== 'cac');
      fc.pre(truth !== undefined && totals.records.length > 0);
      const found = readBook(kpi, openBook(engine, [totals]), month(1, 3));
      expect(worth(found)).toBeCloseTo(truth ?? Number.NaN, 6);
      expect(isKnown(found) && found.basis).toBe('totals');
    }),
    { numRuns: 15 },
  );
});

test('monthly churn, compounded, is the quarter’s churn when nobody joins on the way', () => {
  const customers = fc.array(maybe(fc.integer({ min: 0, max: 89 })), { minLength: 5, maxLength: 40 }).map((ends) => [
    { customer_id: 'stays', acquired_at: FIRST - DAY, churned_at: undefined },
    { customer_id: 'leaves last', acquired_at: FIRST - DAY, churned_at: FIRST + 89 * DAY },
    ...ends.map((end, index) => ({
      customer_id: `${index}`,
      acquired_at: FIRST - DAY,
      churned_at: end === undefined ? undefined : FIRST + end * DAY,
    })),
  ]);
  fc.assert(
    fc.property(customers, (records) => {
      const book = openBook(engine, [{ dataset: 'customers', records, floating: true }]);
      const truth = worth(readBook('churn-rate', book, month(1, 3)));
      const found = worth(readBook('churn-rate', openBook(engine, [sheet('churn-rate', book, false)]), month(1, 3)));
      expect(found).toBeCloseTo(truth ?? Number.NaN, 9);
    }),
    { numRuns: 15 },
  );
});
