import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceInterval, meanInterval, npsInterval, poissonInterval, productInterval, wilson } from './interval';
import { bucketBounds, LOG_BASE, logBucket } from './log-bucket';
import { chiSquareQuantile, t95 } from './quantile';

const wilsonCases = readFileSync('src/testing/files/r_wilson.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));

describe('Wilson’s interval', () => {
  test.each(wilsonCases.map(([k, n, , low, high]) => [k, n, low, high] as const))(
    'of %d in %d is R’s',
    (k = 0, n = 0, low = 0, high = 0) => {
      expect(wilson(k, n)?.low).toBeCloseTo(low, 10);
      expect(wilson(k, n)?.high).toBeCloseTo(high, 10);
    },
  );

  test('of 9 in 200 leads is 2.39 % to 8.33 %', () => {
    expect(wilson(9, 200)?.low).toBeCloseTo(0.0239, 4);
    expect(wilson(9, 200)?.high).toBeCloseTo(0.0833, 4);
  });

  test('of nothing is unknown; of more than all it throws', () => {
    expect(wilson(0, 0)).toBeUndefined();
    expect(() => wilson(3, 2)).toThrow('3 of 2 is no share');
  });

  test('lies within 0 and 1 and holds the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const k = Math.round(n * part);
        const interval = wilson(k, n);
        expect(interval && interval.low >= 0 && interval.low <= k / n && interval.high >= k / n && interval.high <= 1).toBe(true);
      }),
    );
  });
});

test('t and chi-square quantiles are those of the tables', () => {
  // Student's t at 0.975: 12.7062 (1), 2.2281 (10), 2.0452 (29); chi-square at 0.975 with 10: 20.4832, at 0.025 with 10: 3.2470.
  expect(t95(1)).toBeCloseTo(12.7062, 4);
  expect(t95(10)).toBeCloseTo(2.2281, 4);
  expect(t95(29)).toBeCloseTo(2.0452, 4);
  expect(chiSquareQuantile(0.975, 10)).toBeCloseTo(20.4832, 4);
  expect(chiSquareQuantile(0.025, 10)).toBeCloseTo(3.247, 4);
});

test('the mean of 1, 2, 3, 4, 5 is known to ± 1.963', () => {
  // sd = √2.5 = 1.5811, standard error 0.7071, t(4) = 2.7764: half the width is 1.9632.
  const interval = meanInterval(
    { n: 5, sum: 15, sumOfSquares: 55 },
    { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
  );
  expect(interval?.low).toBeCloseTo(3 - 1.9632, 4);
  expect(interval?.high).toBeCloseTo(3 + 1.9632, 4);
  expect(meanInterval({ n: 1, sum: 3, sumOfSquares: 9 }, { low: 0, high: 5 })).toBeUndefined();
});

test('the interval of a mean does not leave the scale of its values', () => {
  // Scores 5, 4, 4, 3, 5, 1: mean 3.667, half the width 1.58, so 2.09 to 5.25 without the end of the scale.
  const interval = meanInterval({ n: 6, sum: 22, sumOfSquares: 92 }, { low: 1, high: 5 });
  expect(interval?.low).toBeCloseTo(2.09, 2);
  expect(interval?.high).toBe(5);
});

test('five promoters and three detractors of ten: NPS 20 with a standard error of 27.6 points', () => {
  // √((0.5 + 0.3 − 0.2²) / 10) = √0.076 = 0.27568.
  const interval = npsInterval(5, 3, 10);
  expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2 / 1.96).toBeCloseTo(27.57, 1);
});

test('a Poisson count of 10 comes from 4.795 to 18.390, of 0 from 0 to 3.689 (Garwood)', () => {
  expect(poissonInterval(10).low).toBeCloseTo(4.795_389, 5);
  expect(poissonInterval(10).high).toBeCloseTo(18.390_356, 5);
  expect(poissonInterval(0)).toMatchObject({ low: 0 });
  expect(poissonInterval(0).high).toBeCloseTo(3.688_879, 5);
  // Far up it is count ± 1.96 √count, a little to the right: 100,000 ± 620.
  expect(poissonInterval(100_000).low).toBeCloseTo(99_381.2, 0);
});

test('56 of 70 against 48 of 80 differ by 5.24 to 33.39 points (Newcombe 1998, table II a, method 10)', () => {
  const [now, before] = [wilson(56, 70), wilson(48, 80)];
  if (!now || !before) throw new Error('both have an interval');
  const difference = differenceInterval({ value: 0.8, interval: now }, { value: 0.6, interval: before });
  expect(difference.low).toBeCloseTo(0.0524, 4);
  expect(difference.high).toBeCloseTo(0.3339, 4);
});

test('a product’s relative variances add up', () => {
  // 100 with 3 % and 4 % standard error: 5 % together, ± 1.96 × 5.
  const { low, high } = productInterval(100, [0.0009, 0.0016]);
  expect([low, high].map((end) => Math.round(end * 100) / 100)).toEqual([90.2, 109.8]);
});

test('the middle of a log bucket lies within 1 % of everything in it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), (x) => {
      expect(Math.abs(LOG_BASE ** (logBucket(x) + 0.5) / x - 1)).toBeLessThanOrEqual(0.01);
    }),
  );
});

test('every value lies in its bucket, and each bucket begins where the one before ends', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (x) => {
      const bucket = logBucket(x);
      const { low, high } = bucketBounds(bucket);
      expect(low <= x * (1 + 1e-10) && x < high).toBe(true);
      expect(bucketBounds(bucket + 1).low).toBe(high);
    }),
  );
  expect(bucketBounds(0)).toEqual({ low: 0, high: 1.02 });
  expect(() => bucketBounds(-1)).toThrow('-1 is no bucket');
});
