/** Sum with the rounding of each step carried along (Neumaier 1974): a million times 0.10 is 100,000. */
export function accurateSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Arithmetic mean; undefined for no values. */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : accurateSum(values) / values.length;
}

/** Standard deviation with n − 1, by the corrected two-pass algorithm (Chan, Golub & LeVeque 1983); undefined below two values. */
export function standardDeviation(values: readonly number[]): number | undefined {
  const centre = mean(values);
  if (centre === undefined || values.length < 2) return undefined;
  const deviations = values.map((value) => value - centre);
  const left = accurateSum(deviations);
  const squares = accurateSum(deviations.map((deviation) => deviation * deviation));
  return Math.sqrt(Math.max(0, squares - (left * left) / values.length) / (values.length - 1));
}
