import type { Rule } from '../mapping';
import { currencyInHeader } from '../values/currency-mark';
import { type ColumnFacts, provenOrder } from './column-facts';
import { type MappableField, plainRule } from './fields';

type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;

const durations = (facts: ColumnFacts): number => facts.clocks + facts.words + facts.iso;

/** The share of the column's values that can be of the field's kind, 0…1; a column without values can be anything. Dates that are counted
 * need a header that asks for a date as well: other numbers lie in the same ranges. */
function readable(field: MappableField, facts: ColumnFacts): number {
  if (facts.filled === 0) return 1;
  switch (field.kind) {
    case 'instant':
      return Math.max(facts.dates, facts.counted === undefined ? 0 : facts.numbers);
    case 'money':
      return facts.percents < 0.6 ? facts.numbers : 0;
    case 'number':
      return facts.numbers;
    case 'duration':
      return facts.numbers + durations(facts);
    case 'tenure':
      return facts.low >= 0 ? facts.numbers : 0;
    case 'flag':
      return facts.flags;
    case 'currency':
      return facts.onlyCurrencies;
    default:
      return 1;
  }
}

/** Whether most of the column's values can be of the field's kind. */
export const suits = (field: MappableField, facts: ColumnFacts): boolean => readable(field, facts) >= 0.6;

/** Whether any of them can. */
export const suitsAtAll = (field: MappableField, facts: ColumnFacts): boolean => readable(field, facts) > 0;

const plainHeader = (header: string): string =>
  header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const unitWords = [
  ['milliseconds', /\b(?:ms|msecs?|milliseconds?|millisekunden|millisecondes|milisegundos)\b/],
  ['minutes', /\b(?:mins?|minutes?|minuten|minutos|minuti)\b/],
  ['hours', /\b(?:hours?|hrs?|std|stunden?|heures?|horas?|ore|uren|uur)\b/],
  ['days', /\b(?:days?|tagen?|tage|jours?|dias?|giorni|dagen)\b/],
  ['seconds', /\b(?:secs?|seconds?|sek|sekunden|secondes|segundos|secondi|seconden)\b/],
] as const;

function durationUnit(header: string, facts: ColumnFacts): RuleOf<'duration'>['unit'] {
  if (facts.words + facts.iso >= 0.6) return 'words';
  if (durations(facts) >= 0.6) return facts.clocks >= facts.words ? 'clock' : 'words';
  const plain = plainHeader(header);
  return unitWords.find(([, words]) => words.test(plain))?.[0] ?? 'seconds';
}

/** The decimal mark that most cells prove; a point when none does. */
const decimalOf = (facts: ColumnFacts): '.' | ',' => (facts.commaDecimals > facts.dotDecimals ? ',' : '.');

function instantRule(header: string, facts: ColumnFacts): Rule {
  const zone = /\b(?:UTC|GMT)\b(?![+-]\d)/.test(header) ? { zone: 'UTC' } : {};
  if (facts.dates < 0.6 && facts.counted && facts.counted !== 'digits')
    return { kind: 'instant', order: 'year-first', serial: facts.counted };
  return { kind: 'instant', order: facts.ordered ? (provenOrder(facts) ?? 'unknown') : 'year-first', ...zone };
}

function moneyRule(header: string, facts: ColumnFacts): Rule {
  const plain = plainHeader(header);
  const per = /\bmicros?\b/.test(plain) ? 1_000_000 : /\bcents?\b/.test(plain) && facts.integers >= 0.99 ? 100 : undefined;
  const currency = currencyInHeader(header);
  return { kind: 'money', decimal: decimalOf(facts), ...(currency ? { currency } : {}), ...(per ? { per } : {}) };
}

/** The scale of answers. A column of numbers that may hold several surveys says little: only one survey's answers show their scale. */
function scaleOf(facts: ColumnFacts, survey: 'nps' | 'csat' | 'ces' | undefined): RuleOf<'score'>['scale'] {
  if (facts.stars >= 0.6) return 'stars';
  if (facts.numbers < 0.6) return facts.scoreWords > facts.verdicts ? 'words' : 'good-bad';
  if (facts.high > 10) return '0-100';
  if (survey === 'nps') return '0-10';
  if (survey === 'ces') return '1-7';
  if (survey !== 'csat' || facts.high <= 5) return '1-5';
  if (facts.high <= 7 && facts.low >= 1) return '1-7';
  return facts.low < 1 ? '0-10' : '1-10';
}

/** The rule by which a column's cells would be read into the field, with what its values and its header prove. `survey` is the kind of
 * all answers, when it is one. */
export function ruleFor(field: MappableField, header: string, facts: ColumnFacts, survey?: 'nps' | 'csat' | 'ces'): Rule {
  const rule = plainRule(field);
  switch (rule.kind) {
    case 'instant':
      return instantRule(header, facts);
    case 'money':
      return moneyRule(header, facts);
    case 'duration':
      return { kind: 'duration', unit: durationUnit(header, facts), decimal: decimalOf(facts) };
    case 'score':
      return { kind: 'score', scale: scaleOf(facts, survey), decimal: decimalOf(facts) };
    case 'number':
      return { kind: 'number', decimal: decimalOf(facts) };
    case 'tenure':
      return /\b(?:days?|tagen?|tage|jours?|dias?|giorni|dagen)\b/.test(plainHeader(header))
        ? { kind: 'tenure', unit: 'days' }
        : rule;
    default:
      return rule;
  }
}
