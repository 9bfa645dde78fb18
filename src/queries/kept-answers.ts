import * as v from 'valibot';
import { openDatabase } from '../storage/database';
import type { Table } from '../warehouse/engine';

/** How many answers are kept for the next start. The overview asks about twelve. */
const CAPACITY = 60;

const schema = v.object({
  version: v.string(),
  at: v.number(),
  table: v.object({
    rows: v.number(),
    columns: v.record(v.string(), v.union([v.instance(Float64Array), v.array(v.nullable(v.string()))])),
  }),
});

/** The table kept for this question at this version of the data; undefined when there is none. */
export async function keptAnswer(version: string, slice: string): Promise<Table | undefined> {
  try {
    const database = await openDatabase();
    const kept = v.safeParse(schema, await database.get('answers', slice));
    return kept.success && kept.output.version === version ? kept.output.table : undefined;
  } catch {
    // What is kept only saves time: without it the engine is asked.
    return undefined;
  }
}

const dated = v.object({ at: v.number() });
const ageOf = (entry: unknown): number => (v.is(dated, entry) ? entry.at : 0);

/** Keeps a table for the next start and lets the oldest go. */
export async function keepAnswer(version: string, slice: string, table: Table, now: number): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction('answers', 'readwrite');
  await transaction.store.put({ version, at: now, table: { rows: table.rows, columns: table.columns } }, slice);
  const excess = (await transaction.store.count()) - CAPACITY;
  if (excess > 0) {
    const keys = await transaction.store.getAllKeys();
    const entries = await Promise.all(keys.map(async (key) => ({ key, at: ageOf(await transaction.store.get(key)) })));
    const oldest = entries.sort((a, b) => a.at - b.at).slice(0, excess);
    await Promise.all(oldest.map(({ key }) => transaction.store.delete(key)));
  }
  await transaction.done;
}
