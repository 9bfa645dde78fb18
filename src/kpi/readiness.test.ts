import { beforeAll, expect, test } from 'vitest';
import { duckdbInNode, openBook, type PlainFile, type PlainRecord } from '../testing/duckdb-in-node';
import { answersOf, theKpi } from '../testing/read-book';
import { dayOf } from '../time/day';
import type { Catalog } from '../warehouse/catalog';
import { kpiView } from './kpi-view';
import { overall, readinessOf } from './readiness';

let engine: Awaited<ReturnType<typeof duckdbInNode>>;

beforeAll(async () => {
  engine = await duckdbInNode();
});

const quarter = { start: dayOf(2026, 7, 1), end: dayOf(2026, 10, 1) };
const today = dayOf(2026, 10, 2);
const at = (month: number, day: number, hour = 12): number => Date.UTC(2026, month - 1, day, hour);

/** Ticket n of each day of the third quarter, answered after an hour unless told otherwise. */
const tickets = (change: (day: number) => PlainRecord): PlainFile => ({
  dataset: 'tickets',
  records: Array.from({ length: 92 }, (_, day) => ({
    ticket_id: `t${day}`,
    created_at: Date.UTC(2026, 6, 1 + day, 12),
    first_response_at: Date.UTC(2026, 6, 1 + day, 13),
    ...change(day),
  })),
});

function readiness(id: string, files: readonly PlainFile[], refused: Readonly<Record<string, number>> = {}, now = today) {
  const book = openBook(engine, files);
  const catalog: Catalog = {
    ...book.catalog,
    datasets: Object.fromEntries(
      Object.entries(book.catalog.datasets).map(([dataset, state]) => [dataset, { ...state, refused: refused[dataset] ?? 0 }]),
    ),
  };
  const kpi = theKpi(id);
  const answers = answersOf(kpi, book);
  const asked = { period: quarter, against: undefined, grain: 'month', buckets: 12 } as const;
  const view = kpiView(kpi, answers, asked, catalog, { weekStart: 1, fiscalStart: 1 }, []);
  return readinessOf(kpi, answers, view, catalog, now);
}

test('a ticket every day, each answered, none refused, up to yesterday: fine in all four', () => {
  const found = readiness('first-response-time', [tickets(() => ({}))]);
  expect(found).toMatchObject({
    accurate: { grade: 'fine', share: 1, refused: 0, contradictory: 0 },
    relevant: { grade: 'fine', mapped: 2, needed: 2 },
    current: { grade: 'fine', dataset: 'tickets', lastDay: dayOf(2026, 9, 30), behind: 0, age: 2, usual: 1 },
    complete: { grade: 'fine', share: 1, without: 0, few: false, gaps: { by: 'day', expected: 92, missing: [] } },
  });
  expect(overall(found)).toBe('fine');
});

test('23 unanswered of 92 tickets: complete to 75 %, weak', () => {
  const found = readiness('first-response-time', [tickets((day) => (day % 4 === 0 ? { first_response_at: undefined } : {}))]);
  expect(found.complete).toMatchObject({ grade: 'weak', share: 0.75, without: 23, records: 92 });
});

test('an answer before the question is left out: accurate to 91 of 92', () => {
  const found = readiness('first-response-time', [tickets((day) => (day === 0 ? { first_response_at: at(6, 1) } : {}))]);
  expect(found.accurate).toMatchObject({ grade: 'watch', contradictory: 1, share: 91 / 92 });
});

test('ten days in a row without a ticket are missing, two are watched', () => {
  const { records } = tickets(() => ({}));
  const without = (first: number, last: number): PlainFile => ({
    dataset: 'tickets',
    records: records.filter((_, day) => day < first || day > last),
  });
  // 92 days from 1 July; days 40 to 49 are 10 to 19 August. More than one day in ten is weak.
  expect(readiness('first-response-time', [without(40, 49)]).complete).toMatchObject({
    grade: 'weak',
    gaps: { by: 'day', expected: 92, missing: Array.from({ length: 10 }, (_, place) => dayOf(2026, 8, 10 + place)) },
  });
  expect(readiness('first-response-time', [without(40, 41)]).complete).toMatchObject({
    grade: 'watch',
    gaps: { by: 'day', missing: [dayOf(2026, 8, 10), dayOf(2026, 8, 11)] },
  });
});

