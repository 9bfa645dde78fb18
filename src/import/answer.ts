import { type DatasetId, datasets } from '../model/dataset';
import { parseIsoDay } from '../time/day';
import { mappableField, missingFields } from './fields';
import type { Inspection, QuestionId } from './inspection';
import type { ColumnMapping, Mapping } from './mapping';
import { propose, shareOrder } from './propose';
import { withQuestions } from './questions';
import { ruleFor } from './rule-for';

const isDataset = (value: string): value is DatasetId => datasets.some(({ id }) => id === value);

function setRule(columns: readonly ColumnMapping[], change: (column: ColumnMapping) => ColumnMapping): readonly ColumnMapping[] {
  return columns.map((column) => (column.field ? change(column) : column));
}

function mapScore({ header, facts, mapping }: Inspection, column: number): readonly ColumnMapping[] {
  const fact = facts[column];
  if (!fact) throw new Error(`there is no column ${column}`);
  return mapping.columns.map((each) =>
    each.index === column
      ? { ...each, field: 'score', rule: ruleFor(mappableField('surveys', 'score'), header[column] ?? '', fact) }
      : each,
  );
}

function answeredMapping(inspection: Inspection, id: QuestionId, value: string): Mapping {
  const { mapping, header, facts, fileName } = inspection;
  switch (id) {
    case 'encoding':
      return value === 'utf-8' || value === 'windows-1252' ? { ...mapping, encoding: value } : mapping;
    case 'dataset':
      return isDataset(value)
        ? { ...mapping, dataset: value, columns: propose(value, header, facts, fileName).columns }
        : mapping;
    case 'date-order':
      if (value !== 'day-first' && value !== 'month-first') throw new Error(`"${value}" is no order of dates`);
      return {
        ...mapping,
        columns: setRule(mapping.columns, (each) =>
          each.rule.kind === 'instant' && each.rule.order === 'unknown'
            ? { ...each, rule: { kind: 'instant', order: value } }
            : each,
        ),
      };
    case 'decimal':
      if (value !== '.' && value !== ',') throw new Error(`"${value}" is no decimal mark`);
      return {
        ...mapping,
        columns: setRule(mapping.columns, (each) =>
          'decimal' in each.rule ? { ...each, rule: { ...each.rule, decimal: value } } : each,
        ),
      };
    case 'counted-on': {
      const day = parseIsoDay(value);
      return day === undefined ? mapping : { ...mapping, countedOn: day };
    }
    case 'score-column':
      return { ...mapping, columns: mapScore(inspection, Number(value)) };
    case 'survey-kind':
      if (value !== 'nps' && value !== 'csat' && value !== 'ces') throw new Error(`"${value}" is no kind of survey`);
      return { ...mapping, surveyKind: value };
  }
}

/** The inspection with one question answered. A day that is none leaves it open. */
export function answer(inspection: Inspection, id: QuestionId, value: string): Inspection {
  const mapping = answeredMapping(inspection, id, value);
  return withQuestions({ ...inspection, mapping, answered: { ...inspection.answered, [id]: value } });
}

/** The inspection with a mapping that the user edited; a column that got another field gets that field's rule. */
export function remap(inspection: Inspection, mapping: Mapping): Inspection {
  const before = inspection.mapping;
  const columns =
    mapping.dataset === before.dataset
      ? mapping.columns.map((column, place) => {
          const fact = inspection.facts[column.index];
          if (!column.field || !fact || column.field === before.columns[place]?.field) return column;
          return { ...column, rule: ruleFor(mappableField(mapping.dataset, column.field), column.name, fact) };
        })
      : propose(mapping.dataset, inspection.header, inspection.facts, inspection.fileName).columns;
  const answered =
    mapping.dataset === before.dataset ? inspection.answered : { ...inspection.answered, dataset: mapping.dataset };
  return withQuestions({ ...inspection, mapping: { ...mapping, columns: shareOrder(columns) }, answered });
}

/** What keeps the mapping from being used, each a sentence; empty when it is whole. */
export function mappingProblems(mapping: Mapping): readonly string[] {
  const fields = mapping.columns.flatMap(({ field }) => (field ? [field] : []));
  const twice = fields.filter((field, index) => fields.indexOf(field) !== index);
  return [
    ...missingFields(mapping.dataset, new Set(fields), mapping.surveyKind !== undefined).map(
      ({ id, help }) => `No column gives ${id} (${help.toLowerCase()})`,
    ),
    ...[...new Set(twice)].map((field) => `Two columns give ${field}: choose one`),
  ];
}
