import { type DatasetId, dataset, type Field } from '../../model/dataset';
import { duckdb } from './dialect';

/**
 * How rows of two files are known to be of the same record. `key`: by the dataset's key; an order and its refund share an id, so there the
 * sign of the amount is part of it. `form`: records of a dataset without a key are known by all their fields that are not amounts, among
 * files of the same form; such a group of rows is restated as a whole. `row`: nothing names them, every row is a record of its own.
 */
export type Identity =
  | { readonly kind: 'key'; readonly key: string; readonly refund: boolean }
  | { readonly kind: 'form'; readonly names: readonly string[]; readonly values: readonly string[] }
  | { readonly kind: 'row' };

const isName = ({ kind }: Field): boolean => kind === 'instant' || kind === 'id' || kind === 'text' || kind === 'flag';

/** The identity of rows that bring these fields. */
export function identityOf(id: DatasetId, fields: readonly string[]): Identity {
  const { key, fields: all } = dataset(id);
  if (key)
    return fields.includes(key) ? { kind: 'key', key, refund: id === 'orders' && fields.includes('amount') } : { kind: 'row' };
  const filled = all.filter((field) => fields.includes(field.id));
  const names = filled.filter(isName).map((field) => field.id);
  const values = filled.filter((field) => !isName(field)).map((field) => field.id);
  return names.length > 0 ? { kind: 'form', names, values } : { kind: 'row' };
}

/** What names a record within one file, as a list of expressions. */
export function keySql({ key, refund }: Extract<Identity, { kind: 'key' }>): string {
  return refund ? `${duckdb.name(key)}, (amount < 0)` : duckdb.name(key);
}

/** Whether the rows `a` and `b` are of one record; a file without amounts can't tell an order from its refund and means both. */
export function matchSql(id: DatasetId, a: string, aFields: readonly string[], b: string, bFields: readonly string[]): string {
  const key = duckdb.name(dataset(id).key ?? '');
  const sign = id === 'orders' && aFields.includes('amount') && bFields.includes('amount');
  return `${a}.${key} = ${b}.${key}${sign ? ` AND (${a}.amount < 0) = (${b}.amount < 0)` : ''}`;
}
