import { dimensions } from '../../model/dataset';
import type { Spacing } from '../total-spans';
import { duckdb } from './dialect';

/** A row that holds a number to show: parts, or a value. Blank months of a sheet are passed over. */
export const filledTotal =
  '((numerator IS NOT NULL AND coalesce(denominator, n) IS NOT NULL) OR "value" IS NOT NULL) AND kpi IS NOT NULL AND date_day IS NOT NULL';

const DATE = `DATE '1970-01-01' + date_day`;
const dayNumber = (date: string): string => `CAST(datediff('day', DATE '1970-01-01', ${date}) AS INTEGER)`;
const after = (interval: string): string => dayNumber(`CAST(${DATE} + INTERVAL ${interval} AS DATE) - 1`);

/** Last day of a total that names only its date; the same as `spanOf`. */
const lastDays: Readonly<Record<Spacing, string>> = {
  day: 'date_day',
  week: 'date_day + 6',
  month: after('1 MONTH'),
  quarter: after('3 MONTH'),
  year: after('1 YEAR'),
  'month-end': 'date_day',
};

const kpisBy = (each: Readonly<Record<string, Spacing>>, wanted: Spacing): string | undefined => {
  const kpis = Object.entries(each).flatMap(([kpi, spacing]) => (spacing === wanted ? [duckdb.text(kpi)] : []));
  return kpis.length > 0 ? `kpi IN (${kpis.join(', ')})` : undefined;
};

/** Rows of one file of totals with `date_day` and `end_date_day` as first and last day of their span, by the spacing of each KPI. */
export function spansSql(rows: string, each: Readonly<Record<string, Spacing>>): string {
  const monthEnds = kpisBy(each, 'month-end');
  const first = monthEnds
    ? `CASE WHEN end_date_day IS NULL AND ${monthEnds} THEN ${dayNumber(`date_trunc('month', ${DATE})`)} ELSE date_day END`
    : 'date_day';
  const whens = (Object.keys(lastDays) as Spacing[]).flatMap((spacing) => {
    const kpis = kpisBy(each, spacing);
    return kpis ? [`WHEN ${kpis} THEN ${lastDays[spacing]}`] : [];
  });
  const open = whens.length > 0 ? `CASE ${whens.join(' ')} ELSE date_day END` : 'date_day';
  return `SELECT * REPLACE (${first} AS date_day, CASE WHEN end_date_day IS NULL THEN ${open} WHEN end_date_day < date_day THEN date_day ELSE end_date_day END AS end_date_day) FROM (${rows}) AS given WHERE ${filledTotal}`;
}

/** All files of totals, oldest first, as one: of rows for the same KPI, days and dimension values the last of the newest file counts. */
export function newestTotals(files: readonly string[]): string {
  const all = files.map((file, place) => `SELECT *, ${place} AS place FROM (${file}) AS file${place}`).join(' UNION ALL ');
  const same = ['kpi', 'date_day', 'end_date_day', ...dimensions.map(({ id }) => id)].map((name) => duckdb.name(name));
  return `SELECT * EXCLUDE (place) FROM (${all}) AS files QUALIFY row_number() OVER (PARTITION BY ${same.join(', ')} ORDER BY place DESC, line DESC) = 1`;
}
