import { type DatasetId, dataset, type Field, type FieldKind } from '../../model/dataset';
import type { Rule } from '../mapping';

/** What a column may be mapped to: a field of the dataset, or a stand-in that is turned into one while the file is read. */
export type MappableField = {
  readonly id: string;
  readonly kind: FieldKind | 'tenure' | 'currency';
  readonly required: boolean;
  readonly help: string;
};

const standIns: Readonly<Partial<Record<DatasetId, readonly MappableField[]>>> = {
  customers: [
    {
      id: 'tenure',
      kind: 'tenure',
      required: false,
      help: 'Months as a customer, when there is no date; counted on a day that you name',
    },
    { id: 'churned', kind: 'flag', required: false, help: 'Whether they left, when there is no date' },
  ],
  spend: [{ id: 'currency', kind: 'currency', required: false, help: 'Currency of the cost' }],
  orders: [{ id: 'currency', kind: 'currency', required: false, help: 'Currency of the order' }],
};

const mappable = (field: Field): MappableField => ({
  id: field.id,
  kind: field.kind,
  required: field.required === true,
  help: field.help,
});

/** All that a column of a file of that dataset may be mapped to. */
export function mappableFields(id: DatasetId): readonly MappableField[] {
  return [...dataset(id).fields.map(mappable), ...(standIns[id] ?? [])];
}

/** The field of that name; throws when the dataset has none. */
export function mappableField(dataset: DatasetId, id: string): MappableField {
  const found = mappableFields(dataset).find((field) => field.id === id);
  if (!found) throw new Error(`${dataset} have no field "${id}"`);
  return found;
}

/** The rule that a column of this kind begins with. */
export function plainRule(field: MappableField): Rule {
  switch (field.kind) {
    case 'instant':
      return { kind: 'instant', order: 'year-first' };
    case 'money':
      return { kind: 'money', decimal: '.' };
    case 'duration':
      return { kind: 'duration', unit: 'seconds', decimal: '.' };
    case 'score':
      return { kind: 'score', scale: '1-5', decimal: '.' };
    case 'flag':
      return { kind: 'flag' };
    case 'number':
      return { kind: 'number', decimal: '.' };
    case 'tenure':
      return { kind: 'tenure', unit: 'months' };
    case 'currency':
      return { kind: 'currency' };
    default:
      return field.id === 'kind' ? { kind: 'survey-kind' } : field.id === 'kpi' ? { kind: 'kpi' } : { kind: 'text' };
  }
}

/** Required fields that no column fills, in words; a date or a kind that a stand-in or an answer supplies is not missing. */
export function missingFields(dataset: DatasetId, mapped: ReadonlySet<string>, surveyKind: boolean): readonly MappableField[] {
  return mappableFields(dataset).filter(
    ({ id, required }) =>
      required && !mapped.has(id) && !(id === 'acquired_at' && mapped.has('tenure')) && !(id === 'kind' && surveyKind),
  );
}
