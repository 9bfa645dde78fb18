import { type DatasetId, datasets } from '../../model/dataset';
import { parseIsoDay } from '../../time/day';
import type { ColumnMapping, Mapping, Rule } from '../mapping';
import { mappableField } from './fields';
import type { Feed, Inspection, QuestionId } from './inspection';
import { filledFields, missingIn } from './mapped-fields';
import { propose, shareOrder } from './propose';
import { isWonCondition, withQuestions } from './questions';
import { ruleFor } from './rule-for';
import { kindInWords } from './survey-question';

const isDataset = (value: string): value is DatasetId => datasets.some(({ id }) => id === value);
const isOneOf = <T extends string>(values: readonly T[], value: string): value is T => values.some((each) => each === value);

const units = ['milliseconds', 'seconds', 'minutes', 'hours', 'days'] as const;
const scales = ['0-10', '1-5', '1-7', '1-10', '0-100'] as const;

function withRules(mapping: Mapping, change: (rule: Rule) => Rule): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) => (column.field ? { ...column, rule: change(column.rule) } : column)),
  };
}

function mapScore(
  { header, facts }: Inspection,
  mapping: Mapping,
  column: number,
  kind: Mapping['surveyKind'],
): readonly ColumnMapping[] {
  const fact = facts[column];
  if (!fact) throw new Error(`there is no column ${column}`);
  return mapping.columns.map((each) =>
    each.index === column
      ? { ...each, field: 'score', rule: ruleFor(mappableField('surveys', 'score'), header[column] ?? '', fact, kind) }
      : each,
  );
}

/** The survey tells which scale its answers are on. */
function withSurveyKind(inspection: Inspection, mapping: Mapping, kind: NonNullable<Mapping['surveyKind']>): Mapping {
  const score = mapping.columns.find(({ field }) => field === 'score');
  const columns = score ? mapScore(inspection, mapping, score.index, kind) : mapping.columns;
  return { ...mapping, columns, surveyKind: kind };
}

function withWonWord(mapping: Mapping, value: string): Mapping {
  const { only } = mapping;
  if (!only || value === '') return mapping;
  const words = [value.trim().toLowerCase()];
  return { ...mapping, only: only.map((condition) => (isWonCondition(condition) ? { ...condition, words } : condition)) };
}

function answeredMapping(inspection: Inspection, mapping: Mapping, id: QuestionId, value: string): Mapping {
  const { header, labels = header } = inspection;
  switch (id) {
    case 'encoding':
      return value === 'utf-8' || value === 'windows-1252' ? { ...mapping, encoding: value } : mapping;
    case 'dataset':
      return mapping;
    case 'date-order':
      if (value !== 'day-first' && value !== 'month-first') throw new Error(`"${value}" is no order of dates`);
      return withRules(mapping, (rule) =>
        rule.kind === 'instant' && rule.order === 'unknown' ? { ...rule, order: value } : rule,
      );
    case 'decimal':
      if (value !== '.' && value !== ',') throw new Error(`"${value}" is no decimal mark`);
      return withRules(mapping, (rule) => ('decimal' in rule ? { ...rule, decimal: value } : rule));
    case 'counted-on': {
      const day = parseIsoDay(value);
      return day === undefined || mapping.dataset !== 'customers' ? mapping : { ...mapping, countedOn: day };
    }
    case 'score-column': {
      if (mapping.dataset !== 'surveys' || filledFields(mapping).has('score')) return mapping;
      const kind = mapping.surveyKind ?? kindInWords(labels[Number(value)] ?? '');
      return { ...mapping, columns: mapScore(inspection, mapping, Number(value), kind), ...(kind ? { surveyKind: kind } : {}) };
    }
    case 'survey-kind':
      if (value !== 'nps' && value !== 'csat' && value !== 'ces') throw new Error(`"${value}" is no kind of survey`);
      return mapping.dataset === 'surveys' ? withSurveyKind(inspection, mapping, value) : mapping;
    case 'score-scale':
      if (!isOneOf(scales, value)) throw new Error(`"${value}" is no scale`);
      return withRules(mapping, (rule) => (rule.kind === 'score' ? { ...rule, scale: value } : rule));
    case 'duration-unit':
      if (!isOneOf(units, value)) throw new Error(`"${value}" is no unit of durations`);
      return withRules(mapping, (rule) =>
        rule.kind === 'duration' && rule.unit === 'seconds' ? { ...rule, unit: value } : rule,
      );
    case 'currency':
      if (!/^[A-Z]{3}$/.test(value)) throw new Error(`"${value}" is no currency`);
      return withRules(mapping, (rule) => (rule.kind === 'money' && !rule.currency ? { ...rule, currency: value } : rule));
    case 'won-word':
      return withWonWord(mapping, value);
  }
}

