import type { Total } from '../cube/answer';
import type { Interval, Part, Reading } from '../model/reading';
import { Z95 } from '../statistics/quantile';
import { intersect, length, type Period } from '../time/period';
import type { Kpi, TotalForm } from './kpi';
import { none } from './reading';

/** What is known of one span: parts (value = factor × numerator ÷ denominator), or a finished value of nobody knows how many. */
export type Piece = { readonly period: Period } & (
  | { readonly numerator: number; readonly denominator: number }
  | { readonly value: number }
  | { readonly flaw: string }
);

type Weighted = Extract<Piece, { numerator: number }>;
const isWeighted = (piece: Piece): piece is Weighted => 'numerator' in piece;

/** Values of a share above 1 can only be percents, and then so are all of that KPI: 4.5 and 0.8 are 4.5 % and 0.8 %. */
const percents = (kpi: Pick<Kpi, 'unit'>, totals: readonly Total[]): boolean =>
  kpi.unit === 'share' && totals.some(({ value, numerator }) => numerator === undefined && value !== undefined && value > 1);

function pieceOf({ period, numerator, denominator, value, n }: Total, scale: number, factor: number): Piece {
  const weight = denominator ?? n;
  if (weight !== undefined && weight < 0) return { period, flaw: 'A total is of fewer than none' };
  if (numerator !== undefined && weight !== undefined) return { period, numerator, denominator: weight };
  if (value === undefined) return { period, flaw: 'A total has neither parts nor a value' };
  const scaled = value / scale;
  return weight === undefined
    ? { period, value: scaled }
    : { period, numerator: (scaled / factor) * weight, denominator: weight };
}

/** Totals of the same days as one: those that are of the fewest dimensions, added up by their parts. */
function together(totals: readonly Total[], scale: number, factor: number): Piece {
  const bits = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + bits(mask >> 1));
  const [widest] = [...totals].sort((a, b) => bits(a.dimensions) - bits(b.dimensions) || a.dimensions - b.dimensions);
  if (!widest) throw new Error('a span without totals');
  const pieces = totals
    .filter(({ dimensions }) => dimensions === widest.dimensions)
    .map((total) => pieceOf(total, scale, factor));
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const weighted = pieces.filter(isWeighted);
  if (weighted.length < pieces.length)
    return { period: widest.period, flaw: 'Totals of several groups without n can’t be added up' };
  return {
    period: widest.period,
    numerator: weighted.reduce((sum, piece) => sum + piece.numerator, 0),
    denominator: weighted.reduce((sum, piece) => sum + piece.denominator, 0),
  };
}

/** The totals that lie wholly in the period, those of the same days as one piece; in order of their days. */
export function piecesIn(kpi: Pick<Kpi, 'unit' | 'total'>, totals: readonly Total[], p: Period): readonly Piece[] {
  const scale = percents(kpi, totals) ? 100 : 1;
  const spans = new Map<string, Total[]>();
  for (const total of totals) {
    const { start, end } = total.period;
    if (start < p.start || end > p.end) continue;
    const key = `${start}-${end}`;
    spans.set(key, [...(spans.get(key) ?? []), total]);
  }
  return [...spans.values()].map((same) => together(same, scale, kpi.total.factor ?? 1));
}

/** Pieces that share no day and cover as many days as can be; of equal choices the one with the fewest. */
export function chain(pieces: readonly Piece[]): readonly Piece[] {
  type Best = { readonly days: number; readonly list: readonly Piece[] };
  const ordered = [...pieces].sort((a, b) => a.period.end - b.period.end);
  const best: Best[] = [{ days: 0, list: [] }];
  ordered.forEach((piece, place) => {
    let before = place;
    while (before > 0 && (ordered[before - 1]?.period.end ?? 0) > piece.period.start) before -= 1;
    const without = best[place] ?? { days: 0, list: [] };
    const base = best[before] ?? { days: 0, list: [] };
    const taken = { days: base.days + length(piece.period), list: [...base.list, piece] };
    const better = taken.days > without.days || (taken.days === without.days && taken.list.length < without.list.length);
    best.push(better ? taken : without);
  });
  return best.at(-1)?.list ?? [];
}

const outside = ({ range: [low, high] }: TotalForm, value: number): boolean => !(value >= low && value <= high);

