import type { ColumnMapping, Mapping, Rule } from '../mapping';
import { scaleRanges } from '../readers/score-reader';
import { type ColumnFacts, provenOrder } from './column-facts';
import { mappableField } from './fields';
import type { Feed, Inspection } from './inspection';
import { shareOrder } from './propose';
import { ruleFor } from './rule-for';

type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;
type Topic = 'order' | 'serial' | 'decimal' | 'scale' | 'unit';
type Case = { readonly column: ColumnMapping; readonly own: Rule; readonly fact: ColumnFacts };
type Objection = { readonly topic: Topic; readonly column: ColumnMapping; readonly text: string };

/** Remembered columns as far as the file allows them, and in which the memory had to yield, as ends of a sentence. */
export type Settled = {
  readonly columns: readonly ColumnMapping[];
  readonly yielded: ReadonlyMap<Topic, string>;
};

const isContradictory = ({ dayFirst, monthFirst }: ColumnFacts): boolean => dayFirst !== undefined && monthFirst !== undefined;

function orderObjection({ order }: RuleOf<'instant'>, fact: ColumnFacts): string | undefined {
  if (isContradictory(fact)) return 'its dates have now the day and now the month first';
  const proven = provenOrder(fact);
  if (!proven || proven === order || order === 'year-first') return undefined;
  return `its dates have the ${proven === 'day-first' ? 'day' : 'month'} first`;
}

function serialObjection(kept: RuleOf<'instant'>, own: RuleOf<'instant'>, fact: ColumnFacts): string | undefined {
  if (own.serial === kept.serial) return undefined;
  // Both of Excel's calendars count days that lie in the same range.
  if (own.serial === 'excel-1900' && kept.serial === 'excel-1904') return undefined;
  if (!own.serial) return fact.dates >= 0.6 || fact.counted === 'digits' ? 'its dates are written out' : undefined;
  return kept.serial ? 'its dates are counted in another way' : 'its dates are counted as numbers';
}

function decimalObjection(decimal: '.' | ',', { commaDecimal, dotDecimal }: ColumnFacts): string | undefined {
  if (commaDecimal && dotDecimal) return 'its numbers mix decimal points and commas';
  if (decimal === ',' && dotDecimal) return 'its numbers have a decimal point';
  return decimal === '.' && commaDecimal ? 'its numbers have a decimal comma' : undefined;
}

function fitsScale(scale: RuleOf<'score'>['scale'], fact: ColumnFacts): boolean {
  if (scale === 'good-bad') return fact.verdicts >= 0.6;
  if (scale === 'words') return fact.scoreWords >= 0.6;
  if (scale === 'stars' && fact.stars >= 0.6) return true;
  const [low, high] = scaleRanges[scale];
  return fact.numbers >= 0.6 && fact.low >= low && fact.high <= high;
}

const isTimed = ({ clocks, words, iso }: ColumnFacts): boolean => clocks + words + iso >= 0.6;

/** What the cells of a column prove against the rule that is remembered for it. */
function objections({ column, own, fact }: Case, kind: Mapping['surveyKind']): readonly Objection[] {
  const { rule } = column;
  const found: Objection[] = [];
  const object = (topic: Topic, text: string | undefined): void => {
    if (text) found.push({ topic, column, text });
  };
  if (rule.kind === 'instant' && own.kind === 'instant') {
    object('serial', serialObjection(rule, own, fact));
    if (fact.ordered) object('order', orderObjection(rule, fact));
  }
  if ('decimal' in rule) object('decimal', decimalObjection(rule.decimal, fact));
  // NPS and CES are read on scales of their own, whatever the rule says.
  if (rule.kind === 'score' && own.kind === 'score' && kind !== 'nps' && kind !== 'ces') {
    const fits = fitsScale(rule.scale, fact) || !fitsScale(own.scale, fact);
    object('scale', fits ? undefined : 'its answers are on another scale');
  }
  if (rule.kind === 'duration' && (rule.unit === 'clock' || rule.unit === 'words') && fact.numbers >= 0.6 && !isTimed(fact))
    object('unit', 'its durations are plain numbers');
  return found;
}

