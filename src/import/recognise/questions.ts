import { datasets } from '../../model/dataset';
import type { ColumnMapping, Mapping, RowCondition } from '../mapping';
import { wonWords } from '../presets/deals';
import type { ColumnFacts, Evidence } from './column-facts';
import type { Answer, Inspection, OrderReading, Question } from './inspection';
import { filledFields } from './mapped-fields';
import { scoreCandidates } from './survey-question';
import { currency, durationUnit, scoreScale } from './unit-questions';

export type Open = Omit<Inspection, 'questions'>;

const defined = (evidence: readonly (Evidence | undefined)[]): readonly Evidence[] =>
  evidence.filter((each) => each !== undefined);

/** The mappings of all datasets that the file feeds. */
export const mappingsOf = ({ mapping, also }: Open): readonly Mapping[] => [mapping, ...also.map((feed) => feed.mapping)];

/** Mapped columns of all feeds for which `test` holds, each column once. */
function mappedColumns(open: Open, test: (column: ColumnMapping) => boolean): readonly ColumnMapping[] {
  const columns = mappingsOf(open).flatMap((mapping) => mapping.columns.filter((column) => column.field && test(column)));
  return columns.filter(({ index }, place) => columns.findIndex((column) => column.index === index) === place);
}

function encoding({ encodingProven, answered, facts }: Open): Question | undefined {
  if (encodingProven || answered.encoding) return undefined;
  const evidence = facts.flatMap(({ examples }) => examples.filter(({ value }) => /[^\x20-\x7e]/.test(value))).slice(0, 3);
  return {
    id: 'encoding',
    text: 'Which letters does the file use? It is not UTF-8.',
    evidence,
    answers: [
      {
        value: 'windows-1252',
        label: 'Western European (Windows)',
        detail: 'As Excel saves “CSV” in Western Europe and America; read that way the values are as shown',
      },
      { value: 'utf-8', label: 'UTF-8', detail: 'Rows with broken letters will be refused' },
    ],
  };
}

function datasetOf({ guess, answered }: Open): Question | undefined {
  if (guess.dataset || answered.dataset) return undefined;
  return {
    id: 'dataset',
    text: 'What does a row of this file stand for?',
    evidence: [],
    answers: datasets.map(({ id, label, fields }) => ({
      value: id,
      label,
      detail: `needs ${fields
        .filter(({ required }) => required)
        .map((field) => field.id)
        .join(', ')}`,
    })),
  };
}

const rows = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
const monthNames = 'January February March April May June July August September October November December'.split(' ');

/** A numeric date in words, as that order reads it. */
function inWords(value: string, order: 'day-first' | 'month-first'): string {
  const [, first, second, year] = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})/.exec(value) ?? [];
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  const name = monthNames[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : 'no date';
}

function orderAnswer(
  order: 'day-first' | 'month-first',
  examples: readonly Evidence[],
  reading: OrderReading | undefined,
): Answer {
  const read = examples.slice(0, 2).map(({ value }) => `${value} is ${inWords(value, order)}`);
  const late = reading && reading.afterToday > 0 ? [`${rows(reading.afterToday)} would lie after today`] : [];
  const impossible = reading && reading.impossible > 0 ? [`${rows(reading.impossible)} would be no date`] : [];
  return {
    value: order,
    label: order === 'day-first' ? 'Day first' : 'Month first',
    detail: [...read, ...late, ...impossible].join('; '),
    ...(reading ? { months: reading.months, afterToday: reading.afterToday } : {}),
  };
}

function dateOrder(open: Open): Question | undefined {
  const unknown = mappedColumns(open, ({ rule }) => rule.kind === 'instant' && rule.order === 'unknown');
  const [column] = unknown;
  if (!column) return undefined;
  const fact = open.facts[column.index];
  const contradictory = fact?.dayFirst && fact.monthFirst;
  const examples = contradictory ? defined([fact.dayFirst, fact.monthFirst]) : (fact?.examples.slice(0, 3) ?? []);
  const readings = open.readings?.[column.index];
  return {
    id: 'date-order',
    text: contradictory
      ? `In “${column.name}” line ${fact.dayFirst?.line} can only be day first and line ${fact.monthFirst?.line} only month first. Which is right? Rows that do not fit will be refused.`
      : `In “${unknown.map(({ name }) => name).join('”, “')}”, which comes first: day or month? No value has a part over 12, so the file does not say.`,
    evidence: examples,
    answers: (['day-first', 'month-first'] as const).map((order) => orderAnswer(order, examples, readings?.[order])),
  };
}

const isOpenDecimal = (facts: ColumnFacts | undefined): boolean =>
  !!facts?.eitherDecimal && !!facts.commaDecimal === !!facts.dotDecimal;

