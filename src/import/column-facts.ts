import { ordersOf, parseInstant } from './parse-instant';
import { parseClock, parseDecimal } from './parse-number';
import { isMissingWord, parseFlag } from './parse-word';

export type Evidence = { readonly line: number; readonly value: string };

/** What the values of a column prove about it. `dayFirst` and `monthFirst` are values that allow only that order. */
export type ColumnFacts = {
  readonly examples: readonly Evidence[];
  readonly filled: number;
  /** Shares 0…1 of the filled cells that read as a date, a number, `HH:MM`, yes or no. */
  readonly dates: number;
  readonly numbers: number;
  readonly clocks: number;
  readonly flags: number;
  readonly low: number;
  readonly high: number;
  /** Numeric dates without a leading year occur. */
  readonly ordered: boolean;
  readonly dayFirst?: Evidence;
  readonly monthFirst?: Evidence;
  readonly commaDecimal?: Evidence;
  readonly dotDecimal?: Evidence;
  /** A number such as 1.234 or 1,234, which is a thousand or a decimal. */
  readonly eitherDecimal?: Evidence;
};

const encoder = new TextEncoder();

const isDate = (text: string): boolean => {
  const bytes = encoder.encode(text);
  return parseInstant(bytes, 0, bytes.length, 'day-first') || parseInstant(bytes, 0, bytes.length, 'month-first');
};

const isNumber = (text: string): boolean => {
  const bytes = encoder.encode(text);
  return !parseDecimal(bytes, 0, bytes.length, '.', 4) || !parseDecimal(bytes, 0, bytes.length, ',', 4);
};

type Draft = { -readonly [K in keyof ColumnFacts]: ColumnFacts[K] };

/** The first and last marks of a number decide: two different ones, or a mark without three digits behind it, prove the decimal mark. */
function noteDecimal(facts: Draft, here: Evidence): void {
  const body = here.value.replace(/[^\d.,]/g, '');
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last < 0) return;
  const mark = body[last];
  const other = mark === '.' ? ',' : '.';
  const behind = body.length - last - 1;
  const repeated = body.indexOf(mark ?? '') !== last;
  if (repeated) {
    if (mark === '.') facts.commaDecimal ??= here;
    else facts.dotDecimal ??= here;
  } else if (body.includes(other) || behind !== 3 || last === 0 || last > 3 || body.startsWith('0')) {
    if (mark === '.') facts.dotDecimal ??= here;
    else facts.commaDecimal ??= here;
  } else facts.eitherDecimal ??= here;
}

/** Looks at the values of one column. */
export function factsOf(values: Iterable<Evidence>): ColumnFacts {
  const facts: Draft = {
    examples: [],
    filled: 0,
    dates: 0,
    numbers: 0,
    clocks: 0,
    flags: 0,
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
    ordered: false,
  };
  const examples = new Map<string, Evidence>();
  for (const here of values) {
    const text = here.value.trim();
    if (isMissingWord(text)) continue;
    facts.filled += 1;
    if (examples.size < 40 && !examples.has(text)) examples.set(text, here);
    if (parseFlag(text) !== undefined) facts.flags += 1;
    if (parseClock(text) !== undefined) facts.clocks += 1;
    const orders = ordersOf(text);
    if (orders) {
      facts.ordered = true;
      if (orders.length === 1 && orders[0] === 'day-first') facts.dayFirst ??= here;
      if (orders.length === 1 && orders[0] === 'month-first') facts.monthFirst ??= here;
    }
    if (isNumber(text)) {
      facts.numbers += 1;
      noteDecimal(facts, { line: here.line, value: text });
      const value = Number(text.replace(',', '.'));
      if (!Number.isNaN(value)) {
        facts.low = Math.min(facts.low, value);
        facts.high = Math.max(facts.high, value);
      }
    } else if (isDate(text)) facts.dates += 1;
  }
  const share = (count: number): number => (facts.filled === 0 ? 0 : count / facts.filled);
  return {
    ...facts,
    examples: [...examples.values()],
    dates: share(facts.dates),
    numbers: share(facts.numbers),
    clocks: share(facts.clocks),
    flags: share(facts.flags),
  };
}

/** The order of the column's numeric dates: proved by a value, undefined when the file holds none that decides, or two that disagree. */
export function provenOrder(facts: ColumnFacts): 'day-first' | 'month-first' | undefined {
  if (facts.dayFirst && !facts.monthFirst) return 'day-first';
  return facts.monthFirst && !facts.dayFirst ? 'month-first' : undefined;
}
