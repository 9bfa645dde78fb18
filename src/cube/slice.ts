import type { DimensionId } from '../model/dataset';
import type { Measure } from './measure';

/** Records whose dimension has one of `values` (or, with `exclude`, none of them). `''` stands for a record without a value. */
export type Filter = { readonly dimension: DimensionId; readonly values: readonly string[]; readonly exclude?: true };

/** One question to the cube. `by` asks for an answer per value; `top` names the values that stand alone, the rest is "Other". */
export type Slice = {
  readonly measure: Measure;
  readonly filters: readonly Filter[];
  readonly by?: { readonly dimension: DimensionId; readonly top: readonly string[] };
};

/** The group of all values beyond the named ones. */
export const OTHER = '\u0000other';

/** A text that is equal for equal slices, whatever the order of their keys and filters. */
export function sliceKey(slice: Slice): string {
  const ordered = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(ordered)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([, inner]) => inner !== undefined)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, inner]) => [key, ordered(inner)]),
          )
        : value;
  const filters = slice.filters.map((filter) => JSON.stringify(ordered(filter))).sort();
  return JSON.stringify([ordered(slice.measure), filters, ordered(slice.by ?? null)]);
}
