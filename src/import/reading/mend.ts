import type { CellEdit, ColumnMapping, Mapping, Rule } from '../mapping';
import { ordersOf } from '../values/parse-instant';
import { parseDecimal } from '../values/parse-number';
import type { Finding, FindingGroup } from './summary';

/** Cells that are few enough to be mended one by one. */
const HANDFUL = 20;

/** The one thing that a user can do about a group of findings where it stands. */
export type Mend =
  | { readonly kind: 'mapping'; readonly label: string; readonly mapping: Mapping }
  | { readonly kind: 'choice'; readonly options: readonly { readonly label: string; readonly mapping: Mapping }[] }
  | { readonly kind: 'rate'; readonly currency: string }
  | { readonly kind: 'edit'; readonly cells: readonly (CellEdit & { readonly line: number })[] };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function readsAs(value: string, decimal: '.' | ','): boolean {
  const bytes = bytesOf(value);
  return parseDecimal(bytes, 0, bytes.length, decimal, 4) === undefined;
}

/** A number with too many marks, with only its last one kept as the decimal mark: 1.284.50 is 1.284,50. Undefined when that is no number. */
export function withLastMark(value: string, decimal: '.' | ','): string | undefined {
  const parts = /^(\D*?)(\d(?:[\d.,'’ ]*\d)?)([.,])(\d{1,2})(\D*)$/.exec(value.trim());
  if (!parts) return undefined;
  const [, before = '', whole = '', , fraction = '', after = ''] = parts;
  const group = decimal === ',' ? '.' : ',';
  const digits = whole.replace(/\D/g, '').replace(/\B(?=(\d{3})+$)/g, group);
  const text = `${before}${digits}${decimal}${fraction}${after}`;
  return readsAs(text, decimal) ? text : undefined;
}

/** The findings that were kept of a group. */
export const findingsOf = (group: FindingGroup, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ reason, severity, column }) =>
      reason === group.reason && severity === group.severity && (column === undefined || group.text.startsWith(`${column}: `)),
  );

const withRule = (mapping: Mapping, index: number, rule: Rule): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (column.index === index ? { ...column, rule } : column)),
});

/** Edits take the place of earlier ones of the same cells. */
export const withEdits = (mapping: Mapping, edits: readonly CellEdit[]): Mapping => ({
  ...mapping,
  edits: [
    ...(mapping.edits ?? []).filter((old) => !edits.some(({ record, column }) => record === old.record && column === old.column)),
    ...edits,
  ],
});

function otherRule({ rule }: ColumnMapping, values: readonly string[]): { label: string; rule: Rule } | undefined {
  if (rule.kind === 'instant' && (rule.order === 'day-first' || rule.order === 'month-first')) {
    const order = rule.order === 'day-first' ? 'month-first' : 'day-first';
    const fits = values.every((value) => ordersOf(value)?.includes(order));
    return fits ? { label: `Read with the ${order.replace('-', ' ')}`, rule: { ...rule, order } } : undefined;
  }
  if ('decimal' in rule) {
    const decimal = rule.decimal === '.' ? ',' : '.';
    const fits = values.every((value) => readsAs(value, decimal));
    return fits ? { label: `Read with a decimal ${decimal === ',' ? 'comma' : 'point'}`, rule: { ...rule, decimal } } : undefined;
  }
  return undefined;
}

const unitSizes = { milliseconds: 1, seconds: 2, minutes: 3, hours: 4, days: 5 } as const;
const units = Object.keys(unitSizes) as readonly (keyof typeof unitSizes)[];

/** The units in which plain numbers may be meant: where the rule expects none any of the usual ones, where they come out longer than a year a
 * smaller one. */
function otherUnits(group: FindingGroup, { rule }: ColumnMapping, values: readonly string[]): readonly Rule[] {
  if (rule.kind !== 'duration') return [];
  const { unit } = rule;
  const numbers = values.every((value) => readsAs(value.replace(/^-/, ''), rule.decimal));
  const named = unit === 'clock' || unit === 'words';
  if (named)
    return group.reason === 'duration-unreadable' && numbers
      ? (['minutes', 'hours', 'seconds'] as const).map((other) => ({ ...rule, unit: other }))
      : [];
  if (group.reason !== 'duration-long') return [];
  const smaller = units.filter((other) => unitSizes[other] < unitSizes[unit]);
  return smaller.slice(-2).map((other) => ({ ...rule, unit: other }));
}

const currencyOf = (finding: Finding | undefined): string | undefined =>
  /\b[A-Z]{3}\b/.exec(finding?.value ?? '')?.[0] ?? /\bin ([A-Z]{3})\b/.exec(finding?.text ?? '')?.[1];

/**
 * What can be done about a group: give a rate, write all its cells as they must have been meant, read its column by the other order or
 * mark or in another unit (when more rows gain by it than lose), or edit a handful of cells. Undefined when only the file itself can be mended.
 */
export function mendOf(group: FindingGroup, findings: readonly Finding[], mapping: Mapping, loaded: number): Mend | undefined {
  const own = findingsOf(group, findings);
  const [first] = own;
  if (!first || (group.severity !== 'refused' && group.reason !== 'duration-long')) return undefined;
  if (group.reason === 'no-rate' || group.reason === 'other-currency') {
    const currency = currencyOf(first);
    return currency ? { kind: 'rate', currency } : undefined;
  }
  const column = mapping.columns.find(({ name, field }) => field !== undefined && name === first.column);
  if (!column) return undefined;
  const values = own.map(({ value }) => value ?? '');
  const mostly = group.count > loaded / 2;
  const inUnits = mostly ? otherUnits(group, column, values) : [];
  if (inUnits.length > 0)
    return {
      kind: 'choice',
      options: inUnits.map((rule) => ({
        label: `Read as ${rule.kind === 'duration' ? rule.unit : ''}`,
        mapping: withRule(mapping, column.index, rule),
      })),
    };
  if (group.severity !== 'refused') return undefined;
  const whole = own.length === group.count;
  const { rule, index } = column;
  if ('decimal' in rule && whole) {
    const meant = values.map((value) => withLastMark(value, rule.decimal));
    const edits = own.flatMap(({ record }, at) => {
      const value = meant[at];
      return value === undefined ? [] : [{ record, column: index, value }];
    });
    if (edits.length === own.length)
      return { kind: 'mapping', label: `Read as ${edits[0]?.value}`, mapping: withEdits(mapping, edits) };
  }
  const other = mostly ? otherRule(column, values) : undefined;
  if (other) return { kind: 'mapping', label: other.label, mapping: withRule(mapping, index, other.rule) };
  if (!whole || group.count > HANDFUL) return undefined;
  return { kind: 'edit', cells: own.map(({ record, line, value }) => ({ record, line, column: index, value: value ?? '' })) };
}
