import { afterEach, expect, test } from 'vitest';
import { deleteDatabase } from '../../storage/database';
import type { Warehouse } from '../warehouse';
import { openWarehouse } from './open-warehouse';

const now = () => Date.UTC(2026, 10, 1);
const opened: Warehouse[] = [];

async function open(): Promise<Warehouse> {
  const warehouse = await openWarehouse({ zone: 'Europe/Berlin', currency: 'EUR', now });
  opened.push(warehouse);
  return warehouse;
}

const csv = (name: string, text: string) => new File([text], name, { type: 'text/csv' });
const orders = (rows: string) => csv('orders.csv', `order_id,customer_id,ordered_at,amount,region\n${rows}`);

async function bring(warehouse: Warehouse, file: File, sample = false) {
  const { mapping, questions } = await warehouse.inspect(file);
  expect(questions).toEqual([]);
  const [record] = await warehouse.importFiles([{ file, mapping, sample }]);
  return record;
}

async function numbers(warehouse: Warehouse, sql: string): Promise<Record<string, number[]>> {
  const engine = await warehouse.engine();
  const { columns } = await engine.run({ sql });
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Array.from(column, Number)]));
}

async function files(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names.sort();
}

let warehouse: Warehouse | undefined;

afterEach(async () => {
  await warehouse?.eraseEverything();
  for (const each of opened.splice(0)) await each.close();
  await deleteDatabase();
});

test('an import is stored, verified, described and asked', async () => {
  warehouse = await open();
  const record = await bring(
    warehouse,
    orders('a,c1,2026-10-25T00:30:00Z,10.10,North\nb,c2,2026-10-24T22:30:00Z,5.05,\nbad,c3,never,1,\n'),
  );
  expect(record?.summary.accounting).toMatchObject({ records: 4, loaded: 2, refused: 1 });
  expect(record?.changes).toMatchObject({ added: 2, updated: 0 });
  expect(warehouse.catalog().datasets.orders).toMatchObject({ rows: 2, own: ['region'], derived: false });
  expect(warehouse.catalog().datasets.customers?.derived).toBe(true);
  // 22:30 UTC on 24 October is half past midnight on the 25th in Berlin: both are of that day, 20751.
  expect(
    await numbers(
      warehouse,
      'SELECT ordered_at_day AS d, CAST(sum(amount) AS DOUBLE) AS s, CAST(count(*) AS DOUBLE) AS n FROM orders GROUP BY d',
    ),
  ).toEqual({ d: [20_751], s: [151_500], n: [2] });
  expect(await (await warehouse.refused(record?.id ?? ''))?.text()).toContain('never');
});

test('a second tab and a later start see the same rows', async () => {
  warehouse = await open();
  const other = await open();
  let told = 0;
  const heard = new Promise<void>((resolve) => {
    other.subscribe(() => {
      told += 1;
      resolve();
    });
  });
  await bring(warehouse, orders('a,c1,2026-10-25,1,\n'));
  await heard;
  expect(told).toBe(1);
  expect(await numbers(other, 'SELECT CAST(count(*) AS DOUBLE) AS n FROM orders')).toEqual({ n: [1] });
  const later = await open();
  expect(later.current().version).toBe(1);
  expect(await numbers(later, 'SELECT CAST(count(*) AS DOUBLE) AS n FROM orders')).toEqual({ n: [1] });
});

test('rows that come again are updated, not counted twice; undo brings the old ones back', async () => {
  warehouse = await open();
  await bring(warehouse, orders('a,c1,2026-10-25,1,\nb,c2,2026-10-26,2,\n'));
  const record = await bring(
    warehouse,
    orders('b,c2,2026-10-26,20,\nb,c2,2026-10-27,-5,\nc,c3,2026-10-28,3,\nc,c3,2026-10-28,4,\n'),
  );
  // b comes again (updated), its refund and c are new; of the two rows of c in the file the last one counts.
  expect(record?.changes).toMatchObject({ added: 2, updated: 1 });
  expect(record?.summary.accounting).toMatchObject({ records: 5, loaded: 3, replaced: 1 });
  expect(record?.summary.findings).toMatchObject([{ severity: 'note', reason: 'came-again', line: 4, value: 'c' }]);
  expect(record?.summary.groups).toMatchObject([{ reason: 'came-again', count: 1 }]);
  // 1 + 20 − 5 + 4 = 20
  expect(await numbers(warehouse, 'SELECT CAST(sum(amount) AS DOUBLE) AS s FROM orders')).toEqual({ s: [200_000] });
  await warehouse.undo();
  expect(await numbers(warehouse, 'SELECT CAST(sum(amount) AS DOUBLE) AS s FROM orders')).toEqual({ s: [30_000] });
  await warehouse.undo();
  expect(warehouse.catalog().datasets).toEqual({});
  expect(await warehouse.undo()).toBeUndefined();
});

