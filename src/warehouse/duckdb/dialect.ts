import type { Dialect } from '../dialect';

/** DuckDB's spelling. A zero byte can't stand in a literal, so such a text is refused. */
export const duckdb: Dialect = {
  name: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  text(value) {
    if (value.includes('\u0000')) throw new Error('a text with a zero byte can not be asked for');
    return `'${value.replaceAll("'", "''")}'`;
  },
  double: (expression) => `CAST(${expression} AS DOUBLE)`,
  // ln is the natural logarithm here, log is base ten. A hair is added so that exact powers do not fall into the bucket below.
  logBucketOfThousandths: (expression) =>
    `CAST(floor(ln(CASE WHEN ${expression} > 1000 THEN ${expression} / 1000.0 ELSE 1.0 END) / ln(1.02) + 1e-9) AS INTEGER)`,
};
