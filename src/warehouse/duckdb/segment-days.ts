import { dimensions } from '../../model/dataset';
import { dayOf } from '../catalog-of';
import type { Table } from '../engine';
import type { Segment } from '../manifest';
import { type GivenSpan, spacingOf, totalsIn } from '../total-spans';
import type { Connection } from './boot';
import { filledTotal } from './totals-sql';
import { recordsSql } from './views';

type Fresh = Pick<Segment, 'dataset' | 'fields' | 'ranges'>;
type Days = Pick<Segment, 'totals' | 'kinds' | 'spacing'>;

/** What has to be asked of a segment's table for `daysFrom`; undefined when its ranges say all. */
export function daysQuery(segment: Fresh, table: string, zone: string): string | undefined {
  const rows = recordsSql(segment, table, zone);
  if (segment.dataset === 'figures') {
    const filled = dimensions.map(({ id }) => `CAST(count("${id}") AS DOUBLE) AS "${id}"`).join(', ');
    return `SELECT kpi, CAST(date_day AS DOUBLE) AS first_day, CAST(end_date_day AS DOUBLE) AS last_day, ${filled} FROM (${rows}) AS given WHERE ${filledTotal} GROUP BY kpi, date_day, end_date_day`;
  }
  if (segment.dataset === 'spend')
    return `SELECT CAST(date_day AS DOUBLE) AS first_day FROM (${rows}) AS given WHERE date_day IS NOT NULL AND end_date_day IS NULL GROUP BY date_day`;
  const { responded_at: answered } = segment.ranges;
  if (segment.dataset === 'surveys' && answered) {
    const newest = dayOf(answered.newest, answered, zone);
    return `SELECT kind, CAST(min(responded_at_day) AS DOUBLE) AS first_day, CAST(max(CASE WHEN responded_at_day <= ${newest} THEN responded_at_day END) AS DOUBLE) AS last_day FROM (${rows}) AS given WHERE responded_at_day IS NOT NULL GROUP BY kind`;
  }
  return undefined;
}

/** What the catalog has to know of a segment beside its ranges: KPIs and days of totals, days of each kind of survey answers, how far apart
 * costs are. */
export function daysFrom(segment: Fresh, { columns, rows }: Table): Days {
  const day = (name: string, row: number): number | undefined => {
    const value = columns[name]?.[row];
    return typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
  };
  const places = Array.from({ length: rows }, (_, row) => row);
  if (segment.dataset === 'figures') {
    const given = places.map(
      (row): GivenSpan => ({
        kpi: String(columns.kpi?.[row]),
        first: day('first_day', row) ?? 0,
        last: day('last_day', row),
        dimensions: dimensions.flatMap(({ id }) => ((day(id, row) ?? 0) > 0 ? [id] : [])),
      }),
    );
    return { totals: totalsIn(given) };
  }
  if (segment.dataset === 'spend') return { spacing: spacingOf(places.map((row) => day('first_day', row) ?? 0)) };
  const kinds = places.map((row) => {
    const first = day('first_day', row) ?? 0;
    return [String(columns.kind?.[row]), [first, day('last_day', row) ?? first]] as const;
  });
  return { kinds: Object.fromEntries(kinds) };
}

/** The same, asked of the connection's `rows`. */
export async function segmentDays(connection: Pick<Connection, 'run'>, segment: Fresh, zone: string): Promise<Days> {
  const sql = daysQuery(segment, 'rows', zone);
  return sql ? daysFrom(segment, await connection.run(sql)) : {};
}
