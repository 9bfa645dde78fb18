import { type DatasetId, dataset } from '../../model/dataset';
import type { Mapping } from '../mapping';
import { type MappableField, mappableField, missingFields } from './fields';

/** The field that names a record of the dataset; undefined when its files are keyed by their rows. */
export const keyOf = (id: DatasetId): string | undefined => dataset(id).key;

/** Fields that the mapping fills, from a column or with the same value in every row. */
export const filledFields = (mapping: Mapping): ReadonlySet<string> =>
  new Set([...mapping.columns.flatMap(({ field }) => (field ? [field] : [])), ...Object.keys(mapping.constants ?? {})]);

/** What the mapping still lacks: required fields, or of a file that completes records the field that names them. */
export function missingIn(mapping: Mapping): readonly MappableField[] {
  const filled = filledFields(mapping);
  if (!mapping.completes) return missingFields(mapping.dataset, filled, mapping.surveyKind !== undefined);
  const key = keyOf(mapping.dataset);
  return key && !filled.has(key) ? [mappableField(mapping.dataset, key)] : [];
}
