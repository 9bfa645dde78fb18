import { civil, type Day, dayOf } from '../time/day';
import { instantOfLocal, type OffsetChange } from '../time/zone';
import type { Column, ColumnSum } from './batch';
import { BoolBuilder, DoubleBuilder, Int64Builder, TextBuilder } from './column-builder';
import { isUtf8 } from './decode';
import type { MappableField } from './fields';
import { kpiReader } from './kpi-reader';
import type { Rule } from './mapping';
import { instant, parseInstant } from './parse-instant';
import { decimal, parseClock, parseDecimal } from './parse-number';
import { isMissingWord, parseFlag, parseSurveyKind, parseVerdict } from './parse-word';

/** Why a cell is refused: a reason that groups, a sentence about the cell, and a phrase about all such cells. */
export type Refusal = { readonly reason: string; readonly text: string; readonly group: string };

export type ReadContext = {
  readonly currency: string;
  readonly countedOn: Day | undefined;
  /** Offset changes of the workspace's zone, to read wall-clock times of a column in which others name their offset. */
  readonly changes: readonly OffsetChange[];
  /** Fields whose values are stored as true instants although the first ones named no offset. */
  readonly absolute: ReadonlySet<string>;
  /** Of the row that is read: its survey kind, where a column says it. */
  readonly row: { kind: 'nps' | 'csat' | 'ces' | undefined };
  note(reason: string, text: string, group: string): void;
};

/** Reads cells of one column into its builder. `read` returns why a cell is refused; `finish` makes the row count. */
export type CellReader = {
  readonly field: string;
  read(bytes: Uint8Array, start: number, end: number, row: number): Refusal | undefined;
  commit(row: number): void;
  take(rows: number): Column;
  sum(): ColumnSum;
  /** Of a column of instants: whether all of them were read by the wall clock. */
  floating?(): boolean;
};

/** A column turned out to mix times with and without an offset: the file has to be read again with the field as `absolute`. */
export class MixedOffsets extends Error {
  constructor(readonly field: string) {
    super(`${field} mixes times with and without an offset`);
    this.name = 'MixedOffsets';
  }
}

const decoder = new TextDecoder();
const DAY = 86_400_000;
const symbols: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'SHP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL', 'CLP', 'COP', 'ARS', 'TWD'],
};

const textOf = (bytes: Uint8Array, start: number, end: number): string => decoder.decode(bytes.subarray(start, end));
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

function isEmpty(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start) return true;
  if (end - start > 16) return false;
  const first = bytes[start] ?? 0;
  if (first >= 48 && first <= 57) return false;
  return isMissingWord(textOf(bytes, start, end));
}

const SENTINEL = Date.UTC(1900, 0, 1);

function missing(field: MappableField, where: string): Refusal | undefined {
  if (!field.required && field.kind !== 'tenure') return undefined;
  return { reason: 'empty', text: `${where} is empty, and a record can't do without it`, group: 'cell is empty' };
}

type Builder = Int64Builder | DoubleBuilder | BoolBuilder | TextBuilder;
type Shared = Pick<CellReader, 'field' | 'commit' | 'take' | 'sum'>;

const shared = (field: string, builder: Builder): Shared => ({
  field,
  commit: (row) => builder.commit(row),
  take: (rows) => builder.take(rows),
  sum: () => builder.sum(),
});

