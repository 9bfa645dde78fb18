import type { Rule } from '../import/mapping';

type RuleChoice = { readonly value: string; readonly label: string; readonly rule: Rule };

const orders = { 'year-first': 'year-month-day', 'day-first': 'day.month.year', 'month-first': 'month/day/year' } as const;
const serials = {
  'excel-1900': 'Excel days',
  'excel-1904': 'Excel days, 1904',
  'epoch-seconds': 'seconds since 1970',
  'epoch-milliseconds': 'milliseconds since 1970',
} as const;
const scales = {
  '0-10': '0 to 10',
  '1-5': '1 to 5',
  '1-7': '1 to 7',
  '1-10': '1 to 10',
  '0-100': '0 to 100',
  'good-bad': 'good or bad',
  stars: 'stars',
  words: 'words',
} as const;
const units = {
  milliseconds: 'milliseconds',
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  clock: 'h:mm:ss',
  words: '2d 3h',
} as const;
const marks = { '.': '1,234.56', ',': '1.234,56' } as const;

const keys = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(record) as K[];

/** The other ways in which a column of this kind can be read. */
export function ruleChoices(rule: Rule): readonly RuleChoice[] {
  switch (rule.kind) {
    case 'instant':
      return [
        ...keys(orders).map((order) => ({ value: order, label: orders[order], rule: { ...rule, order, serial: undefined } })),
        ...keys(serials).map((serial) => ({
          value: serial,
          label: serials[serial],
          rule: { ...rule, order: 'year-first' as const, serial },
        })),
      ];
    case 'money':
      return keys(marks).flatMap((decimal) =>
        ([1, 100] as const).map((per) => ({
          value: `${decimal}${per}`,
          label: per === 100 ? `${marks[decimal]} in cents` : marks[decimal],
          rule: { ...rule, decimal, per },
        })),
      );
    case 'number':
      return keys(marks).map((decimal) => ({ value: decimal, label: marks[decimal], rule: { ...rule, decimal } }));
    case 'duration':
      return keys(units).map((unit) => ({ value: unit, label: units[unit], rule: { ...rule, unit } }));
    case 'score':
      return keys(scales).map((scale) => ({ value: scale, label: scales[scale], rule: { ...rule, scale } }));
    case 'tenure':
      return (['months', 'days'] as const).map((unit) => ({ value: unit, label: unit, rule: { kind: 'tenure', unit } }));
    default:
      return [];
  }
}

/** The value of the choice that the rule is. */
export function currentRule(rule: Rule): string {
  switch (rule.kind) {
    case 'instant':
      return rule.serial ?? rule.order;
    case 'money':
      return `${rule.decimal}${rule.per ?? 1}`;
    case 'number':
      return rule.decimal;
    case 'score':
      return rule.scale;
    case 'duration':
    case 'tenure':
      return rule.unit;
    default:
      return '';
  }
}

/** What is to be said of a column that can be read in one way only. */
export const plainRuleWords = (rule: Rule): string =>
  ({ text: 'text', flag: 'yes or no', currency: 'currency code', kpi: 'name of a KPI', 'survey-kind': 'kind of survey' })[
    rule.kind as string
  ] ?? '';
