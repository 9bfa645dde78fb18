import { betaI, gammaP, gammaQ } from './gamma';

/** The standard normal quantile at 0.975: half the width of a 95 % interval in standard errors. */
export const Z95 = 1.959_963_984_540_054;

/** The x between `low` and `high` at which the rising `reached` turns true, by bisection to the last bit. */
function invert(reached: (x: number) => boolean, low: number, high: number): number {
  let below = low;
  let above = high;
  for (let step = 0; step < 200; step++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return middle;
    if (reached(middle)) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}

/** The standard normal quantile at `share` (0 … 1, both out). */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new Error(`no normal quantile at ${share}`);
  if (share === 0.5) return 0;
  // The chance of lying further out than z on either side is Q(1/2, z²/2); on the near side P keeps the digits.
  const outside = 2 * Math.min(share, 1 - share);
  const z = invert(
    (x) => (outside < 0.5 ? gammaQ(0.5, (x * x) / 2) <= outside : gammaP(0.5, (x * x) / 2) >= Math.abs(2 * share - 1)),
    0,
    40,
  );
  return share < 0.5 ? -z : z;
}

/** Student's expansion of t around the normal z (Abramowitz & Stegun 26.7.5): 15 digits from 1,000 degrees of freedom on. */
function tExpansion(z: number, freedom: number): number {
  const s = z * z;
  const first = (s + 1) / 4;
  const second = ((5 * s + 16) * s + 3) / 96;
  const third = (((3 * s + 19) * s + 17) * s - 15) / 384;
  const fourth = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92_160;
  return z * (1 + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom);
}

/** The chance that Student's t lies above `t` (0 or more). */
function tAbove(t: number, freedom: number): number {
  const square = t * t;
  return square < freedom
    ? (1 - betaI(square / (freedom + square), 0.5, freedom / 2)) / 2
    : betaI(freedom / (freedom + square), freedom / 2, 0.5) / 2;
}

/** Student's t quantile at `share` (0 … 1, both out) for the degrees of freedom (1 or more). */
export function tQuantile(share: number, freedom: number): number {
  if (!(share > 0 && share < 1 && freedom >= 1)) throw new Error(`no t quantile at ${share} with ${freedom} degrees of freedom`);
  if (freedom > 1000) return tExpansion(normalQuantile(share), freedom);
  const above = Math.min(share, 1 - share);
  if (above === 0.5) return 0;
  let high = 1;
  while (tAbove(high, freedom) > above) high *= 2;
  const t = invert((x) => tAbove(x, freedom) <= above, 0, high);
  return share < 0.5 ? -t : t;
}

const t95s = new Map<number, number>();

/** Student's t quantile at 0.975 for the degrees of freedom (1 or more); those up to 1,000 are worked out once. */
export function t95(freedom: number): number {
  if (freedom > 1000) return tExpansion(Z95, freedom);
  const known = t95s.get(freedom) ?? tQuantile(0.975, freedom);
  t95s.set(freedom, known);
  return known;
}

/** The expansion of chi-square around the normal z (Goldberg & Levine 1946): 12 digits from 20,000 degrees of freedom on. */
function chiSquareExpansion(z: number, freedom: number): number {
  const s = z * z;
  const root = Math.sqrt(2 * freedom);
  const near = (2 * (s - 1)) / 3 + (z * (s - 7)) / (9 * root);
  const far = ((6 * s + 14) * s - 32) / (405 * freedom) - (z * ((9 * s + 256) * s - 433)) / (4860 * root * freedom);
  return freedom + root * z + near - far;
}

/** The chi-square quantile at `share` (0 … 1, both out) for the degrees of freedom (> 0). */
export function chiSquareQuantile(share: number, freedom: number): number {
  if (!(share > 0 && share < 1 && freedom > 0))
    throw new Error(`no chi-square quantile at ${share} with ${freedom} degrees of freedom`);
  if (freedom > 20_000) return chiSquareExpansion(normalQuantile(share), freedom);
  return invert((x) => gammaP(freedom / 2, x / 2) >= share, 0, freedom + 20 * Math.sqrt(2 * freedom) + 60);
}
