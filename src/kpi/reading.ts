import type { Flag, Interval, Known, None, Part, Reading } from '../model/reading';

/** No number, and why; `text` is a sentence without a full stop. */
export const none = (text: string, parts: readonly Part[] = []): None => ({ none: { code: 'empty', text }, parts });

type Ratio = {
  readonly numerator: Part;
  readonly denominator: Part;
  readonly interval: (numerator: number, denominator: number) => Interval | undefined;
  /** Why there is no value when the denominator is 0. */
  readonly empty: string;
  readonly n?: number;
  readonly factor?: number;
  readonly flags?: readonly Flag[];
};

/** Numerator ÷ denominator (× `factor`), with both kept; none when the denominator is 0. `n` is the denominator unless given. */
export function ratio({
  numerator,
  denominator,
  interval,
  empty,
  n = denominator.value,
  factor = 1,
  flags = [],
}: Ratio): Reading {
  const parts = [numerator, denominator];
  if (denominator.value === 0) return none(empty, parts);
  const found = interval(numerator.value, denominator.value);
  return {
    value: (factor * numerator.value) / denominator.value,
    ...(found ? { interval: found } : {}),
    n,
    numerator: numerator.value,
    denominator: denominator.value,
    parts,
    flags,
  };
}

export const withFlags = (reading: Known, flags: readonly Flag[]): Known => ({ ...reading, flags: [...reading.flags, ...flags] });