function instantReader(
  field: MappableField,
  name: string,
  rule: Extract<Rule, { kind: 'instant' }>,
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new Int64Builder(capacity);
  let floating = !context.absolute.has(field.id);
  let any = false;
  return {
    ...shared(field.id, builder),
    floating: () => floating,
    read(bytes, start, end, row) {
      if (isEmpty(bytes, start, end)) {
        builder.mark(row, false);
        return missing(field, name);
      }
      if (!parseInstant(bytes, start, end, rule.order)) {
        const text = shown(textOf(bytes, start, end));
        return {
          reason: 'date-unreadable',
          text: `“${text}” is not a date${rule.order === 'day-first' ? ' with the day first' : rule.order === 'month-first' ? ' with the month first' : ''}`,
          group: 'not a date',
        };
      }
      if (!instant.offset && instant.ms === SENTINEL) {
        builder.mark(row, false);
        context.note('sentinel', '1900-01-01 is read as “no date”', '1900-01-01 read as no date');
        return missing(field, name);
      }
      if (instant.offset && floating) {
        if (any) throw new MixedOffsets(field.id);
        floating = false;
      }
      any = true;
      if (!instant.offset && !floating) {
        context.note(
          'no-offset',
          `“${shown(textOf(bytes, start, end))}” names no offset and is read in the workspace's time zone`,
          'no offset, read in the workspace’s time zone',
        );
        builder.write(row, instantOfLocal(instant.ms, context.changes));
      } else builder.write(row, instant.ms);
      return undefined;
    },
  };
}

/** The day that lies whole months (or days) before the eve of the day on which the list was made, as wall-clock milliseconds. */
function tenureStart(countedOn: Day, amount: number, unit: 'months' | 'days'): number {
  if (unit === 'days') return (countedOn - 1 - amount) * DAY;
  const { year, month, day } = civil(countedOn - 1);
  const months = year * 12 + month - 1 - amount;
  const at = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  const last = dayOf(at.month === 12 ? at.year + 1 : at.year, at.month === 12 ? 1 : at.month + 1, 1) - 1;
  return Math.min(dayOf(at.year, at.month, 1) + day - 1, last) * DAY;
}

function tenureReader(
  field: MappableField,
  name: string,
  unit: 'months' | 'days',
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new Int64Builder(capacity);
  return {
    ...shared('acquired_at', builder),
    floating: () => true,
    read(bytes, start, end, row) {
      if (isEmpty(bytes, start, end)) return missing(field, name);
      const fault = parseDecimal(bytes, start, end, '.', 0);
      if (fault || !decimal.exact || decimal.value < 0 || decimal.value > 1200) {
        return {
          reason: 'tenure-unreadable',
          text: `“${shown(textOf(bytes, start, end))}” is not a whole number of ${unit}`,
          group: `not a whole number of ${unit}`,
        };
      }
      if (context.countedOn === undefined) throw new Error('a tenure needs the day on which it was counted');
      builder.write(row, tenureStart(context.countedOn, decimal.value, unit));
      return undefined;
    },
  };
}

function churnedReader(context: ReadContext, capacity: number): CellReader {
  const builder = new Int64Builder(capacity);
  return {
    ...shared('churned_at', builder),
    floating: () => true,
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return undefined;
      const churned = parseFlag(textOf(bytes, start, end));
      if (churned === undefined) return unknownWord(textOf(bytes, start, end), 'yes or no');
      if (context.countedOn === undefined) throw new Error('churn without a date needs the day on which it was counted');
      if (churned) builder.write(row, context.countedOn * DAY);
      return undefined;
    },
  };
}

const unknownWord = (text: string, expected: string): Refusal => ({
  reason: 'word-unknown',
  text: `“${shown(text)}” is not ${expected}`,
  group: `not ${expected}`,
});

function fitsCurrency(mark: string, reporting: string): boolean {
  return mark === '' || mark === reporting || (symbols[mark]?.includes(reporting) ?? false);
}

const otherCurrency = (mark: string, reporting: string): Refusal => ({
  reason: 'other-currency',
  text: `the amount is in ${mark}, the reporting currency is ${reporting}: it can't be added. Change the reporting currency in Settings, or convert the file`,
  group: `in another currency than ${reporting}`,
});

function moneyReader(field: MappableField, name: string, mark: '.' | ',', context: ReadContext, capacity: number): CellReader {
  const builder = new Int64Builder(capacity);
  return {
    ...shared(field.id, builder),
    read(bytes, start, end, row) {
      if (isEmpty(bytes, start, end)) {
        builder.mark(row, false);
        return missing(field, name);
      }
      const fault = parseDecimal(bytes, start, end, mark, 4);
      if (fault) return unreadable(fault, textOf(bytes, start, end), mark);
      if (!fitsCurrency(decimal.currency, context.currency)) return otherCurrency(decimal.currency, context.currency);
      if (!decimal.exact)
        context.note(
          'rounded',
          `“${shown(textOf(bytes, start, end))}” has more than four decimals and was rounded`,
          'rounded to four decimals',
        );
      builder.write(row, decimal.scaled);
      return undefined;
    },
  };
}