test('refused answers bound a satisfaction score: 4.0 of 99 with one refused lies between 3.97 and 4.01', () => {
  const surveys: PlainFile = {
    dataset: 'surveys',
    records: Array.from({ length: 99 }, (_, place) => ({ responded_at: at(8, 1 + (place % 28)), kind: 'csat', score: 4 })),
  };
  // (4 × 99 + 1) ÷ 100 = 3.97 and (4 × 99 + 5) ÷ 100 = 4.01.
  const { accurate } = readiness('csat', [surveys], { surveys: 1 });
  expect(accurate).toMatchObject({ grade: 'watch', refused: 1, share: 0.99 });
  expect(accurate?.bounds?.low).toBeCloseTo(3.97, 9);
  expect(accurate?.bounds?.high).toBeCloseTo(4.01, 9);
});

test('refused customers bound churn: 10 of 90 with ten refused in a hundred rows lies between 10 % and 20 %', () => {
  const customers: PlainFile = {
    dataset: 'customers',
    records: Array.from({ length: 90 }, (_, place) => ({
      customer_id: `c${place}`,
      acquired_at: at(1, 5),
      churned_at: place < 10 ? at(9, 30) : undefined,
    })),
  };
  const { accurate } = readiness('churn-rate', [customers], { customers: 10 });
  expect(accurate).toMatchObject({ grade: 'weak', share: 0.9 });
  expect(accurate?.bounds?.low).toBeCloseTo(10 / 100, 9);
  expect(accurate?.bounds?.high).toBeCloseTo(20 / 100, 9);
});

test('refused costs make the acquisition cost too low by about their share', () => {
  const files: readonly PlainFile[] = [
    { dataset: 'spend', records: Array.from({ length: 72 }, (_, day) => ({ date: at(7, 1 + day), amount: 1_000_000 })) },
    { dataset: 'customers', records: Array.from({ length: 18 }, (_, n) => ({ customer_id: `c${n}`, acquired_at: at(9, 10) })) },
  ];
  // 10 refused beside 90 rows are a tenth of all; of 72 × 100 ÷ 18 = 400 a ninth is missing.
  expect(readiness('cac', files, { spend: 10 }).accurate?.tooLowBy).toBeCloseTo(400 / 9, 9);
});

test('leads that stop two weeks before the other files are watched, after more than a month they are weak', () => {
  const leads = (until: number): PlainFile => ({
    dataset: 'leads',
    records: Array.from({ length: until }, (_, day) => ({
      lead_id: `l${day}`,
      created_at: at(7, 1 + day),
      first_response_at: at(7, 1 + day, 13),
      converted_at: undefined,
    })),
  });
  const others = tickets(() => ({}));
  expect(readiness('lead-response-time', [leads(78), others]).current).toMatchObject({ grade: 'watch', behind: 14, usual: 1 });
  expect(readiness('lead-response-time', [leads(50), others]).current).toMatchObject({ grade: 'weak', behind: 42 });
});

test('data that ended half a year ago is weak, however regular it was', () => {
  const found = readiness('first-response-time', [tickets(() => ({}))], {}, dayOf(2027, 4, 1));
  expect(found.current).toMatchObject({ grade: 'weak', behind: 0, age: 183 });
});

test('a finished duration does as well as the second timestamp', () => {
  const files = [tickets(() => ({ first_response_at: undefined, first_response_seconds: 60 }))];
  expect(readiness('first-response-time', files).relevant).toMatchObject({ grade: 'fine', mapped: 2 });
});

test('without any of its files a KPI has only missing fields, and nothing else to judge', () => {
  const found = readiness('nps', [tickets(() => ({}))]);
  expect(found).toEqual({
    relevant: {
      grade: 'missing',
      mapped: 0,
      needed: 3,
      missing: ['responded_at', 'kind', 'score'].map((field) => ({ dataset: 'surveys', field })),
    },
  });
  expect(overall(found)).toBe('missing');
});

test('fewer than 30 answers are weak', () => {
  const surveys: PlainFile = {
    dataset: 'surveys',
    records: Array.from({ length: 24 }, (_, day) => ({ responded_at: at(8, 1 + day), kind: 'csat', score: 4 })),
  };
  expect(readiness('csat', [surveys]).complete).toMatchObject({ grade: 'weak', few: true, records: 24 });
});
