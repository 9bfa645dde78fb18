import type { ColumnMapping, Mapping } from '../mapping';
import type { ColumnFacts } from './column-facts';
import type { Answer, Inspection, Question } from './inspection';
import { filledFields } from './mapped-fields';

type Open = Omit<Inspection, 'questions'>;

const mappings = ({ mapping, also }: Open): readonly Mapping[] => [mapping, ...also.map((feed) => feed.mapping)];

const examplesOf = (facts: ColumnFacts | undefined, count: number) => facts?.examples.slice(0, count) ?? [];

const namesUnit =
  /\b(?:ms|milli ?seconds?|sec(?:ond)?s?|min(?:ute)?s?|h|hrs?|hours?|days?|sekunden?|minuten?|stunden?|tage?|secondes?|heures?|jours?|segundos?|minutos?|horas?|d[ií]as?|secondi|minuti|ore|giorni|seconden|minuten|uren|dagen)\b/i;

/** Whether the header or the values say in which unit the durations are. */
const isUnitTold = (name: string, facts: ColumnFacts): boolean =>
  facts.filled === 0 || facts.clocks >= 0.6 || facts.numbers < 0.6 || namesUnit.test(name.replaceAll('_', ' '));

export function durationUnit(open: Open): Question | undefined {
  if (open.answered['duration-unit'] || open.mapping.vendor) return undefined;
  const column = mappings(open)
    .flatMap(({ columns }) => columns)
    .find(({ field, rule, name, index }) => {
      const fact = open.facts[index];
      return field && rule.kind === 'duration' && rule.unit === 'seconds' && fact && !isUnitTold(name, fact);
    });
  if (!column) return undefined;
  const example = open.facts[column.index]?.examples[0]?.value ?? '90';
  const choice = (value: string): Answer => ({
    value,
    label: `${value[0]?.toUpperCase()}${value.slice(1)}`,
    detail: `${example} is ${example} ${value}`,
  });
  return {
    id: 'duration-unit',
    text: `In which unit is “${column.name}”? Neither its name nor its values say.`,
    evidence: examplesOf(open.facts[column.index], 3),
    answers: ['seconds', 'minutes', 'hours', 'days', 'milliseconds'].map(choice),
  };
}

const scaleTold =
  /\b1\s*(?:-|–|to|bis|à|a)\s*(?:5|7|10)\b|\b0\s*(?:-|–|to|bis)\s*(?:10|100)\b|out of (?:5|7|10|100)|\/\s*(?:5|7|10|100)\b|stars?\b/i;

/** Scores that several scales could have given; those of NPS and CES have one of their own. */
export function scoreScale(open: Open): Question | undefined {
  if (open.answered['score-scale'] || open.mapping.vendor) return undefined;
  const survey = mappings(open).find(({ dataset }) => dataset === 'surveys');
  if (survey?.surveyKind !== 'csat' || filledFields(survey).has('kind')) return undefined;
  const column = survey.columns.find(({ field }) => field === 'score');
  const fact = column ? open.facts[column.index] : undefined;
  if (!column || !fact || fact.filled === 0 || fact.numbers < 0.6 || fact.high > 10 || fact.high === 5) return undefined;
  if (scaleTold.test(open.labels?.[column.index] ?? column.name)) return undefined;
  const scales = [
    ['1-5', 5, 1, 'the best is 5'],
    ['1-7', 7, 1, 'the best is 7'],
    ['1-10', 10, 1, 'the best is 10'],
    ['0-10', 10, 0, 'the worst is 0 and the best 10'],
  ] as const;
  const possible = scales.filter(([, top, bottom]) => fact.high <= top && fact.low >= bottom);
  if (possible.length < 2) return undefined;
  return {
    id: 'score-scale',
    text: `On which scale is “${column.name}”? The highest answer is ${fact.high}.`,
    evidence: examplesOf(fact, 3),
    answers: possible.map(([value, , , detail]) => ({ value, label: value.replace('-', ' to '), detail })),
  };
}

const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL', 'CLP', 'COP', 'ARS', 'TWD'];

/** Which dollar is meant, where the reporting currency is none. */
export function currency(open: Open): Question | undefined {
  if (open.answered.currency || !open.currency || dollars.includes(open.currency)) return undefined;
  const column = mappings(open)
    .filter((mapping) => !filledFields(mapping).has('currency'))
    .flatMap(({ columns }): readonly ColumnMapping[] => columns)
    .find(
      ({ field, rule, index }) =>
        field &&
        rule.kind === 'money' &&
        !rule.currency &&
        open.facts[index]?.examples.some(({ value }) => /^-?\s*\$|\$$/.test(value.trim())),
    );
  if (!column) return undefined;
  return {
    id: 'currency',
    text: `Which dollars are the amounts in “${column.name}”? They are converted to ${open.currency} by your rates.`,
    evidence: examplesOf(open.facts[column.index], 3),
    answers: dollars.map((code) => ({ value: code, label: code, detail: `$1 is one ${code}` })),
  };
}
