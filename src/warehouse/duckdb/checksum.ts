import type { ColumnSum } from '../../import/readers/batch';
import { dataset } from '../../model/dataset';
import type { Segment } from '../manifest';
import { duckdb } from './dialect';

const TWO32 = '4294967296';

function weight(name: string, kind: string): string {
  if (kind === 'score') return `CAST(round(${name} * 1000) AS BIGINT)`;
  if (kind === 'number') return modulo(`CAST(floor(${name} * 1000 + 0.5) AS HUGEINT)`);
  if (kind === 'flag') return `CASE WHEN ${name} THEN 1 ELSE 0 END`;
  if (kind === 'id' || kind === 'text') return `strlen(${name})`;
  return modulo(name);
}

/** Never negative, as the reader's sums. */
function modulo(whole: string): string {
  return `((${whole} % ${TWO32}) + ${TWO32}) % ${TWO32}`;
}

const kindOf = (segment: Pick<Segment, 'dataset'>, field: string): string =>
  dataset(segment.dataset).fields.find(({ id }) => id === field)?.kind ?? 'line';

const stored = (fields: readonly string[]): readonly string[] => ['line', ...fields];

/** One row: `rows_in`, and `checksum`, the filled cells and the sum of every column in the order of the fields. */
export function checkSql(table: string, segment: Pick<Segment, 'dataset' | 'fields'>): string {
  const sums = stored(segment.fields).map((field) => {
    const name = duckdb.name(field);
    return `count(${name}) || ':' || CAST(coalesce(sum(${weight(name, kindOf(segment, field))}), 0) % ${TWO32} AS BIGINT)`;
  });
  return `SELECT CAST(count(*) AS DOUBLE) AS rows_in, ${sums.join(" || ' ' || ")} AS checksum FROM ${table}`;
}

/** The same text from what the reader wrote. */
export function checksumOf(fields: readonly string[], sums: Readonly<Record<string, ColumnSum>>): string {
  return stored(fields)
    .map((field) => `${sums[field]?.filled ?? 0}:${sums[field]?.sum ?? 0}`)
    .join(' ');
}
