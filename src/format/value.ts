import type { Interval } from '../model/reading';
import type { Unit } from '../model/unit';
import { finite, type Locale, numberFormat, typeset } from './locale';

export type FigurePart = { readonly text: string; readonly small: boolean };

const NBSP = '\u00a0';

/** The number itself, but 0 where it rounds to zero: what shows as nothing must not keep its sign. */
const unsignedZero = (value: number, digits: number): number => (Math.abs(finite(value)) < 0.5 * 10 ** -digits ? 0 : value);

function decimals(value: number, locale: Locale, digits: number): string {
  return typeset(
    numberFormat(locale.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      unsignedZero(value, digits),
    ),
  );
}

/** Digits behind the mark of a share in per cent: two below one per cent, one below ten (and where it is not a whole number). */
const percentDigits = (percent: number): number => (Math.abs(percent) < 0.995 && percent !== 0 ? 2 : 1);

/** Digits of an amount of money: cents below a hundred. */
const moneyDigits = (value: number): number => (Math.abs(value) < 99.995 ? 2 : 0);

function money(value: number, { locale, currency }: Locale, digits = moneyDigits(value)): string {
  return typeset(
    numberFormat(locale, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      unsignedZero(value, digits),
    ),
  );
}

type Duration = { readonly parts: readonly (readonly [amount: string, unit: string])[]; readonly negative: boolean };

/** Seconds in the two largest units that tell something: 38 m 18 s, 3 h 12 m, 4 d 2 h. */
function duration(seconds: number, { locale }: Locale): Duration {
  const count = (value: number) => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  const total = Math.round(Math.abs(finite(seconds)));
  const negative = seconds < 0 && total > 0;
  if (total < 60) return { negative, parts: [[count(total), 's']] };
  if (total < 3600)
    return {
      negative,
      parts: [
        [count(Math.floor(total / 60)), 'm'],
        [String(total % 60).padStart(2, '0'), 's'],
      ],
    };
  const minutes = Math.round(total / 60);
  if (minutes < 60 * 48)
    return {
      negative,
      parts: [
        [count(Math.floor(minutes / 60)), 'h'],
        [String(minutes % 60).padStart(2, '0'), 'm'],
      ],
    };
  const hours = Math.round(total / 3600);
  return {
    negative,
    parts: [
      [count(Math.floor(hours / 24)), 'd'],
      [String(hours % 24), 'h'],
    ],
  };
}

/** The pieces of a large figure; units are set smaller. Throws for a number that is not finite. */
export function figureParts(value: number, unit: Unit, locale: Locale): readonly FigurePart[] {
  switch (unit) {
    case 'share':
      return [
        { text: decimals(value * 100, locale, percentDigits(value * 100)), small: false },
        { text: `${NBSP}%`, small: true },
      ];
    case 'seconds': {
      const { parts, negative } = duration(value, locale);
      return parts.flatMap(([amount, name], index) => [
        { text: `${index > 0 ? NBSP : negative ? '\u2212' : ''}${amount}`, small: false },
        { text: `${NBSP}${name}`, small: true },
      ]);
    }
    default:
      return [{ text: formatValue(value, unit, locale), small: false }];
  }
}

/** A value with its unit, as in running text. Throws for a number that is not finite. */
export function formatValue(value: number, unit: Unit, locale: Locale): string {
  switch (unit) {
    case 'share':
    case 'seconds':
      return figureParts(value, unit, locale)
        .map(({ text }) => text)
        .join('');
    case 'money':
      return money(value, locale);
    case 'points': {
      const rounded = Math.round(finite(value));
      return `${rounded > 0 ? '+' : ''}${decimals(rounded, locale, 0)}`;
    }
    case 'score':
      return decimals(value, locale, 2);
    case 'count':
      return Number.isInteger(value) ? formatCount(value, locale) : decimals(value, locale, 2);
  }
}

/** A whole number. */
export const formatCount = (value: number, locale: Locale): string => decimals(Math.round(value), locale, 0);

function durationTick(seconds: number, locale: Locale): string {
  const { parts, negative } = duration(seconds, locale);
  const [first, second] = parts;
  if (!first || (parts.length === 1 && Number(first[0]) === 0)) return '0';
  const rest = second && Number(second[0]) > 0 && Number(first[0]) < 10 ? `${NBSP}${second.join(NBSP)}` : '';
  return `${negative ? '\u2212' : ''}${first.join(NBSP)}${rest}`;
}

