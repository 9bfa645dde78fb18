/** Ratio of neighbouring bounds of a log histogram: the middle of a bucket lies within 1 % of all values in it (DDSketch, Masson et al. 2019). */
export const LOG_BASE = 1.02;

/** ⌊ln max(x, 1) / ln 1.02⌋; a hair is added so that exact powers fall into their own bucket. */
export const logBucket = (x: number): number => Math.floor(Math.log(Math.max(x, 1)) / Math.log(LOG_BASE) + 1e-9);
