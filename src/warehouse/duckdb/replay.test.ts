import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { PlainRecord } from '../../testing/duckdb-in-node';
import { engineInNode } from '../../testing/engine-in-node';
import { naiveReplay } from '../../testing/naive-replay';
import { type PlainImport, type ReplayBook, replayBook } from '../../testing/replay-book';
import type { DuckDB } from './boot';

let engine: DuckDB;
beforeAll(async () => {
  engine = await engineInNode();
});

const sorted = (rows: readonly PlainRecord[]) =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([, value]) => value !== undefined)
          .sort(),
      ),
    )
    .sort();
const live = async (book: ReplayBook) => sorted(await book.rows(book.records().segments));
const at = (hour: number) => Date.UTC(2026, 5, 1, hour);

const tickets = (fields: string, ...rows: readonly (readonly PlainRecord[string][])[]) => {
  const names = fields.split(' ');
  return {
    dataset: 'tickets',
    fields: names,
    records: rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]]))),
  } as const;
};

test('a file overrides the fields that it brings and keeps the others', async () => {
  const book = await replayBook('tickets', engine);
  await book.bring(tickets('ticket_id created_at handle_seconds region', ['a', at(1), 60, 'North'], ['b', at(2), 90, 'South']));
  const changes = await book.bring(
    tickets('ticket_id created_at region', ['a', at(1), 'West'], ['b', at(2), 'South'], ['c', at(3), undefined]),
  );
  // a has another region, b is the same in all that the file brings, c is new.
  expect(changes).toEqual({ added: 1, updated: 1, unchanged: 1, orphans: 0 });
  expect(await live(book)).toEqual(
    sorted([
      { ticket_id: 'a', created_at: at(1), handle_seconds: 60, region: 'West' },
      { ticket_id: 'b', created_at: at(2), handle_seconds: 90, region: 'South' },
      { ticket_id: 'c', created_at: at(3) },
    ]),
  );
});

test('a file without anything new makes no segment', async () => {
  const book = await replayBook('tickets', engine);
  const file = tickets('ticket_id created_at', ['a', at(1)], ['b', at(2)]);
  await book.bring(file);
  const before = book.records();
  expect(await book.bring(file)).toEqual({ added: 0, updated: 0, unchanged: 2, orphans: 0 });
  expect(book.records().segments).toEqual(before.segments);
});

test('a file with new records only stands as it is, without a copy', async () => {
  const book = await replayBook('tickets', engine);
  await book.bring(tickets('ticket_id created_at', ['a', at(1)]));
  await book.bring(tickets('ticket_id created_at region', ['b', at(2), 'North']));
  expect(book.records().segments.map(({ file }) => file)).toEqual(['i0.db', 'i1.db']);
});

test('a completing file fills in, keeps what its empty cells do not know, and its orphans wait for their record', async () => {
  const book = await replayBook('tickets', engine);
  await book.bring(tickets('ticket_id created_at resolved_at', ['a', at(1), at(2)], ['b', at(1), undefined]));
  const completing = tickets(
    'ticket_id resolved_at region',
    ['a', undefined, 'North'],
    ['b', at(5), undefined],
    ['z', at(6), 'East'],
  );
  expect(await book.bring({ ...completing, completes: true })).toEqual({ added: 0, updated: 2, unchanged: 0, orphans: 1 });
  expect(book.records().orphans).toEqual({ i1: 1 });
  expect(await live(book)).toEqual(
    sorted([
      { ticket_id: 'a', created_at: at(1), resolved_at: at(2), region: 'North' },
      { ticket_id: 'b', created_at: at(1), resolved_at: at(5) },
    ]),
  );
  // The record of z comes later and finds what waited for it.
  expect(await book.bring(tickets('ticket_id created_at', ['z', at(3)]))).toEqual({
    added: 1,
    updated: 0,
    unchanged: 0,
    orphans: 0,
  });
  expect(book.records().orphans).toEqual({});
  expect(await live(book)).toContain(sorted([{ ticket_id: 'z', created_at: at(3), resolved_at: at(6), region: 'East' }])[0]);
});

test('of a file whose earliest row counts a later date moves nothing, and only fills gaps', async () => {
  const book = await replayBook('customers', engine);
  const deals = (day: number, region: string | undefined): PlainImport => ({
    dataset: 'customers',
    fields: ['customer_id', 'acquired_at', 'region'],
    records: [{ customer_id: 'c', acquired_at: at(day), region }],
    repeated: 'earliest',
  });
  await book.bring(deals(5, undefined));
  expect(await book.bring(deals(9, 'North'))).toMatchObject({ updated: 1 });
  expect(await live(book)).toEqual(sorted([{ customer_id: 'c', acquired_at: at(5), region: 'North' }]));
  expect(await book.bring(deals(9, 'South'))).toMatchObject({ updated: 0, unchanged: 1 });
  await book.bring(deals(2, 'West'));
  expect(await live(book)).toEqual(sorted([{ customer_id: 'c', acquired_at: at(2), region: 'West' }]));
});