function decimal(open: Open): Question | undefined {
  if (open.answered.decimal) return undefined;
  const [column] = mappedColumns(open, ({ index, rule }) => 'decimal' in rule && isOpenDecimal(open.facts[index]));
  if (!column) return undefined;
  return {
    id: 'decimal',
    text: `In “${column.name}”, what does the mark mean? Every value has three digits behind it.`,
    evidence: open.facts[column.index]?.examples.filter(({ value }) => /[.,]/.test(value)).slice(0, 3) ?? [],
    answers: [
      { value: '.', label: 'Decimal point', detail: '1.234 is a little more than one; 1,234 is a thousand two hundred' },
      { value: ',', label: 'Decimal comma', detail: '1,234 is a little more than one; 1.234 is a thousand two hundred' },
    ],
  };
}

const isUndated = (mapping: Mapping): boolean => {
  const mapped = filledFields(mapping);
  const undated = mapped.has('tenure') || (mapped.has('churned') && !mapped.has('churned_at'));
  return mapping.dataset === 'customers' && undated && mapping.countedOn === undefined;
};

function countedOn(open: Open): Question | undefined {
  if (!mappingsOf(open).some(isUndated)) return undefined;
  return {
    id: 'counted-on',
    text: 'On which day was this list made? It says how long customers have stayed or whether they left, but not when.',
    evidence: [],
    answers: [
      {
        value: open.modifiedOn,
        label: open.modifiedOn,
        detail: 'The day on which the file was last saved. Tenure counts back from it, and those who left count as lost on it',
      },
    ],
  };
}

function scoreColumn(open: Open): Question | undefined {
  const lacking = mappingsOf(open).some((mapping) => mapping.dataset === 'surveys' && !filledFields(mapping).has('score'));
  const { header, facts, labels = header } = open;
  const candidates = lacking ? scoreCandidates(labels, facts) : [];
  if (candidates.length === 0) return undefined;
  return {
    id: 'score-column',
    text: 'Which column is the answer to count?',
    evidence: [],
    answers: candidates.map((index) => ({
      value: String(index),
      label: labels[index] ?? '',
      detail: `for example ${facts[index]?.examples
        .slice(0, 4)
        .map(({ value }) => value)
        .join(', ')}`,
    })),
  };
}

function surveyKind(open: Open): Question | undefined {
  const lacking = mappingsOf(open).some(
    (mapping) => mapping.dataset === 'surveys' && !mapping.surveyKind && !filledFields(mapping).has('kind'),
  );
  if (!lacking) return undefined;
  return {
    id: 'survey-kind',
    text: 'Which survey is it?',
    evidence: [],
    answers: [
      { value: 'nps', label: 'NPS', detail: 'Would you recommend us? 0 to 10' },
      { value: 'csat', label: 'CSAT', detail: 'How satisfied are you? 1 to 5, or a scale that is mapped to it' },
      { value: 'ces', label: 'CES', detail: 'How easy was it? 1 to 7' },
    ],
  };
}

/** Whether a condition asks for a deal that was won by words that systems begin with. */
export const isWonCondition = (condition: RowCondition): condition is Extract<RowCondition, { words: readonly string[] }> =>
  condition.is === 'one-of' &&
  condition.words.length === wonWords.length &&
  condition.words.every((word, at) => word === wonWords[at]);

/** Stages carry names of the user's own: when none of them is known, nothing would count. */
function wonWord(open: Open): Question | undefined {
  if (open.answered['won-word'] !== undefined) return undefined;
  const condition = mappingsOf(open)
    .flatMap(({ only = [] }) => only)
    .find(isWonCondition);
  const examples = condition ? (open.facts[condition.column]?.examples ?? []) : [];
  const plain = (value: string): string => value.trim().toLowerCase();
  if (!condition || examples.length === 0 || examples.some(({ value }) => wonWords.includes(plain(value)))) return undefined;
  return {
    id: 'won-word',
    text: `Which “${open.header[condition.column]}” means that a deal was won?`,
    evidence: examples.slice(0, 3),
    answers: [
      ...examples.slice(0, 20).map(({ value }) => ({ value, label: value, detail: 'Only these deals count as won' })),
      { value: '', label: 'None of these', detail: 'No deal of this file counts as won' },
    ],
  };
}

/** What still has to be asked before the file can be imported, in the order in which it should be answered. */
function questionsOf(open: Open): readonly Question[] {
  const all = [
    encoding,
    datasetOf,
    scoreColumn,
    surveyKind,
    scoreScale,
    wonWord,
    dateOrder,
    decimal,
    durationUnit,
    currency,
    countedOn,
  ];
  return all.flatMap((ask) => ask(open) ?? []);
}

/** The inspection with the questions that it leaves open. */
export const withQuestions = (open: Open): Inspection => ({ ...open, questions: questionsOf(open) });
