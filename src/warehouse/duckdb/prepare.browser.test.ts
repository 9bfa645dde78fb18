import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../storage/database';
import {
  bringFile,
  closeTabs,
  csv,
  numbers,
  openTab,
  orders,
  prepareFile,
  storedNames,
} from '../../testing/warehouse-in-browser';
import type { Warehouse } from '../warehouse';

afterEach(closeTabs);

const total = 'SELECT CAST(coalesce(sum(amount), 0) AS DOUBLE) / 10000 AS s, CAST(count(*) AS DOUBLE) AS n FROM orders';
const sum = async (warehouse: Warehouse) => {
  const { s, n } = await numbers(warehouse, total);
  return [s?.[0], n?.[0]];
};

test('a prepared file counts for nothing until it is committed, and leaves nothing when it is discarded', async () => {
  const warehouse = await openTab();
  await bringFile(warehouse, orders('a,c1,2026-10-25,1,\nb,c2,2026-10-26,2,\n'));
  const stored = await storedNames();
  const next = orders('b,c2,2026-10-26,20,\nc,c3,2026-10-27,3,\na,c1,2026-10-25,1,\n', 'next.csv');
  const prepared = await prepareFile(warehouse, next);
  expect(prepared.changes).toEqual({ added: 1, updated: 1, unchanged: 1, orphans: 0 });
  expect(await sum(warehouse)).toEqual([3, 2]);
  expect(warehouse.current().version).toBe(1);
  await warehouse.discard([prepared.id]);
  expect(await storedNames()).toEqual(stored);
  await expect(warehouse.commit([prepared.id])).rejects.toThrow('nothing is prepared');
  const again = await prepareFile(warehouse, next);
  const [record] = await warehouse.commit([again.id]);
  // 1 + 20 + 3
  expect([await sum(warehouse), record?.changes]).toEqual([[24, 3], prepared.changes]);
});

test('the same content is recognised under another name, and changes nothing', async () => {
  const warehouse = await openTab();
  await bringFile(warehouse, orders('a,c1,2026-10-25,1,\n', 'first.csv'));
  const prepared = await prepareFile(warehouse, orders('a,c1,2026-10-25,1,\n', 'renamed.csv'));
  expect(prepared).toMatchObject({ twin: { name: 'first.csv' }, changes: { added: 0, updated: 0, unchanged: 1 } });
  const other = await prepareFile(warehouse, orders('a,c1,2026-10-25,2,\n', 'first.csv'));
  expect(other.twin).toBeUndefined();
});

test('what another tab stored in between is compared again before the commit', async () => {
  const [here, there] = [await openTab(), await openTab()];
  const prepared = await prepareFile(here, orders('a,c1,2026-10-25,5,\nb,c2,2026-10-26,2,\n', 'here.csv'));
  expect(prepared.changes).toMatchObject({ added: 2, updated: 0 });
  await bringFile(there, orders('a,c1,2026-10-25,1,\n', 'there.csv'));
  const [record] = await here.commit([prepared.id]);
  expect(record?.changes).toMatchObject({ added: 1, updated: 1 });
  expect(await sum(here)).toEqual([7, 2]);
});

test('another tab’s start leaves prepared files alone; those of a tab that is gone are swept', async () => {
  const here = await openTab();
  const prepared = await prepareFile(here, orders('a,c1,2026-10-25,5,\n'));
  await (await navigator.storage.getDirectory()).getFileHandle(`seg-${crypto.randomUUID()}.db`, { create: true });
  await openTab();
  expect((await storedNames()).filter((name) => name.endsWith('.db'))).toHaveLength(2);
  await here.commit([prepared.id]);
  await openTab();
  expect((await storedNames()).filter((name) => name.endsWith('.db'))).toHaveLength(1);
  expect(await sum(here)).toEqual([5, 1]);
});

test('several files of one dataset become one version, each meeting those before it', async () => {
  const warehouse = await openTab();
  const ids: string[] = [];
  for (const amount of [1, 2, 2])
    ids.push((await prepareFile(warehouse, orders(`a,c1,2026-10-25,${amount},\n`, `${ids.length}.csv`))).id);
  const records = await warehouse.commit(ids);
  expect(records.map(({ changes: { added, updated, unchanged } }) => [added, updated, unchanged])).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  expect([warehouse.current().version, await sum(warehouse)]).toEqual([1, [2, 1]]);
});

test('any import can be undone and redone: what it had updated comes back, later ones still win', async () => {
  const warehouse = await openTab();
  const first = await bringFile(warehouse, orders('a,c1,2026-10-25,1,North\nb,c2,2026-10-26,2,North\n', '1.csv'));
  const second = await bringFile(warehouse, orders('a,c1,2026-10-25,10,\nb,c2,2026-10-26,20,\n', '2.csv'));
  await bringFile(warehouse, orders('b,c2,2026-10-26,200,\nc,c3,2026-10-26,300,\n', '3.csv'));
  // a 10, b 200, c 300
  expect(await sum(warehouse)).toEqual([510, 3]);
  await warehouse.undoImport(second);
  expect(await sum(warehouse)).toEqual([501, 3]);
  expect(warehouse.current().imports.map(({ undone }) => undone !== undefined)).toEqual([false, true, false]);
  await warehouse.undoImport(first);
  expect(await sum(warehouse)).toEqual([500, 2]);
  await warehouse.redoImport(second);
  expect(await sum(warehouse)).toEqual([510, 3]);
  const later = await openTab();
  expect(await sum(later)).toEqual([510, 3]);
  await later.redoImport(first);
  expect(await sum(later)).toEqual([510, 3]);
  expect((await later.undo())?.imports.map(({ undone }) => undone !== undefined)).toEqual([true, false, false]);
}, 300_000);

