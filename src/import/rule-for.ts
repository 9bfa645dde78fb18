import { type ColumnFacts, provenOrder } from './column-facts';
import { type MappableField, plainRule } from './fields';
import type { Rule } from './mapping';

/** Whether the column's values can be of the field's kind; a column without values can be anything. */
export function suits(field: MappableField, facts: ColumnFacts): boolean {
  if (facts.filled === 0) return true;
  switch (field.kind) {
    case 'instant':
      return facts.dates >= 0.6 || (facts.numbers >= 0.6 && facts.low >= 19_000_101);
    case 'money':
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
  if (rule.kind === 'money') return { kind: 'money', decimal: decimalOf(facts) };
  if (rule.kind === 'duration') return { kind: 'duration', unit: durationUnit(header, facts), decimal: decimalOf(facts) };
  if (rule.kind === 'score') {
    const scale = facts.numbers < 0.6 ? 'good-bad' : facts.high > 10 ? '0-100' : '1-5';
    return { kind: 'score', scale, decimal: decimalOf(facts) };
  }
  return rule;
}