/** The file read as that dataset, whatever it was taken for. */
function proposed({ header, facts, fileName }: Inspection, before: Mapping, dataset: DatasetId): Mapping {
  const { encoding, delimiter, preamble, subheaders, edits } = before;
  const { columns, completes } = propose(dataset, header, facts, fileName);
  return {
    dataset,
    encoding,
    delimiter,
    preamble,
    columns,
    ...(subheaders ? { subheaders } : {}),
    ...(edits ? { edits } : {}),
    ...(completes ? { completes } : {}),
  };
}

const withFeedMapping = (feed: Feed, mapping: Mapping): Feed => ({ ...feed, mapping });

/** The inspection with one question answered, for all datasets that the file feeds. A day that is none leaves it open. */
export function answer(inspection: Inspection, id: QuestionId, value: string): Inspection {
  const answered = { ...inspection.answered, [id]: value };
  if (id === 'dataset')
    return withQuestions(
      isDataset(value)
        ? { ...inspection, mapping: proposed(inspection, inspection.mapping, value), also: [], answered }
        : inspection,
    );
  const change = (mapping: Mapping): Mapping => answeredMapping(inspection, mapping, id, value);
  const also = inspection.also.map((feed) => withFeedMapping(feed, change(feed.mapping)));
  return withQuestions({ ...inspection, mapping: change(inspection.mapping), also, answered });
}

/** The mapping with rules for the columns that got another field than before. */
function withNewRules({ facts }: Inspection, before: Mapping, mapping: Mapping): Mapping {
  const columns = mapping.columns.map((column, place) => {
    const fact = facts[column.index];
    if (!column.field || !fact || column.field === before.columns[place]?.field) return column;
    return { ...column, rule: ruleFor(mappableField(mapping.dataset, column.field), column.name, fact) };
  });
  return { ...mapping, columns: shareOrder(columns) };
}

/**
 * The inspection with a mapping that the user edited: the file's own, or that of the feed at `feed` in `also`. A column that got another field
 * gets that field's rule; another dataset is proposed anew, and the other feeds then go.
 */
export function remap(inspection: Inspection, mapping: Mapping, feed?: number): Inspection {
  const before = feed === undefined ? inspection.mapping : inspection.also[feed]?.mapping;
  if (!before) throw new Error(`there is no feed ${feed}`);
  const same = mapping.dataset === before.dataset;
  const next = same ? withNewRules(inspection, before, mapping) : proposed(inspection, mapping, mapping.dataset);
  if (feed !== undefined) {
    const also = inspection.also.map((each, place) => (place === feed ? withFeedMapping(each, next) : each));
    return withQuestions({ ...inspection, also });
  }
  if (same) return withQuestions({ ...inspection, mapping: next });
  return withQuestions({
    ...inspection,
    mapping: next,
    also: [],
    answered: { ...inspection.answered, dataset: mapping.dataset },
  });
}

/** The inspection with the feed at that place in `also` switched on or off. */
export function switchFeed(inspection: Inspection, feed: number, on: boolean): Inspection {
  return { ...inspection, also: inspection.also.map((each, place) => (place === feed ? { ...each, on } : each)) };
}

/** What keeps the mapping from being used, each a sentence; empty when it is whole. */
export function mappingProblems(mapping: Mapping): readonly string[] {
  const fields = mapping.columns.flatMap(({ field }) => (field ? [field] : []));
  const twice = fields.filter((field, index) => fields.indexOf(field) !== index);
  return [
    ...missingIn(mapping).map(({ id, help }) => `No column gives ${id} (${help.toLowerCase()})`),
    ...(mapping.completes && filledFields(mapping).size < 2 ? ['No column gives anything to complete'] : []),
    ...[...new Set(twice)].map((field) => `Two columns give ${field}: choose one`),
  ];
}
