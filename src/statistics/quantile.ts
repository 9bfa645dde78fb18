import { betaI, gammaP } from './gamma';

/** The standard normal quantile at 0.975: half the width of a 95 % interval in standard errors. */
export const Z95 = 1.959_963_984_540_054;

/** The x between `low` and `high` at which the rising `cumulative` reaches `share`, by bisection to the last bit. */
function invert(cumulative: (x: number) => number, share: number, low: number, high: number): number {
  let below = low;
  let above = high;
  for (let step = 0; step < 200; step++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return middle;
    if (cumulative(middle) < share) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

const cache = new Map<number, number>();

/** Student's t quantile at 0.975 for the degrees of freedom (> 0). */
export function t95(freedom: number): number {
  if (!(freedom > 0)) throw new Error(`a t quantile needs degrees of freedom, not ${freedom}`);
  if (freedom > 1e6) return Z95;
  const known = cache.get(freedom);
  if (known !== undefined) return known;
  const value = invert((t) => 1 - betaI(freedom / (freedom + t * t), freedom / 2, 0.5) / 2, 0.975, 0, 1000);
  cache.set(freedom, value);
  return value;
}

/** The chi-square quantile at `share` (0 … 1, both out) for the degrees of freedom (> 0). */
export function chiSquareQuantile(share: number, freedom: number): number {
  if (!(share > 0 && share < 1 && freedom > 0))
    throw new Error(`no chi-square quantile at ${share} with ${freedom} degrees of freedom`);
  return invert((x) => gammaP(freedom / 2, x / 2), share, 0, freedom + 20 * Math.sqrt(2 * freedom) + 60);
}