test('an order and its refund share an id and are two records', async () => {
  const book = await replayBook('orders', engine);
  const order = (amount: number): PlainRecord => ({ order_id: 'o', customer_id: 'c', ordered_at: at(1), amount });
  const fields = ['order_id', 'customer_id', 'ordered_at', 'amount'];
  await book.bring({ dataset: 'orders', fields, records: [order(100), order(-40)] });
  expect(await book.bring({ dataset: 'orders', fields, records: [order(-50)] })).toMatchObject({ added: 0, updated: 1 });
  expect(await live(book)).toEqual(sorted([order(100), order(-50)]));
  // A file without amounts means both.
  const regions = { dataset: 'orders', fields: ['order_id', 'region'], records: [{ order_id: 'o', region: 'North' }] } as const;
  expect(await book.bring({ ...regions, completes: true })).toMatchObject({ updated: 1, orphans: 0 });
  expect(await live(book)).toEqual(sorted([order(100), order(-50)].map((each) => ({ ...each, region: 'North' }))));
});

test('restated days of spend replace the ones before; repeats in a file stay; other forms are added', async () => {
  const book = await replayBook('spend', engine);
  const fields = ['date', 'amount', 'campaign'];
  const spend = (...rows: readonly [number, number, string?][]): PlainImport => ({
    dataset: 'spend',
    fields,
    records: rows.map(([hour, amount, campaign]) => ({ date: at(hour), amount, campaign })),
    vendor: 'Ads',
  });
  await book.bring(spend([1, 100, 'x'], [1, 100, 'x'], [2, 50, 'x'], [3, 70]));
  // Hour 1 is the same, twice; hour 2 is restated; hour 3 has a second row now; hour 4 is new.
  expect(await book.bring(spend([1, 100, 'x'], [1, 100, 'x'], [2, 55, 'x'], [3, 70], [3, 5], [4, 1, 'y']))).toEqual({
    added: 2,
    updated: 1,
    unchanged: 3,
    orphans: 0,
  });
  const now = spend([1, 100, 'x'], [1, 100, 'x'], [2, 55, 'x'], [3, 70], [3, 5], [4, 1, 'y']).records;
  expect(await live(book)).toEqual(sorted(now));
  expect(await book.bring({ ...spend([2, 55, 'x']), vendor: 'Other' })).toMatchObject({ added: 1, unchanged: 0 });
});

test('times on the wall clock and times with an offset meet as instants', async () => {
  const book = await replayBook('tickets', engine);
  // In June Berlin's clock is two hours ahead: noon there is ten o'clock UTC.
  await book.bring({ ...tickets('ticket_id created_at', ['a', at(12)], ['b', at(14)]), floating: true });
  const changes = await book.bring(tickets('ticket_id created_at region', ['a', at(10), 'North'], ['c', at(1), undefined]));
  expect(changes).toEqual({ added: 1, updated: 1, unchanged: 0, orphans: 0 });
  expect(await live(book)).toEqual(
    sorted([
      { ticket_id: 'a', created_at: at(10), region: 'North' },
      { ticket_id: 'b', created_at: at(12) },
      { ticket_id: 'c', created_at: at(1) },
    ]),
  );
  expect(await book.bring(tickets('ticket_id created_at', ['b', at(12)]))).toMatchObject({ unchanged: 1, updated: 0 });
});

const hours = fc.integer({ min: 4, max: 20 }).map(at);
const key = fc.constantFrom('a', 'b', 'c', 'd', undefined);
const row = fc.record({
  ticket_id: key,
  created_at: fc.option(hours, { nil: undefined }),
  resolved_at: fc.option(hours, { nil: undefined }),
  handle_seconds: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  region: fc.option(fc.constantFrom('N', 'S'), { nil: undefined }),
});
const file: fc.Arbitrary<PlainImport> = fc
  .record({
    fields: fc.subarray(['created_at', 'resolved_at', 'handle_seconds', 'region']),
    rows: fc.uniqueArray(row, { minLength: 1, maxLength: 4, selector: ({ ticket_id }) => ticket_id ?? {} }),
    mode: fc.constantFrom('whole', 'whole', 'completes', 'earliest'),
    floating: fc.boolean(),
  })
  .map(({ fields, rows, mode, floating }) => {
    const all = ['ticket_id', ...fields];
    return {
      dataset: 'tickets',
      fields: all,
      records: rows.map((each) => Object.fromEntries(Object.entries(each).filter(([name]) => all.includes(name)))),
      floating,
      ...(mode === 'completes' ? { completes: true } : {}),
      ...(mode === 'earliest' ? { repeated: 'earliest' as const } : {}),
    };
  });

test('step by step, and replayed without some of the imports, the records are those of a plain replay', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(file, fc.boolean()), { minLength: 1, maxLength: 4 }), async (chosen) => {
      const book = await replayBook('tickets', engine);
      const files = chosen.map(([each]) => each);
      const expected = naiveReplay(files);
      for (const [index, each] of files.entries()) expect(await book.bring(each)).toEqual(expected.changes[index]);
      expect(await live(book)).toEqual(sorted(expected.records));
      expect(book.records().orphans).toEqual(expected.orphans);
      const places = chosen.flatMap(([, stays], index) => (stays ? [index] : []));
      const without = naiveReplay(files, places);
      const replayed = await book.replayed(places);
      expect(sorted(await book.rows(replayed.segments))).toEqual(sorted(without.records));
      expect(replayed.orphans).toEqual(without.orphans);
    }),
    { numRuns: Number(process.env.REPLAY_RUNS ?? 10) },
  );
}, 600_000);
