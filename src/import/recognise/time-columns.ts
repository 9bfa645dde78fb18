import type { ColumnMapping } from '../mapping';
import { plainHeader } from './aliases';
import type { ColumnFacts } from './column-facts';

/** A header without its word for date or time: what both columns of a pair share. */
const stemOf = (name: string): string =>
  plainHeader(name).replace(/(?:date|time|datum|uhrzeit|zeit|heure|hora|ora|fecha|data|tijd)$/, '');

const isDayOnly = ({ examples, dates }: ColumnFacts): boolean =>
  dates >= 0.9 && examples.every(({ value }) => !value.includes(':'));

/** The columns, with each date that names no time of day joined to the column beside it that has only times and shares its name ("Created
 * date" and "Created time"). */
export function withTimes(columns: readonly ColumnMapping[], facts: readonly ColumnFacts[]): readonly ColumnMapping[] {
  const clocks = columns.filter(({ field, index }) => !field && (facts[index]?.clocks ?? 0) >= 0.9);
  if (clocks.length === 0) return columns;
  return columns.map((column) => {
    const fact = facts[column.index];
    if (!column.field || column.rule.kind !== 'instant' || column.rule.serial || !fact || !isDayOnly(fact)) return column;
    const clock = clocks.find(({ name }) => stemOf(name) === stemOf(column.name));
    return clock ? { ...column, rule: { ...column.rule, time: clock.index } } : column;
  });
}