/** Chance of having stayed through all spans, with the delta method's interval on its logarithm: Σ (1 − k) ÷ (k n). */
function product(kept: readonly number[], weights: readonly (number | undefined)[]): { value: number; interval?: Interval } {
  const value = kept.reduce((all, each) => all * each, 1);
  const spread = kept.reduce((sum, share, place) => sum + (1 - share) / (share * (weights[place] || Number.NaN)), 0);
  if (!Number.isFinite(spread)) return { value };
  const half = Z95 * Math.sqrt(spread);
  return { value, interval: { low: value * Math.exp(-half), high: Math.min(1, value * Math.exp(half)) } };
}

/** Churn over several spans is 1 − Π (1 − churn of each), retention Π retention: monthly rates neither add up nor average. */
function compounded(kpi: Kpi, rates: readonly number[], pieces: readonly Piece[]): Reading {
  const lost = kpi.compounds === 'lost';
  const weights = pieces.map((piece) => (isWeighted(piece) ? piece.denominator : undefined));
  const kept = product(
    rates.map((rate) => (lost ? 1 - rate : rate)),
    weights,
  );
  const interval = kept.interval && lost ? { low: 1 - kept.interval.high, high: 1 - kept.interval.low } : kept.interval;
  const start = weights[0];
  const parts: readonly Part[] = [
    ...rates.map(
      (rate, place): Part => ({
        id: `rate-${place}`,
        label: `${lost ? 'Lost' : 'Kept'} in total ${place + 1}`,
        value: rate,
        unit: 'share',
      }),
    ),
    ...(start === undefined ? [] : [{ ...kpi.total.denominator, id: 'start', value: start }]),
  ];
  return { value: lost ? 1 - kept.value : kept.value, ...(interval ? { interval } : {}), n: start ?? 0, parts, flags: [] };
}

/** The KPI over pieces that share no day: pooled by their parts, compounded where the rate grows with time, or the one value there is. */
export function poolPieces(kpi: Kpi, pieces: readonly Piece[], p: Period): Reading {
  const { total, compounds } = kpi;
  const factor = total.factor ?? 1;
  const [only] = pieces;
  for (const piece of pieces) if ('flaw' in piece) return none(piece.flaw);
  const weighted = pieces.filter(isWeighted);
  const rate = (piece: Piece): number =>
    isWeighted(piece) ? (factor * piece.numerator) / piece.denominator : 'value' in piece ? piece.value : Number.NaN;
  const counted =
    weighted.length === pieces.length ? pieces.filter((piece) => !isWeighted(piece) || piece.denominator !== 0) : pieces;
  const strange = counted.map(rate).find((value) => outside(total, value));
  if (strange !== undefined) return none(`A total says ${strange}, which ${kpi.label.toLowerCase()} can’t be`);
  if (pieces.length > 1 && compounds) {
    const covered = pieces.reduce((sum, { period }) => sum + length(period), 0);
    if (covered < length(p)) return none(`Totals cover ${covered} of ${length(p)} days, and this rate grows with every day`);
    if (counted.length < pieces.length) return none(total.empty);
    return compounded(kpi, pieces.map(rate), pieces);
  }
  if (pieces.length === 1 && only && 'value' in only) return { value: only.value, n: 0, parts: [], flags: [] };
  if (weighted.length < pieces.length) return none('Totals without n can’t be added up');
  if (pieces.length > 1 && total.kind === 'value') return none(`${kpi.label} of several totals can’t be added up`);
  const numerator = weighted.reduce((sum, piece) => sum + piece.numerator, 0);
  const denominator = weighted.reduce((sum, piece) => sum + piece.denominator, 0);
  const parts: readonly Part[] = [
    { ...total.numerator, value: numerator },
    { ...total.denominator, value: denominator },
  ];
  if (denominator === 0) return none(total.empty, parts);
  const interval = total.interval?.(numerator, denominator);
  return {
    value: (factor * numerator) / denominator,
    ...(interval ? { interval } : {}),
    n: denominator,
    numerator,
    denominator,
    parts,
    flags: [],
  };
}

/** Days of the period that the pieces cover. */
export const daysCovered = (pieces: readonly Piece[], p: Period): number =>
  pieces.reduce((sum, { period }) => sum + length(intersect(period, p) ?? { start: 0, end: 0 }), 0);