test('the sample leaves without trace with the first file of the user', async () => {
  warehouse = await open();
  await bring(warehouse, orders('s,c1,2026-10-25,1,\n'), true);
  const sampleFiles = await files();
  await bring(warehouse, orders('a,c1,2026-10-25,7,\n'));
  expect(await numbers(warehouse, 'SELECT CAST(sum(amount) AS DOUBLE) AS s FROM orders')).toEqual({ s: [70_000] });
  expect(warehouse.current().imports.map(({ sample }) => sample)).toEqual([false]);
  await expect.poll(async () => (await files()).some((name) => sampleFiles.includes(name)), { timeout: 10_000 }).toBe(false);
  await warehouse.undo();
  expect(warehouse.catalog().datasets).toEqual({});
});

test('a cancelled import leaves no file and no version', async () => {
  warehouse = await open();
  const file = orders(Array.from({ length: 200_000 }, (_, row) => `o${row},c${row % 999},2026-01-01,1.00,x\n`).join(''));
  const { mapping } = await warehouse.inspect(file);
  const controller = new AbortController();
  const importing = warehouse.importFiles([{ file, mapping }], {
    signal: controller.signal,
    onProgress: () => controller.abort(new DOMException('cancelled', 'AbortError')),
  });
  await expect(importing).rejects.toThrow('cancelled');
  expect(warehouse.current().version).toBe(0);
  expect(await files()).toEqual([]);
});

test('a file of which every row is refused is not imported, and says why', async () => {
  warehouse = await open();
  const good = orders('a,c1,2026-10-25,1,\n');
  const { mapping } = await warehouse.inspect(good);
  await expect(warehouse.importFiles([{ file: orders('a,c1,never,1,\n'), mapping }])).rejects.toThrow(
    'all 1 records were refused',
  );
  expect(await files()).toEqual([]);
});

test('the engine can neither be reconfigured nor reach files or the network', async () => {
  warehouse = await open();
  await bring(warehouse, orders('a,c1,2026-10-25,1,\n'));
  const engine = await warehouse.engine();
  await expect(engine.run({ sql: 'SET enable_external_access = true' })).rejects.toThrow();
  await expect(engine.run({ sql: `SELECT * FROM read_csv('${location.origin}/package.json')` })).rejects.toThrow();
  await expect(engine.run({ sql: 'DELETE FROM s0.rows' })).rejects.toThrow(/read-only/i);
});

test('a wall-clock file follows the workspace’s zone without another import', async () => {
  warehouse = await open();
  await bring(warehouse, csv('tickets.csv', 'ticket_id,created_at,first_response_at\na,2026-03-29 01:30,2026-03-29 03:30\n'));
  // On 29 March 2026 Berlin's clock goes from 2:00 to 3:00: from 1:30 to 3:30 is one hour.
  const elapsed = 'SELECT CAST(first_response_at - created_at AS DOUBLE) / 3600000 AS hours FROM tickets';
  expect(await numbers(warehouse, elapsed)).toEqual({ hours: [1] });
  warehouse.configure({ zone: 'UTC', currency: 'EUR' });
  expect(await numbers(warehouse, elapsed)).toEqual({ hours: [2] });
});

test('erase leaves no file and no database', async () => {
  warehouse = await open();
  await bring(warehouse, orders('a,c1,2026-10-25,1,\n'));
  await warehouse.eraseEverything();
  expect(await files()).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('plumbline');
});

test('calls that wait when the engine goes are rejected, not left waiting', async () => {
  warehouse = await open();
  await bring(warehouse, orders('a,c1,2026-10-25,1,\n'));
  const engine = await warehouse.engine();
  const slow = engine.run({ sql: 'SELECT CAST(sum(a.range * b.range) AS DOUBLE) AS s FROM range(100000) a, range(100000) b' });
  const rejected = expect(slow).rejects.toThrow('the data engine was closed');
  await engine.close();
  await rejected;
  // One that is gone says what happened; the next question gets another.
  await expect(engine.run({ sql: 'SELECT 1' })).rejects.toThrow('the data engine was closed');
  expect(await numbers(warehouse, 'SELECT CAST(count(*) AS DOUBLE) AS n FROM orders')).toEqual({ n: [1] });
});