function unreadable(fault: string, text: string, mark: '.' | ','): Refusal {
  if (fault === 'number-too-large')
    return { reason: fault, text: `“${shown(text)}” is too large to be added exactly`, group: 'number too large' };
  return {
    reason: fault,
    text: `“${shown(text)}” is not a number with a decimal ${mark === '.' ? 'point' : 'comma'}`,
    group: 'not a number',
  };
}

const secondsIn = { milliseconds: 0.001, seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

function durationReader(field: MappableField, rule: Extract<Rule, { kind: 'duration' }>, capacity: number): CellReader {
  const builder = new Int64Builder(capacity);
  return {
    ...shared(field.id, builder),
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return undefined;
      if (rule.unit === 'clock' || rule.unit === 'words') {
        const seconds = parseClock(textOf(bytes, start, end));
        if (seconds === undefined)
          return {
            reason: 'duration-unreadable',
            text: `“${shown(textOf(bytes, start, end))}” is not a duration such as 1:02:03`,
            group: 'not a duration',
          };
        builder.write(row, seconds);
        return undefined;
      }
      const fault = parseDecimal(bytes, start, end, rule.decimal, 6);
      if (fault) return unreadable(fault, textOf(bytes, start, end), rule.decimal);
      builder.write(row, Math.round(decimal.value * secondsIn[rule.unit]));
      return undefined;
    },
  };
}

/** Lowest and highest answer of a scale, and those of the scale that it is mapped to, evenly. */
const scales = {
  '0-10': [0, 10, 0, 10],
  '1-5': [1, 5, 1, 5],
  '1-7': [1, 7, 1, 5],
  '1-10': [1, 10, 1, 5],
  '0-100': [0, 100, 1, 5],
} as const;

function scoreReader(
  field: MappableField,
  name: string,
  rule: Extract<Rule, { kind: 'score' }>,
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new DoubleBuilder(capacity);
  return {
    ...shared(field.id, builder),
    read(bytes, start, end, row) {
      if (isEmpty(bytes, start, end)) return missing(field, name);
      const { kind } = context.row;
      if (rule.scale === 'good-bad' && kind === 'csat') {
        const verdict = parseVerdict(textOf(bytes, start, end));
        if (verdict === undefined) return unknownWord(textOf(bytes, start, end), 'good or bad');
        builder.write(row, verdict);
        return undefined;
      }
      const fault = parseDecimal(bytes, start, end, rule.decimal, 6);
      if (fault) return unreadable(fault, textOf(bytes, start, end), rule.decimal);
      const [low, high, from, to] =
        kind === 'nps'
          ? scales['0-10']
          : kind === 'ces'
            ? ([1, 7, 1, 7] as const)
            : scales[rule.scale === 'good-bad' || rule.scale === 'stars' || rule.scale === 'words' ? '1-5' : rule.scale];
      if (decimal.value < low || decimal.value > high || (kind === 'nps' && !Number.isInteger(decimal.value))) {
        return {
          reason: 'score-off-scale',
          text: `${decimal.value} is not on the scale ${low} to ${high} of ${kind ?? 'this survey'}`,
          group: `not on the scale ${low} to ${high}`,
        };
      }
      builder.write(row, from + ((decimal.value - low) / (high - low)) * (to - from));
      return undefined;
    },
  };
}

function numberReader(field: MappableField, name: string, mark: '.' | ',', capacity: number): CellReader {
  const builder = new DoubleBuilder(capacity);
  return {
    ...shared(field.id, builder),
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return missing(field, name);
      const fault = parseDecimal(bytes, start, end, mark, 6);
      if (fault) return unreadable(fault, textOf(bytes, start, end), mark);
      builder.write(row, decimal.value);
      return undefined;
    },
  };
}

