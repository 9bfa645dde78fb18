import type { DatasetId, DimensionId } from '../model/dataset';
import type { Catalog } from '../warehouse/catalog';
import type { Dialect } from '../warehouse/dialect';
import type { Query } from '../warehouse/engine';
import { viewOf } from './compile';

/** The values of a dimension with their number of records (`value`, `records`), most frequent first, ties by name; '' stands for none. */
export function topValuesQuery(
  dataset: DatasetId,
  dimension: DimensionId,
  dialect: Dialect,
  catalog: Catalog,
  limit: number,
): Query {
  const from = dialect.name(viewOf(dataset, [dimension], catalog));
  const value = `coalesce(${dialect.name(dimension)}, '')`;
  return {
    sql: `SELECT ${value} AS value, ${dialect.double('count(*)')} AS records FROM ${from} GROUP BY value ORDER BY records DESC, value LIMIT ${Math.trunc(limit)}`,
  };
}
