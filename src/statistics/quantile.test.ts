import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareQuantile, normalQuantile, t95, tQuantile, Z95 } from './quantile';

/** How far two numbers lie apart, in parts of the second. */
const apart = (found: number, expected: number): number => Math.abs(found / expected - 1);

// All expected figures were worked out with 40 digits (mpmath), by inverting the incomplete gamma and beta functions.
describe('quantiles', () => {
  test.each([
    [0.975, Z95],
    [0.9, 1.281_551_565_544_6],
    [0.3, -0.524_400_512_708_041],
    [0.999_999, 4.753_424_308_822_9],
    [1e-10, -6.361_340_902_404_06],
  ])('of the normal distribution at %d', (share, z) => expect(apart(normalQuantile(share), z)).toBeLessThan(1e-11));

  test.each([
    [0.6, 1, 0.324_919_696_232_906],
    [0.95, 3, 2.353_363_434_801_82],
    [0.995, 7, 3.499_483_297_350_49],
    [0.0005, 12, -4.317_791_283_606_19],
    [0.975, 500, 1.964_719_837_467_37],
    [0.975, 1000, 1.962_339_080_826_41],
    [0.975, 10_000, 1.960_201_239_890_63],
    [0.975, 100_000, 1.959_987_707_534_61],
  ])('of Student’s t at %d with %d degrees of freedom', (share, freedom, t) =>
    expect(apart(tQuantile(share, freedom), t)).toBeLessThan(1e-11),
  );

  test.each([
    [0.025, 1000, 914.257_153_799_259],
    [0.975, 1000, 1089.530_912_774_91],
    [0.025, 10_000, 9724.718_377_389_8],
    [0.975, 10_000, 10_279.070_179_787_6],
  ])('of chi-square at %d with %d degrees of freedom', (share, freedom, x) =>
    expect(apart(chiSquareQuantile(share, freedom), x)).toBeLessThan(1e-11),
  );

  test('do not jump where the expansion takes over', () => {
    // Near the seams the slopes are −z(z² + 1) / 4ν² = −2.37e-6 for t(0.975), and 1 + z / √2ν = 1.0098 for chi-square at 0.975.
    expect((tQuantile(0.975, 1001) - tQuantile(0.975, 1000)) / -2.37e-6).toBeCloseTo(1, 1);
    expect(chiSquareQuantile(0.975, 20_001) - chiSquareQuantile(0.975, 20_000)).toBeCloseTo(1.0098, 4);
  });

  test('at 0.5 are 0 for what is symmetric, and mirror each other', () => {
    expect([normalQuantile(0.5), tQuantile(0.5, 4), tQuantile(0.5, 5000)]).toEqual([0, 0, 0]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 255 }), fc.integer({ min: 1, max: 3000 }), (part, freedom) => {
        // Parts of 512 have an exact complement.
        expect(normalQuantile(part / 512)).toBe(-normalQuantile(1 - part / 512));
        expect(tQuantile(part / 512, freedom)).toBe(-tQuantile(1 - part / 512, freedom));
      }),
    );
  });

  test('outside 0 to 1, or without freedom, throw', () => {
    expect(() => normalQuantile(1)).toThrow('no normal quantile at 1');
    expect(() => tQuantile(0.975, 0)).toThrow('no t quantile at 0.975 with 0 degrees');
    expect(() => chiSquareQuantile(0, 4)).toThrow('no chi-square quantile at 0');
    expect(() => t95(Number.NaN)).toThrow('NaN degrees');
  });
});
