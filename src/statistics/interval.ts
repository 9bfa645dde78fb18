import type { Interval } from '../model/reading';
import { chiSquareQuantile, t95, Z95 } from './quantile';

/** 95 % interval of a share by Wilson's score method (1927), without continuity correction; undefined for n = 0. Throws when the
 * successes are not among the n. */
export function wilson(successes: number, n: number): Interval | undefined {
  if (n === 0) return undefined;
  if (!(successes >= 0 && successes <= n)) throw new Error(`${successes} of ${n} is no share`);
  const share = successes / n;
  const square = Z95 ** 2;
  const centre = share + square / (2 * n);
  const half = Z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return { low: successes === 0 ? 0 : (centre - half) / scale, high: successes === n ? 1 : (centre + half) / scale };
}

export type Moments = { readonly n: number; readonly sum: number; readonly sumOfSquares: number };

/** Variance of the values with n − 1; undefined below two values. */
export function variance({ n, sum, sumOfSquares }: Moments): number | undefined {
  return n < 2 ? undefined : Math.max(0, (sumOfSquares - (sum * sum) / n) / (n - 1));
}

/** 95 % interval of a mean by Student's t, from n, Σx and Σx², cut where the values themselves end; undefined below two values. */
export function meanInterval(moments: Moments, { low, high }: Interval): Interval | undefined {
  const spread = variance(moments);
  if (spread === undefined) return undefined;
  const mean = moments.sum / moments.n;
  const half = t95(moments.n - 1) * Math.sqrt(spread / moments.n);
  return { low: Math.max(low, mean - half), high: Math.min(high, mean + half) };
}

/** 95 % interval of a net promoter score in points: ±1.96 √((p₊ + p₋ − (p₊ − p₋)²) / n), normal, kept within −100 … 100; undefined for n = 0. */
export function npsInterval(promoters: number, detractors: number, n: number): Interval | undefined {
  if (n === 0) return undefined;
  const net = (promoters - detractors) / n;
  const half = Z95 * Math.sqrt(Math.max(0, (promoters + detractors) / n - net * net) / n);
  return { low: Math.max(-100, 100 * (net - half)), high: Math.min(100, 100 * (net + half)) };
}

/** Exact 95 % interval of the expectation behind a Poisson count (Garwood 1936). */
export function poissonInterval(count: number): Interval {
  if (!(count >= 0)) throw new Error(`${count} is no count`);
  return { low: count === 0 ? 0 : chiSquareQuantile(0.025, 2 * count) / 2, high: chiSquareQuantile(0.975, 2 * count + 2) / 2 };
}

type Estimate = { readonly value: number; readonly interval: Interval };

/** 95 % interval of `now − before` from the intervals of both (MOVER, Zou & Donner 2008). With Wilson intervals it is Newcombe's method 10. */
export function differenceInterval(now: Estimate, before: Estimate): Interval {
  const difference = now.value - before.value;
  return {
    low: difference - Math.hypot(now.value - now.interval.low, before.interval.high - before.value),
    high: difference + Math.hypot(now.interval.high - now.value, before.value - before.interval.low),
  };
}

/** 95 % interval of a product of independent positive estimates by the delta method, from each factor's relative variance; never below 0. */
export function productInterval(value: number, relativeVariances: readonly number[]): Interval {
  const half = Z95 * value * Math.sqrt(relativeVariances.reduce((sum, each) => sum + each, 0));
  return { low: Math.max(0, value - half), high: value + half };
}