function counted({ serial: _serial, time, ...kept }: RuleOf<'instant'>, own: RuleOf<'instant'>): RuleOf<'instant'> {
  if (own.serial) return { ...kept, order: own.order, serial: own.serial };
  return { ...kept, order: own.order, ...(time === undefined ? {} : { time }) };
}

/** Where one column of dates or of numbers turned out to be written differently, the others are not taken from memory either. */
function settledRule({ column, own, fact }: Case, all: ReadonlySet<Topic>, here: ReadonlySet<Topic>): Rule {
  const { rule } = column;
  if (rule.kind === 'instant' && own.kind === 'instant') {
    if (here.has('serial')) return counted(rule, own);
    return all.has('order') || (fact.ordered && rule.order === 'year-first') ? { ...rule, order: own.order } : rule;
  }
  const marked = all.has('decimal') && 'decimal' in rule && 'decimal' in own ? { ...rule, decimal: own.decimal } : rule;
  if (marked.kind === 'score' && own.kind === 'score' && here.has('scale')) return { ...marked, scale: own.scale };
  return marked.kind === 'duration' && own.kind === 'duration' && here.has('unit') ? { ...marked, unit: own.unit } : marked;
}

/** The rule that the column would have without memory. */
function ownRule({ mapping }: Inspection, { dataset, surveyKind }: Mapping, column: ColumnMapping, fact: ColumnFacts): Rule {
  const { field = '', index, name, rule } = column;
  const preset = mapping.vendor && mapping.dataset === dataset && rule.kind !== 'instant';
  const known = preset ? mapping.columns.find((each) => each.index === index && each.field === field)?.rule : undefined;
  return known ?? ruleFor(mappableField(dataset, field), name, fact, surveyKind);
}

/** Holds remembered columns, which stand where they do in this file, against what its cells prove: that wins, and what contradicts itself
 * is left to be asked. Only what the file leaves open is taken from memory. */
export function settleRemembered(inspection: Inspection, remembered: Mapping, columns: readonly ColumnMapping[]): Settled {
  const cases = columns.flatMap((column): readonly Case[] => {
    const fact = inspection.facts[column.index];
    return column.field && fact ? [{ column, fact, own: ownRule(inspection, remembered, column, fact) }] : [];
  });
  const found = cases.flatMap((each) => objections(each, remembered.surveyKind));
  const yielded = new Map(found.map(({ topic, text }) => [topic, text]));
  const all = new Set(yielded.keys());
  const settled = columns.map((column) => {
    const given = cases.find((each) => each.column === column);
    const here = new Set(found.flatMap((each) => (each.column === column ? [each.topic] : [])));
    return given ? { ...column, rule: settledRule(given, all, here) } : column;
  });
  const shared = shareOrder(settled).map((column, place) => {
    const fact = inspection.facts[column.index];
    return fact && isContradictory(fact) ? (settled[place] ?? column) : column;
  });
  return { columns: shared, yielded };
}

/** The decimal marks by which columns are read. */
export const marksOf = (columns: readonly ColumnMapping[]): ReadonlySet<'.' | ','> =>
  new Set(columns.flatMap(({ field, rule }) => (field && 'decimal' in rule ? [rule.decimal] : [])));

/** A feed beside the remembered mapping, read as that one is where the file leaves open how. */
export function alikeFeed(feed: Feed, columns: readonly ColumnMapping[], facts: Inspection['facts']): Feed {
  const marks = marksOf(columns);
  const [mark] = marks;
  const alike = feed.mapping.columns.map((column): ColumnMapping => {
    const { rule, index, field } = column;
    const fact = facts[index];
    if (!field || !fact) return column;
    const same = columns.find((each) => each.index === index && each.field && each.rule.kind === rule.kind)?.rule;
    if (rule.kind === 'instant')
      return rule.order === 'unknown' && same?.kind === 'instant' ? { ...column, rule: { ...rule, order: same.order } } : column;
    if (!('decimal' in rule) || !fact.commaDecimal !== !fact.dotDecimal) return column;
    const decimal = same && 'decimal' in same ? same.decimal : marks.size === 1 ? mark : undefined;
    return decimal ? { ...column, rule: { ...rule, decimal } } : column;
  });
  return { ...feed, mapping: { ...feed.mapping, columns: alike } };
}