function flagReader(field: MappableField, capacity: number): CellReader {
  const builder = new BoolBuilder(capacity);
  return {
    ...shared(field.id, builder),
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return undefined;
      const text = textOf(bytes, start, end);
      const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
      const flag = parseFlag(text) ?? (count === undefined ? undefined : count > 0);
      if (flag === undefined) return unknownWord(text, 'yes or no');
      builder.write(row, flag);
      return undefined;
    },
  };
}

function textReader(field: MappableField, name: string, capacity: number): CellReader {
  const builder = new TextBuilder(capacity);
  return {
    ...shared(field.id, builder),
    read(bytes, start, end, row) {
      if (start === end) {
        builder.skip(row);
        return missing(field, name);
      }
      builder.write(row, bytes, start, end);
      if (builder.hasZero) return { reason: 'zero-byte', text: `${name} holds a zero byte`, group: 'holds a zero byte' };
      if (!builder.ascii && !isUtf8(bytes, start, end)) {
        return {
          reason: 'encoding',
          text: `“${shown(textOf(bytes, start, end))}” is not UTF-8: choose another encoding`,
          group: 'letters are not UTF-8',
        };
      }
      return undefined;
    },
  };
}

const kindBytes = {
  nps: new TextEncoder().encode('nps'),
  csat: new TextEncoder().encode('csat'),
  ces: new TextEncoder().encode('ces'),
};

function kindReader(name: string, context: ReadContext, capacity: number): CellReader {
  const builder = new TextBuilder(capacity);
  return {
    ...shared('kind', builder),
    read(bytes, start, end, row) {
      builder.skip(row);
      const kind = parseSurveyKind(textOf(bytes, start, end));
      if (!kind)
        return start === end
          ? { reason: 'empty', text: `${name} is empty, and a record can't do without it`, group: 'cell is empty' }
          : unknownWord(textOf(bytes, start, end), 'nps, csat or ces');
      context.row.kind = kind;
      builder.write(row, kindBytes[kind], 0, kindBytes[kind].length);
      return undefined;
    },
  };
}

/** A column that is only checked: nothing of it is stored. */
function currencyReader(context: ReadContext): CellReader {
  return {
    field: '',
    commit: () => undefined,
    take: () => ({ kind: 'text', offsets: new Int32Array(1), bytes: new Uint8Array(0) }),
    sum: () => ({ filled: 0, sum: 0 }),
    read(bytes, start, end) {
      const mark = textOf(bytes, start, end).trim();
      return isEmpty(bytes, start, end) || fitsCurrency(mark, context.currency) || mark.toUpperCase() === context.currency
        ? undefined
        : otherCurrency(mark, context.currency);
    },
  };
}

/** The survey kind of every row, when no column says it. */
export function constantKind(kind: 'nps' | 'csat' | 'ces', capacity: number): CellReader {
  const builder = new TextBuilder(capacity);
  return {
    ...shared('kind', builder),
    read(_bytes, _start, _end, row) {
      builder.write(row, kindBytes[kind], 0, kindBytes[kind].length);
      return undefined;
    },
  };
}

/** The reader of a column that is mapped to `field` by `rule`. */
export function cellReader(field: MappableField, name: string, rule: Rule, context: ReadContext, capacity: number): CellReader {
  switch (rule.kind) {
    case 'instant':
      return instantReader(field, name, rule, context, capacity);
    case 'tenure':
      return tenureReader(field, name, rule.unit, context, capacity);
    case 'money':
      return moneyReader(field, name, rule.decimal, context, capacity);
    case 'duration':
      return durationReader(field, rule, capacity);
    case 'score':
      return scoreReader(field, name, rule, context, capacity);
    case 'flag':
      return field.id === 'churned' ? churnedReader(context, capacity) : flagReader(field, capacity);
    case 'survey-kind':
      return kindReader(name, context, capacity);
    case 'currency':
      return currencyReader(context);
    case 'number':
      return numberReader(field, name, rule.decimal, capacity);
    case 'kpi':
      return kpiReader(field, name, capacity);
    case 'text':
      return textReader(field, name, capacity);
  }
}
