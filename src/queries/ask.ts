import type { Answer } from '../cube/answer';
import { compile } from '../cube/compile';
import { indexAnswer, indexGroups } from '../cube/index-answer';
import { type Slice, sliceKey } from '../cube/slice';
import { theWarehouse } from '../store/workspace';
import type { Catalog } from '../warehouse/catalog';
import type { Table } from '../warehouse/engine';
import { keepAnswer, keptAnswer } from './kept-answers';

async function tableOf(slice: Slice, catalog: Catalog, signal: AbortSignal): Promise<Table> {
  const key = sliceKey(slice);
  const kept = await keptAnswer(catalog.version, key);
  if (kept) return kept;
  const warehouse = await theWarehouse();
  const engine = await warehouse.engine();
  const table = await engine.run(compile(slice, warehouse.dialect, catalog), signal);
  void keepAnswer(catalog.version, key, table, Date.now()).catch(() => undefined);
  return table;
}

/** The answer to a slice without a breakdown, from the last ones kept or from the engine. */
export async function ask(slice: Slice, catalog: Catalog, signal: AbortSignal): Promise<Answer> {
  return indexAnswer(slice.measure, await tableOf(slice, catalog, signal));
}

/** The answer to a slice with a breakdown, by value. */
export async function askGroups(slice: Slice, catalog: Catalog, signal: AbortSignal): Promise<ReadonlyMap<string, Answer>> {
  return indexGroups(slice.measure, await tableOf(slice, catalog, signal));
}
