import type { Serial } from '../values/parse-serial';
import { isMissingWord } from '../values/parse-word';
import { profileOf, type ValueProfile } from './value-profile';

export type Evidence = { readonly line: number; readonly value: string };

/** Shares 0…1 of the filled cells that read as … */
type Shares = {
  readonly dates: number;
  readonly numbers: number;
  readonly integers: number;
  readonly percents: number;
  /** Durations as `HH:MM`, as words (`2d 3h`), by ISO 8601. */
  readonly clocks: number;
  readonly words: number;
  readonly iso: number;
  readonly flags: number;
  /** Answers: good or bad, words of satisfaction, stars and `4/5`. */
  readonly verdicts: number;
  readonly scoreWords: number;
  readonly stars: number;
  readonly emails: number;
  readonly urls: number;
  readonly countries: number;
  /** Whole numbers, and letters with digits in one word. */
  readonly codes: number;
  /** Cells that hold a currency and nothing else. */
  readonly onlyCurrencies: number;
};

/** What the values of a column prove about it. `dayFirst` and `monthFirst` are values that allow only that order. */
export type ColumnFacts = Shares & {
  readonly examples: readonly Evidence[];
  readonly filled: number;
  readonly distinct: number;
  /** Every filled cell is a code or an e-mail of its own. */
  readonly idLike: boolean;
  /** Lowest and highest number. */
  readonly low: number;
  readonly high: number;
  /** How dates are counted, if all numbers of the column lie where only such dates do: days since 1900 from 1970 to 2100, seconds or
   * milliseconds from 1990 to 2100, or digits as 20261031. */
  readonly counted?: Serial | 'digits';
  /** Numeric dates without a leading year occur. */
  readonly ordered: boolean;
  readonly dayFirst?: Evidence;
  readonly monthFirst?: Evidence;
  readonly commaDecimal?: Evidence;
  readonly dotDecimal?: Evidence;
  /** How many cells prove each decimal mark. */
  readonly commaDecimals: number;
  readonly dotDecimals: number;
  /** A number such as 1.234 or 1,234, which is a thousand or a decimal. */
  readonly eitherDecimal?: Evidence;
  /** A number that a spreadsheet shortened (1.03E+13): as an id it has lost digits. */
  readonly scientific?: Evidence;
  /** Currencies seen beside numbers or alone, the most frequent first. */
  readonly currencies: readonly string[];
};

const counts = {
  number: 'numbers',
  integer: 'integers',
  percent: 'percents',
  date: 'dates',
  clock: 'clocks',
  words: 'words',
  iso: 'iso',
  flag: 'flags',
  verdict: 'verdicts',
  scoreWord: 'scoreWords',
  stars: 'stars',
  email: 'emails',
  url: 'urls',
  country: 'countries',
  code: 'codes',
  onlyCurrency: 'onlyCurrencies',
} as const satisfies Partial<Record<keyof ValueProfile, keyof Shares>>;
const counted = Object.keys(counts) as (keyof typeof counts)[];

type Seen = { readonly first: Evidence; readonly profile: ValueProfile; count: number };

function rangeOf(low: number, high: number, integers: boolean): Serial | 'digits' | undefined {
  const within = (from: number, to: number): boolean => low >= from && high < to;
  if (within(25_569, 73_051)) return 'excel-1900';
  if (!integers) return undefined;
  if (within(19_000_101, 21_001_232)) return 'digits';
  if (within(631_152_000, 4_102_444_800)) return 'epoch-seconds';
  return within(631_152_000_000, 4_102_444_800_000) ? 'epoch-milliseconds' : undefined;
}

function distinctValues(values: Iterable<Evidence>): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const here of values) {
    const text = here.value.trim();
    const known = seen.get(text);
    if (known) known.count += 1;
    else if (!isMissingWord(text)) seen.set(text, { first: here, profile: profileOf(text), count: 1 });
  }
  return seen;
}

/** Looks at the values of one column. Linear in their number and length. */
export function factsOf(values: Iterable<Evidence>): ColumnFacts {
  const seen = distinctValues(values);
  const sums = Object.fromEntries(Object.values(counts).map((name) => [name, 0])) as Record<keyof Shares, number>;
  const evidence: {
    -readonly [K in 'dayFirst' | 'monthFirst' | 'commaDecimal' | 'dotDecimal' | 'eitherDecimal' | 'scientific']?: Evidence;
  } = {};
  const currencies = new Map<string, number>();
  let filled = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let ordered = false;
  let commaDecimals = 0;
  let dotDecimals = 0;
  for (const { first, profile, count } of seen.values()) {
    filled += count;
    for (const key of counted) if (profile[key] !== undefined) sums[counts[key]] += count;
    if (profile.number !== undefined) {
      low = Math.min(low, profile.number);
      high = Math.max(high, profile.number);
    }
    if (profile.orders) {
      ordered = true;
      if (profile.orders.length === 1) evidence[profile.orders[0] === 'day-first' ? 'dayFirst' : 'monthFirst'] ??= first;
    }
    if (profile.proves === '.') {
      dotDecimals += count;
      evidence.dotDecimal ??= first;
    } else if (profile.proves === ',') {
      commaDecimals += count;
      evidence.commaDecimal ??= first;
    } else if (profile.proves === 'either') evidence.eitherDecimal ??= first;
    if (profile.scientific) evidence.scientific ??= first;
    if (profile.currency) currencies.set(profile.currency, (currencies.get(profile.currency) ?? 0) + count);
  }
  const shares = Object.fromEntries(
    Object.entries(sums).map(([name, count]) => [name, filled === 0 ? 0 : count / filled]),
  ) as Record<keyof Shares, number>;
  const range = sums.numbers > 0 ? rangeOf(low, high, sums.integers === sums.numbers) : undefined;
  return {
    ...shares,
    ...evidence,
    examples: [...seen.values()].slice(0, 40).map(({ first }) => first),
    filled,
    distinct: seen.size,
    idLike: filled > 1 && seen.size === filled && sums.codes + sums.emails >= filled * 0.95,
    low,
    high,
    ...(range ? { counted: range } : {}),
    ordered,
    commaDecimals,
    dotDecimals,
    currencies: [...currencies].sort((a, b) => b[1] - a[1]).map(([currency]) => currency),
  };
}

/** The order of the column's numeric dates: proved by a value, undefined when the file holds none that decides, or two that disagree. */
export function provenOrder(facts: ColumnFacts): 'day-first' | 'month-first' | undefined {
  if (facts.dayFirst && !facts.monthFirst) return 'day-first';
  return facts.monthFirst && !facts.dayFirst ? 'month-first' : undefined;
}
