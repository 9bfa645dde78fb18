export type Random = () => number;

/** Mulberry32: numbers in [0, 1), the same for the same seed on every machine. */
function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stream of its own for each file, so that a change to one leaves the draws of the others alone. */
export function stream(seed: number, name: string): Random {
  let hash = 0x811c9dc5 ^ seed;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return mulberry32(hash);
}

export type Weights<T extends string> = Readonly<Record<T, number>>;

/** One of the names, each as often as its weight says. */
export function weighted<T extends string>(random: Random, weights: Weights<T>): T {
  const names = Object.keys(weights) as T[];
  const total = names.reduce((sum, name) => sum + weights[name], 0);
  let left = random() * total;
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  throw new Error('nothing to choose from: the weights add up to 0');
}

/** One of the items, all equally often. */
export function oneOf<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** Standard normal (Box and Muller 1958). */
export const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Log-normal with that mean; `sigma` is the standard deviation of its logarithm. */
export const logNormal = (random: Random, mean: number, sigma: number): number =>
  mean * Math.exp(sigma * normal(random) - (sigma * sigma) / 2);

/** Poisson count (Knuth's product of uniforms), for means of at most some hundreds. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** The value, or nothing in `share` of the cases: fields that somebody forgot to fill. */
export const sometimesBlank = (random: Random, value: string, share: number): string => (random() < share ? '' : value);
