import type { TotalsAnswer } from '../cube/answer';
import { isKnown, type Reading } from '../model/reading';
import { intersect, length, type Period } from '../time/period';
import type { Kpi } from './kpi';
import { chain, daysCovered, type Piece, piecesIn, poolPieces } from './pool-totals';
import { none } from './reading';

/** What the records say of the days that are theirs. */
type Records = { readonly days: Period; readonly reading: Reading };

function detail(covered: number, days: number, records: boolean, compounded: boolean): string {
  const reach = records
    ? `As given in the file for ${covered} of ${days} days, no records behind them; the other days are from records`
    : covered < days
      ? `As given in the file; no records behind it. Whole totals cover ${covered} of ${days} days`
      : 'As given in the file; no records behind it';
  return compounded ? `${reach}. Several are multiplied, as this rate grows with every day` : reach;
}

/** The KPI from the totals that lie wholly in the period, with what the records say of their own days. A total that only partly lies in it is
 * not spread over its days. None when no whole total does, or when they can't be put together. */
export function readTotals(kpi: Kpi, { totals }: TotalsAnswer, p: Period, records?: Records): Reading {
  const pieces = chain(piecesIn(kpi, totals, p).filter(({ period }) => !records || !intersect(period, records.days)));
  const covered = daysCovered(pieces, p);
  let all: readonly Piece[] = pieces;
  if (records) {
    const { reading, days } = records;
    if (!isKnown(reading) || reading.numerator === undefined || reading.denominator === undefined) {
      return none('Partly from totals and partly from records, which can’t be put together', reading.parts);
    }
    all = [...pieces, { period: days, numerator: reading.numerator, denominator: reading.denominator }].sort(
      (a, b) => a.period.start - b.period.start,
    );
  }
  if (all.length === 0) {
    const cut = totals.some(({ period }) => intersect(period, p));
    return cut
      ? none('No total lies wholly in this period')
      : { none: { code: 'outside-data', text: 'No data in this period' }, parts: [] };
  }
  const reading = poolPieces(kpi, all, p);
  if (!isKnown(reading)) return reading;
  const days = length(p);
  const part = covered < days && !records ? `, ${covered} of ${days} days` : '';
  const flag = {
    id: 'totals',
    text: `from totals${part}`,
    detail: detail(covered, days, records !== undefined, kpi.compounds !== undefined && all.length > 1),
  } as const;
  return { ...reading, basis: records ? 'totals-and-records' : 'totals', flags: [flag, ...reading.flags] };
}
