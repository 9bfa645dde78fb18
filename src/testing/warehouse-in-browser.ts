import { expect } from 'vitest';
import { deleteDatabase } from '../storage/database';
import { openWarehouse } from '../warehouse/duckdb/open-warehouse';
import type { Prepared, Warehouse } from '../warehouse/warehouse';

const opened: Warehouse[] = [];

/** A warehouse on this browser's storage, as one tab has it: Berlin, euros, 1 November 2026. */
export async function openTab(): Promise<Warehouse> {
  const now = () => Date.UTC(2026, 10, 1);
  const warehouse = await openWarehouse({ zone: 'Europe/Berlin', currency: 'EUR', now });
  opened.push(warehouse);
  return warehouse;
}

/** Closes all tabs and leaves nothing stored. */
export async function closeTabs(): Promise<void> {
  const [first] = opened;
  await first?.eraseEverything();
  for (const each of opened.splice(0)) await each.close();
  await deleteDatabase();
}

export const csv = (name: string, text: string): File => new File([text], name, { type: 'text/csv' });
export const orders = (rows: string, name = 'orders.csv'): File =>
  csv(name, `order_id,customer_id,ordered_at,amount,region\n${rows}`);

/** Prepares a file by what the app itself makes of it. */
export async function prepareFile(warehouse: Warehouse, file: File, more: { completes?: true } = {}): Promise<Prepared> {
  const { mapping, questions } = await warehouse.inspect(file);
  expect(questions).toEqual([]);
  const [prepared] = await warehouse.prepare([{ file, mapping: { ...mapping, ...more } }]);
  if (!prepared) throw new Error(`${file.name} was not prepared`);
  return prepared;
}

/** Prepares and commits a file; returns the import's id. */
export async function bringFile(warehouse: Warehouse, file: File): Promise<string> {
  const { id } = await prepareFile(warehouse, file);
  await warehouse.commit([id]);
  return id;
}

export async function numbers(warehouse: Warehouse, sql: string): Promise<Record<string, number[]>> {
  const engine = await warehouse.engine();
  const { columns } = await engine.run({ sql });
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Array.from(column, Number)]));
}

/** The files in the browser's private file system. */
export async function storedNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names.sort();
}
