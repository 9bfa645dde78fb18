import type { Answer } from '../cube/answer';
import { compile } from '../cube/compile';
import { indexAnswer } from '../cube/index-answer';
import type { Filter } from '../cube/slice';
import type { Kpi } from '../kpi/kpi';
import { readKpi } from '../kpi/read';
import { kpiById } from '../kpi/registry';
import { slicesOf } from '../kpi/slices-of';
import type { Reading } from '../model/reading';
import type { Period } from '../time/period';
import { duckdb } from '../warehouse/duckdb/dialect';
import type { Book } from './duckdb-in-node';

/** The KPI of that id; throws when there is none. */
export function theKpi(id: string): Kpi {
  const found = kpiById(id);
  if (!found) throw new Error(`there is no KPI "${id}"`);
  return found;
}

/** The answers to a KPI's slices, asked of the real engine. */
export function answersOf(kpi: Kpi, book: Book, filters: readonly Filter[] = []): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(slicesOf(kpi, filters, book.catalog)).map(([name, slice]) => [
      name,
      indexAnswer(slice.measure, book.run(compile(slice, duckdb, book.catalog).sql)),
    ]),
  );
}

/** A KPI in a period, from records to reading. */
export function readBook(id: string, book: Book, period: Period, filters: readonly Filter[] = []): Reading {
  const kpi = theKpi(id);
  return readKpi(kpi, answersOf(kpi, book, filters), period, book.catalog, filters);
}
