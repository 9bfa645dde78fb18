/** Ratio of neighbouring bounds of a log histogram: the middle of a bucket lies within 1 % of all values in it (DDSketch, Masson et al. 2019). */
export const LOG_BASE = 1.02;

/** ⌊ln max(x, 1) / ln 1.02⌋; a hair is added so that exact powers fall into their own bucket. */
export const logBucket = (x: number): number => Math.floor(Math.log(Math.max(x, 1)) / Math.log(LOG_BASE) + 1e-9);

/** The values a bucket holds, `high` out; the first holds everything below 1.02. Throws for what is no bucket's number. */
export function bucketBounds(bucket: number): { readonly low: number; readonly high: number } {
  if (!(Number.isInteger(bucket) && bucket >= 0)) throw new Error(`${bucket} is no bucket`);
  return { low: bucket === 0 ? 0 : LOG_BASE ** bucket, high: LOG_BASE ** (bucket + 1) };
}
