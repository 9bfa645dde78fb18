import { expect } from 'vitest';
import type { ColumnMapping, Mapping, Rule } from '../import/mapping';
import type { Rate } from '../import/rates/rates';
import type { DatasetId } from '../model/dataset';
import { bytesOf, readRows } from './import-helpers';

/** A column: its header, the field it fills, the rule, and the mark between several ids. */
export type Col = readonly [name: string, field: string | undefined, rule: Rule, list?: string];

export const text: Rule = { kind: 'text' };
export const day: Rule = { kind: 'instant', order: 'year-first' };

function mappingOf(dataset: DatasetId, columns: readonly Col[], more: Partial<Mapping> = {}): Mapping {
  return {
    dataset,
    encoding: 'utf-8',
    delimiter: ';',
    preamble: 0,
    columns: columns.map(
      ([name, field, rule, list], index): ColumnMapping => ({
        index,
        name,
        rule,
        ...(field ? { field } : {}),
        ...(list ? { list } : {}),
      }),
    ),
    ...more,
  };
}

/** Reads lines as the file of a mapping of those columns, parted by semicolons, and checks that its records add up. */
export function reading(dataset: DatasetId, columns: readonly Col[], more: Partial<Mapping> = {}) {
  const header = columns.map(([name]) => name).join(';');
  return async (lines: readonly string[], options: { zone?: string; currency?: string; rates?: readonly Rate[] } = {}) => {
    const bytes = bytesOf(`${[header, ...lines].join('\n')}\n`);
    const report = await readRows(bytes, mappingOf(dataset, columns, more), options);
    expect(report.identityHolds).toBe(true);
    return report;
  };
}
