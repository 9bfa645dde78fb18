import { type DatasetId, datasets, isDimension } from '../model/dataset';
import { closeness, plainHeader } from './aliases';
import { type ColumnFacts, provenOrder } from './column-facts';
import { type MappableField, mappableFields, missingFields, plainRule } from './fields';
import type { ColumnMapping, Rule } from './mapping';

export type Proposal = {
  readonly dataset: DatasetId;
  readonly columns: readonly ColumnMapping[];
  readonly confidence: number;
  readonly why: string;
};

/** Whether the column's values can be of the field's kind; a column without values can be anything. */
function suits(field: MappableField, facts: ColumnFacts): boolean {
  if (facts.filled === 0) return true;
  switch (field.kind) {
    case 'instant':
      return facts.dates >= 0.6 || (facts.numbers >= 0.6 && facts.low >= 19_000_101);
    case 'money':
    case 'number':
      return facts.numbers >= 0.6;
    case 'duration':
      return facts.numbers >= 0.6 || facts.clocks >= 0.6;
    case 'tenure':
      return facts.numbers >= 0.6 && facts.low >= 0;
    case 'flag':
      return facts.flags >= 0.6;
    default:
      return true;
  }
}

function durationUnit(header: string, facts: ColumnFacts): 'seconds' | 'minutes' | 'hours' | 'days' | 'clock' {
  if (facts.clocks >= 0.6) return 'clock';
  const plain = header.toLowerCase();
  if (/\bmin(ute)?s?\b/.test(plain)) return 'minutes';
  if (/\b(hours?|hrs?)\b/.test(plain)) return 'hours';
  return /\bdays?\b/.test(plain) ? 'days' : 'seconds';
}

const decimalOf = (facts: ColumnFacts): '.' | ',' => (facts.commaDecimal && !facts.dotDecimal ? ',' : '.');

/** The rule by which a column's cells would be read into the field, with what its values prove. */
export function ruleFor(field: MappableField, header: string, facts: ColumnFacts): Rule {
  const rule = plainRule(field);
  if (rule.kind === 'instant')
    return { kind: 'instant', order: facts.ordered ? (provenOrder(facts) ?? 'unknown') : 'year-first' };
  if (rule.kind === 'money' || rule.kind === 'number') return { ...rule, decimal: decimalOf(facts) };
  if (rule.kind === 'duration') return { kind: 'duration', unit: durationUnit(header, facts), decimal: decimalOf(facts) };
  if (rule.kind === 'score') {
    const scale = facts.numbers < 0.6 ? 'good-bad' : facts.high > 10 ? '0-100' : '1-5';
    return { kind: 'score', scale, decimal: decimalOf(facts) };
  }
  return rule;
}

/** A file often has one order of day and month: what one column proves holds for those that prove nothing. */
export function shareOrder(columns: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const proven = new Set(
    columns.flatMap(({ rule }) =>
      rule.kind === 'instant' && (rule.order === 'day-first' || rule.order === 'month-first') ? [rule.order] : [],
    ),
  );
  const [order] = proven;
  if (proven.size !== 1 || !order) return columns;
  return columns.map((column) =>
    column.rule.kind === 'instant' && column.rule.order === 'unknown' ? { ...column, rule: { kind: 'instant', order } } : column,
  );
}

/** Columns that could hold the answer of a survey: numbers from 0 to 10 (or a few words) under a header that asks something. */
export function scoreCandidates(header: readonly string[], facts: readonly ColumnFacts[]): readonly number[] {
  return header.flatMap((name, index) => {
    const column = facts[index];
    const asks = /\?|on a scale|how likely|how satisfied|recommend|rate\b|rating|score/i.test(name);
    return column && asks && column.filled > 0 && column.numbers >= 0.9 && column.low >= 0 && column.high <= 10 ? [index] : [];
  });
}

function assign(
  id: DatasetId,
  header: readonly string[],
  facts: readonly ColumnFacts[],
): Map<number, { field: MappableField; fit: number }> {
  const pairs = header.flatMap((name, index) =>
    mappableFields(id).flatMap((field) => {
      const close = closeness(id, field.id, name);
      const column = facts[index];
      return close !== undefined && column && suits(field, column) ? [{ index, field, fit: close }] : [];
    }),
  );
  pairs.sort((a, b) => b.fit - a.fit || a.index - b.index);
  const taken = new Set<string>();
  const assigned = new Map<number, { field: MappableField; fit: number }>();
  for (const { index, field, fit: close } of pairs) {
    if (assigned.has(index) || taken.has(field.id)) continue;
    assigned.set(index, { field, fit: close });
    taken.add(field.id);
  }
  if (id === 'customers' && taken.has('acquired_at')) dropStandIn(assigned, 'tenure');
  if (id === 'customers' && taken.has('churned_at')) dropStandIn(assigned, 'churned');
  return assigned;
}

function dropStandIn(assigned: Map<number, { field: MappableField }>, standIn: string): void {
  for (const [index, { field }] of assigned) if (field.id === standIn) assigned.delete(index);
}

/** How the file would be read as that dataset, with how sure we are, 0 … 1. */
export function propose(id: DatasetId, header: readonly string[], facts: readonly ColumnFacts[], fileName: string): Proposal {
  const assigned = assign(id, header, facts);
  const fields = new Set([...assigned.values()].map(({ field }) => field.id));
  const asked = id === 'surveys' && !fields.has('score') && scoreCandidates(header, facts).length > 0;
  const missing = missingFields(id, fields, true).filter((field) => !(asked && field.id === 'score'));
  const own = [...assigned.values()].filter(({ field }) => !isDimension(field.id));
  const telling = own.filter(({ fit: close }) => close >= 0.75).length + (asked ? 1 : 0);
  const named = plainHeader(fileName).includes(id.slice(0, -1)) ? 1 : 0;
  const strength = own.reduce((sum, { fit: close }) => sum + close, 0) / (own.length + 1);
  const confidence =
    missing.length > 0
      ? Math.min(0.4, 0.08 * own.length)
      : Math.min(0.99, 0.34 + 0.14 * Math.min(telling, 4) + 0.15 * named + 0.15 * strength);
  const columns = header.map((name, index): ColumnMapping => {
    const field = assigned.get(index)?.field;
    const column = facts[index];
    return field && column
      ? { index, name, field: field.id, rule: ruleFor(field, name, column) }
      : { index, name, rule: { kind: 'text' } };
  });
  const seen = own.filter(({ fit: close }) => close >= 0.75).map(({ field }) => field.id);
  const why =
    missing.length > 0
      ? `no column for ${missing.map((field) => field.id).join(', ')}`
      : seen.length > 0
        ? `it has ${seen.slice(0, 4).join(', ')}`
        : 'its columns fit, but their names are vague';
  return { dataset: id, columns: shareOrder(columns), confidence, why };
}

const mapped = ({ columns }: Proposal): number => columns.filter(({ field }) => field !== undefined).length;

/** Proposals for all datasets, the likeliest first. */
export function proposals(header: readonly string[], facts: readonly ColumnFacts[], fileName: string): readonly Proposal[] {
  return datasets
    .map(({ id }) => propose(id, header, facts, fileName))
    .sort((a, b) => b.confidence - a.confidence || mapped(b) - mapped(a));
}