test('what a source brought before is taken out in the version that brings its new content', async () => {
  const warehouse = await openTab();
  const old = await bringFile(warehouse, orders('a,c1,2026-10-25,1,\nb,c2,2026-10-26,2,\n', 'old.csv'));
  const { id, changes } = await prepareFile(warehouse, orders('b,c2,2026-10-26,2,\nc,c3,2026-10-27,3,\n', 'new.csv'));
  expect(changes).toMatchObject({ added: 1, unchanged: 1 });
  await warehouse.commit([id], { supersedes: [old] });
  expect([await sum(warehouse), warehouse.current().imports.map((each) => each.id)]).toEqual([[5, 2], [id]]);
  await warehouse.undo();
  expect(await sum(warehouse)).toEqual([3, 2]);
});

test('rows that complete a record that is not there are kept, listed and come alive', async () => {
  const warehouse = await openTab();
  await bringFile(warehouse, csv('tickets.csv', 'ticket_id,created_at\na,2026-10-01\n'));
  const file = csv('handled.csv', 'ticket_id,handle_seconds,created_at\na,60,2026-10-01\nz,90,2026-10-02\n');
  const { mapping } = await warehouse.inspect(file);
  const columns = mapping.columns.map((column) => {
    const { field: _, ...unused } = column;
    return column.field === 'created_at' ? unused : column;
  });
  const [prepared] = await warehouse.prepare([{ file, mapping: { ...mapping, columns, completes: true } }]);
  expect(prepared?.changes).toEqual({ added: 0, updated: 1, unchanged: 0, orphans: 1 });
  const id = prepared?.id ?? '';
  // The rows that would wait are listed before anything counts, and after.
  const waiting = async () => (await warehouse.orphans(id))?.text();
  expect(await waiting()).toBe('ticket_id,handle_seconds\r\nz,90\r\n');
  await warehouse.commit([id]);
  expect(await waiting()).toBe('ticket_id,handle_seconds\r\nz,90\r\n');
  const handled = 'SELECT CAST(sum(handle_seconds) AS DOUBLE) AS s, CAST(count(*) AS DOUBLE) AS n FROM tickets';
  expect(await numbers(warehouse, handled)).toEqual({ s: [60], n: [1] });
  await bringFile(warehouse, csv('more.csv', 'ticket_id,created_at\nz,2026-10-03\n'));
  expect(await numbers(warehouse, handled)).toEqual({ s: [150], n: [2] });
  expect(await warehouse.orphans(id)).toBeUndefined();
});

test('a version of the first form is read, and its imports can be undone', async () => {
  const warehouse = await openTab();
  await bringFile(warehouse, orders('a,c1,2026-10-25,1,\n', '1.csv'));
  const second = await bringFile(warehouse, orders('b,c1,2026-10-25,2,\n', '2.csv'));
  const current = warehouse.current();
  const database = await openDatabase();
  await database.put(
    'manifest',
    {
      ...current,
      imports: current.imports.map(({ original: _, source: { hashed: __, ...source }, ...record }) => ({
        ...record,
        source,
        changes: { added: 1, updated: 0 },
      })),
    },
    current.version,
  );
  const later = await openTab();
  expect(later.current().imports[0]).toMatchObject({ changes: { added: 1, updated: 0, unchanged: 0, orphans: 0 } });
  expect(await sum(later)).toEqual([3, 2]);
  await later.undoImport(second);
  expect(await sum(later)).toEqual([1, 1]);
  await later.redoImport(second);
  expect(await sum(later)).toEqual([3, 2]);
});

test('a cancel while the new version is verified leaves the prepared file and nothing else', async () => {
  const warehouse = await openTab();
  const { id } = await prepareFile(warehouse, orders('a,c1,2026-10-25,1,\n'));
  const controller = new AbortController();
  const phases: string[] = [];
  const committing = warehouse.commit([id], {
    signal: controller.signal,
    onProgress: (_, { phase }) => {
      phases.push(phase);
      controller.abort(new DOMException('cancelled', 'AbortError'));
    },
  });
  await expect(committing).rejects.toThrow('cancelled');
  expect([phases, warehouse.current().version]).toEqual([['verifying'], 0]);
  await warehouse.commit([id]);
  expect(await sum(warehouse)).toEqual([1, 1]);
});

test('a file whose disk content differs from what was read is not committed', async () => {
  const warehouse = await openTab();
  const { id } = await prepareFile(warehouse, orders('a,c1,2026-10-25,1,\n'));
  const directory = await navigator.storage.getDirectory();
  for (const name of await storedNames()) {
    const handle = await directory.getFileHandle(name);
    const writable = await handle.createWritable();
    await writable.truncate(0);
    await writable.close();
  }
  await expect(warehouse.commit([id])).rejects.toThrow(/can't be read|differ/);
  expect(warehouse.current().version).toBe(0);
});