/** Short forms for axes: no seconds beside hours, no decimals where they say nothing. Throws for a number that is not finite. */
export function formatTick(value: number, unit: Unit, locale: Locale): string {
  if (unit === 'seconds') return durationTick(value, locale);
  const shown = unit === 'share' ? value * 100 : value;
  const digits = unit === 'money' && (Math.abs(value) >= 10 || Number.isInteger(value)) ? 0 : 2;
  return tick(shown, unit, locale, unit === 'money' ? digits : 0, digits);
}

function tick(shown: number, unit: Unit, locale: Locale, least: number, most: number): string {
  const style = unit === 'money' ? ({ style: 'currency', currency: locale.currency } as const) : {};
  const options = { ...style, minimumFractionDigits: least, maximumFractionDigits: most };
  const text = typeset(numberFormat(locale.locale, options).format(unsignedZero(shown, most)));
  return unit === 'share' ? `${text}${NBSP}%` : text;
}

/** How the ticks of one axis are written: all with as many decimals as the finest of them needs. */
export function formatTicks(ticks: readonly number[], unit: Unit, locale: Locale): (value: number) => string {
  if (unit === 'seconds') return (value) => durationTick(value, locale);
  const factor = unit === 'share' ? 100 : 1;
  const exact = (digits: number) =>
    ticks.every((value) => Math.abs(value * factor - Number((value * factor).toFixed(digits))) < 1e-9);
  const digits = [0, 1, 2, 3].find(exact) ?? 4;
  return (value) => tick(finite(value) * factor, unit, locale, digits, digits);
}

/** A duration by the clock, in a unit that it shares with another: 3:03 of hours, 37:30 of minutes, 4.2 of days. */
function clock(seconds: number, unit: 'm' | 'h' | 'd', locale: Locale): string {
  if (unit === 'd') return decimals(seconds / 86_400, locale, 1);
  const size = unit === 'h' ? 60 : 1;
  const total = Math.round(Math.abs(finite(seconds)) / size);
  return `${seconds < 0 && total > 0 ? '\u2212' : ''}${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
}

/** Both ends of an interval, the unit once at the end: "3.1–4.7 %", "3:03–3:21 h", "€240–€310". */
export function formatInterval({ low, high }: Interval, unit: Unit, locale: Locale): string {
  if (unit === 'seconds') {
    const shared = high >= 48 * 3600 ? 'd' : high >= 3599.5 ? 'h' : 'm';
    return `${clock(low, shared, locale)}–${clock(high, shared, locale)}${NBSP}${shared}`;
  }
  if (unit === 'money') {
    const digits = moneyDigits(Math.max(Math.abs(low), Math.abs(high)));
    return `${money(low, locale, digits)}–${money(high, locale, digits)}`;
  }
  const [from, to] = [formatValue(low, unit, locale), formatValue(high, unit, locale)];
  if (unit === 'share') return `${from.replace(/\u00a0%$/, '')}–${to}`;
  return unit === 'points' ? `${from} to ${to}` : `${from}–${to}`;
}

/** How far two values lie apart, without a sign: points for shares, the unit for scores and points, per cent of the first for the rest
 * (or the unit, where the first was 0). */
export function formatDifference(absolute: number, relative: number | undefined, unit: Unit, locale: Locale): string {
  const size = Math.abs(absolute);
  if (unit === 'share') return `${decimals(size * 100, locale, percentDigits(size * 100))}${NBSP}pp`;
  if (unit === 'points') {
    const text = decimals(size, locale, size < 1 ? 1 : 0);
    return `${text}${NBSP}${text === '1' ? 'point' : 'points'}`;
  }
  if (unit === 'score') return decimals(size, locale, 2);
  return relative === undefined
    ? formatValue(size, unit, locale)
    : `${decimals(Math.abs(relative) * 100, locale, Math.abs(relative) < 0.1 ? 1 : 0)}${NBSP}%`;
}

/** A count and the word for what it counts. */
export const plural = (count: number, [one, many]: readonly [string, string], locale: Locale): string =>
  `${formatCount(count, locale)} ${count === 1 ? one : many}`;

const byteUnits = ['kB', 'MB', 'GB'] as const;

/** Bytes in the largest unit of thousands that keeps a figure before the mark. */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1000) return plural(bytes, ['byte', 'bytes'], locale).replace(' ', NBSP);
  // 999,500 bytes would be rounded to 1,000 kB: that is 1.0 MB.
  const power = byteUnits.findIndex((_, index) => bytes < 999.5 * 1000 ** (index + 1));
  const unit = byteUnits[power] ?? 'GB';
  const value = bytes / 1000 ** (byteUnits.indexOf(unit) + 1);
  return `${decimals(value, locale, value < 99.95 ? 1 : 0)}${NBSP}${unit}`;
}
