import { datasets } from '../model/dataset';
import type { ColumnFacts, Evidence } from './column-facts';
import type { Inspection, Question } from './inspection';
import { scoreCandidates } from './propose';

type Open = Omit<Inspection, 'questions'>;

const defined = (evidence: readonly (Evidence | undefined)[]): readonly Evidence[] =>
  evidence.filter((each) => each !== undefined);

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

function dateOrder({ mapping, facts }: Open): Question | undefined {
  const open = mapping.columns.filter(({ field, rule }) => field && rule.kind === 'instant' && rule.order === 'unknown');
  const [column] = open;
  if (!column) return undefined;
  const fact = facts[column.index];
  const contradictory = fact?.dayFirst && fact.monthFirst;
  return {
    id: 'date-order',
    text: contradictory
      ? `In “${column.name}” line ${fact.dayFirst?.line} can only be day first and line ${fact.monthFirst?.line} only month first. Which is right? Rows that do not fit will be refused.`
      : `In “${open.map(({ name }) => name).join('”, “')}”, which comes first: day or month? No value has a part over 12, so the file does not say.`,
    evidence: contradictory ? defined([fact.dayFirst, fact.monthFirst]) : (fact?.examples.slice(0, 3) ?? []),
    answers: [
      { value: 'day-first', label: 'Day first', detail: '3/11 is 3 November' },
      { value: 'month-first', label: 'Month first', detail: '3/11 is 11 March' },
    ],
  };
}

const isOpenDecimal = (facts: ColumnFacts | undefined): boolean =>
  !!facts?.eitherDecimal && !!facts.commaDecimal === !!facts.dotDecimal;

function decimal({ mapping, facts, answered }: Open): Question | undefined {
  if (answered.decimal) return undefined;
  const open = mapping.columns.filter(({ field, index, rule }) => field && 'decimal' in rule && isOpenDecimal(facts[index]));
  const [column] = open;
  if (!column) return undefined;
  return {
    id: 'decimal',
    text: `In “${column.name}”, what does the mark mean? Every value has three digits behind it.`,
    evidence: facts[column.index]?.examples.filter(({ value }) => /[.,]/.test(value)).slice(0, 3) ?? [],
    answers: [
      { value: '.', label: 'Decimal point', detail: '1.234 is a little more than one; 1,234 is a thousand two hundred' },
      { value: ',', label: 'Decimal comma', detail: '1,234 is a little more than one; 1.234 is a thousand two hundred' },
    ],
  };
}

function countedOn({ mapping, modifiedOn }: Open): Question | undefined {
  const mapped = new Set(mapping.columns.flatMap(({ field }) => (field ? [field] : [])));
  const undated = mapped.has('tenure') || (mapped.has('churned') && !mapped.has('churned_at'));
  if (mapping.dataset !== 'customers' || !undated || mapping.countedOn !== undefined) return undefined;
  return {
    id: 'counted-on',
    text: 'On which day was this list made? It says how long customers have stayed or whether they left, but not when.',
    evidence: [],
    answers: [
      {
        value: modifiedOn,
        label: modifiedOn,
        detail: 'The day on which the file was last saved. Tenure counts back from it, and those who left count as lost on it',
      },
    ],
  };
}

function scoreColumn({ mapping, header, facts }: Open): Question | undefined {
  if (mapping.dataset !== 'surveys' || mapping.columns.some(({ field }) => field === 'score')) return undefined;
  const candidates = scoreCandidates(header, facts);
  if (candidates.length === 0) return undefined;
  return {
    id: 'score-column',
    text: 'Which column is the answer to count?',
    evidence: [],
    answers: candidates.map((index) => ({
      value: String(index),
      label: header[index] ?? '',
      detail: `for example ${facts[index]?.examples
        .slice(0, 4)
        .map(({ value }) => value)
        .join(', ')}`,
    })),
  };
}

function surveyKind({ mapping }: Open): Question | undefined {
  if (mapping.dataset !== 'surveys' || mapping.surveyKind || mapping.columns.some(({ field }) => field === 'kind'))
    return undefined;
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

/** What still has to be asked before the file can be imported, in the order in which it should be answered. */
function questionsOf(open: Open): readonly Question[] {
  return [encoding, datasetOf, scoreColumn, surveyKind, dateOrder, decimal, countedOn].flatMap((ask) => {
    const question = ask(open);
    return question ? [question] : [];
  });
}

/** The inspection with the questions that it leaves open. */
export const withQuestions = (open: Open): Inspection => ({ ...open, questions: questionsOf(open) });
