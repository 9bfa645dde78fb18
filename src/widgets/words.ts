import type { Filter } from '../cube/slice';
import { formatPeriod } from '../format/date';
import type { Locale } from '../format/locale';
import { formatDifference, formatInterval, formatTick, formatValue, plural } from '../format/value';
import type { Target } from '../goals/target';
import type { Change, Kpi, KpiGroup, KpiView } from '../kpi/kpi';
import { dimensions } from '../model/dataset';
import type { Known, Reason } from '../model/reading';
import type { Calendar } from '../time/period';

/** "68 of 2,114 customers" for a fraction, "118 new customers" otherwise. */
export function evidence(kpi: Kpi, { numerator, denominator, n, basis }: Known, locale: Locale): string {
  if (basis && n === 0) return `how many ${kpi.counts[1]} is not given`;
  if (kpi.fraction && numerator !== undefined && denominator !== undefined) {
    return `${formatValue(numerator, 'count', locale)} of ${plural(denominator, kpi.counts, locale)}`;
  }
  return plural(n, kpi.counts, locale);
}

/** Where a number is from, when it is not from records alone. */
export const basisWords = { totals: 'from totals', 'totals-and-records': 'partly from totals' } as const;

/** "at most 5.0 %" or "at least +30". */
export const targetValue = (kpi: Kpi, value: number, locale: Locale): string =>
  `${kpi.better === 'lower' ? 'at most' : 'at least'} ${kpi.unit === 'seconds' ? formatTick(value, kpi.unit, locale) : formatValue(value, kpi.unit, locale)}`;

export const perWords = { month: 'a month', quarter: 'a quarter', half: 'a half-year', year: 'a year' } as const;

/** "at most 5.0 % a quarter". */
export const targetWords = (kpi: Kpi, { value, per }: Target, locale: Locale): string =>
  `${targetValue(kpi, value, locale)}${per ? ` ${perWords[per]}` : ''}`;

/** "1.3 pp worse", "unchanged". */
export function changeWords(kpi: Kpi, change: Change, locale: Locale): string {
  if (change.direction === 'same') return 'unchanged';
  return `${formatDifference(change.absolute, change.relative, kpi.unit, locale)} ${change.better ? 'better' : 'worse'}`;
}

export const verdictWord = { real: 'Real', noise: 'Noise', unknown: 'Can’t tell' } as const;

/** What the verdict means, in a sentence. */
export function verdictSentence(kpi: Kpi, change: Change, locale: Locale): string {
  if (change.unlike) return change.unlike;
  if (!change.interval) return 'One of the two has no interval, so it can’t be told from chance.';
  const { low, high } = change.interval;
  const factor = kpi.unit === 'share' ? 100 : 1;
  const unit = kpi.unit === 'share' ? 'points' : kpi.unit;
  const write = (value: number) =>
    unit === 'points' && kpi.unit === 'share'
      ? `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value * factor).toFixed(1)}`
      : `${value > 0 && unit !== 'points' ? '+' : ''}${formatValue(value, unit, locale)}`;
  const between = `The difference lies between ${write(low)} and ${write(high)}${kpi.unit === 'share' ? '\u00a0pp' : ''}`;
  return change.verdict === 'real'
    ? `${between}, so it is not chance (95 %).`
    : `${between}: 0 is among it, so it may be chance.`;
}

/** "Q2 2026 1.9 %" and "95 % 2.6–4.1 %" of a tile. */
export const intervalWords = (kpi: Kpi, { interval }: Known, locale: Locale): string | undefined =>
  interval ? `95\u00a0% ${formatInterval(interval, kpi.unit, locale)}` : undefined;

export const periodName = (text: string, calendar: Calendar, locale: Locale): string =>
  formatPeriod(text, calendar, locale.locale);

/** Views whose change is real and worse, real and better, noise, and those of which nobody can tell. */
export function sortedChanges(views: readonly KpiView[]): {
  worse: readonly KpiView[];
  better: readonly KpiView[];
  noise: readonly KpiView[];
  unsure: readonly KpiView[];
} {
  const real = views.filter(({ change }) => change?.verdict === 'real');
  return {
    worse: real.filter(({ change }) => change?.better === false),
    better: real.filter(({ change }) => change?.better === true),
    noise: views.filter(({ change }) => change?.verdict === 'noise'),
    unsure: views.filter(({ change }) => change?.verdict === 'unknown'),
  };
}

function filterWords({ dimension, values, exclude }: Filter): string {
  const name = dimensions.find(({ id }) => id === dimension)?.label.toLowerCase() ?? dimension;
  const shown = values.map((value) => (value === '' ? 'none given' : value));
  return `${exclude ? 'without' : 'with'} ${name} ${shown.length > 3 ? `in ${shown.length} values` : shown.join(' or ')}`;
}

/** Why there is no number; where nothing was found, among what was looked: "No leads with channel Nope in this period". */
export function reasonWords(reason: Reason, filters: readonly Filter[]): string {
  if (reason.code !== 'empty' || filters.length === 0) return reason.text;
  const among = filters.map(filterWords).join(' and ');
  const [, what, when] = /^(.+?)(\s(?:in|at|before)\s.+)$/.exec(reason.text) ?? [];
  return what && when ? `${what} ${among}${when}` : `${reason.text}, ${among}`;
}

export const groupQuestions: Readonly<Record<KpiGroup, string>> = {
  win: 'Do we win customers at a good price?',
  keep: 'Do they stay, and what are they worth?',
  delight: 'Are they glad?',
  serve: 'Do we help fast?',
};

/** "CAC −6.0 %, NPS +5 points": changes that are not worth acting on, in the order of the KPIs. */
export function noiseWords(views: readonly KpiView[], locale: Locale): string {
  return views
    .flatMap(({ kpi, change }) => {
      if (!change) return [];
      if (change.direction === 'same') return [`${kpi.short} unchanged`];
      const size = formatDifference(change.absolute, change.relative, kpi.unit, locale);
      return [`${kpi.short} ${change.direction === 'up' ? '+' : '\u2212'}${size}`];
    })
    .join(', ');
}
