import { afterEach, expect, test } from 'vitest';
import type { DatasetId } from '../../model/dataset';
import { bringFile, closeTabs, csv, openTab, prepareFile } from '../../testing/warehouse-in-browser';

afterEach(closeTabs);

const files: readonly (readonly [DatasetId, string])[] = [
  [
    'orders',
    'order_id,customer_id,ordered_at,amount,region\n007,c1,2026-10-25T00:30:00Z,10.1234,"North, ""upper"""\nb,=c2,2026-03-29T01:30:00.250Z,-0.5,\nc,c3,2026-10-26T00:00:00Z,12345678901.99,Süd\n',
  ],
  [
    'tickets',
    'ticket_id,created_at,first_response_at,resolution_seconds,reopened,region\na,2026-03-29 01:30,2026-03-29 03:30:15,3600,yes,\nb,2026-10-25 02:30,,90061,no,"two\nlines"\nc,2026-10-26,,,,@x\n',
  ],
  ['customers', 'customer_id,acquired_at,churned_at,plan\nc1,2026-01-31,,gold\nc2,2025-12-31,2026-02-28,\n'],
];

test.each(files)('exported %s come back unchanged', async (id, text) => {
  const warehouse = await openTab();
  await bringFile(warehouse, csv(`${id}.csv`, text));
  const rows = warehouse.catalog().datasets[id]?.rows ?? 0;
  const exported = await (await warehouse.exportDataset(id)).text();
  const prepared = await prepareFile(warehouse, csv(`${id}-exported.csv`, exported));
  expect([exported, prepared.dataset, prepared.changes]).toEqual([
    exported,
    id,
    { added: 0, updated: 0, unchanged: rows, orphans: 0 },
  ]);
});

test('records of several files, one by the wall clock and one by offsets, are exported together', async () => {
  const warehouse = await openTab();
  await bringFile(warehouse, csv('1.csv', 'ticket_id,created_at,region\na,2026-06-01 12:00,N\nb,2026-06-02,S\n'));
  await bringFile(warehouse, csv('2.csv', 'ticket_id,created_at,region\nc,2026-06-01T12:00:00Z,=1+1\n'));
  const exported = await (await warehouse.exportDataset('tickets')).text();
  expect(exported).toBe(
    "ticket_id,created_at,region\r\na,2026-06-01T12:00:00,N\r\nb,2026-06-02,S\r\nc,2026-06-01T12:00:00Z,'=1+1\r\n",
  );
});
