import type { Unit } from '../model/unit';
import { type Locale, numberFormat } from './locale';
import { formatValue } from './value';

/** A typed figure in its base unit, or what is wrong with it as a sentence without a full stop. */
export type ReadValue = { readonly value: number } | { readonly problem: string };

const spaces = /[\s\u00a0\u2009\u202f]/gu;
/** Marks that some locales put beside signs for the order of writing. */
const bidi = /[\u061c\u200e\u200f]/gu;
const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const unitWords = /(days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)/;

type Signs = { readonly group: string; readonly decimal: string; readonly digits: readonly string[] };

function signsOf(locale: string): Signs {
  const parts = numberFormat(locale, { useGrouping: 'always', minimumFractionDigits: 1 }).formatToParts(1_234_567.5);
  const sign = (type: 'group' | 'decimal') => parts.find((part) => part.type === type)?.value ?? '';
  const digits = [...numberFormat(locale, { useGrouping: false }).format(9_876_543_210)].reverse();
  return { group: sign('group'), decimal: sign('decimal'), digits };
}

/** How a number is written here, for those whose writing could not be read. */
const example = (locale: string): string =>
  `${numberFormat(locale, { useGrouping: 'always' }).format(1200)} or ${numberFormat(locale, {}).format(1.5)}`;

/** A number as the locale writes it: its own decimal sign, groups where the locale puts them or none at all, spaces of any kind as groups.
 * Undefined for all else, also for exponents and for groups in odd places: 1,20 is not a number where the comma groups thousands. */
export function readNumber(text: string, locale: string): number | undefined {
  const { group, decimal, digits } = signsOf(locale);
  const latin = [...text.replace(bidi, '').trim()]
    .map((char) => (digits.includes(char) ? String(digits.indexOf(char)) : char))
    .join('');
  const match = /^([+\-\u2212]?)(.*)$/su.exec(latin);
  const [, sign = '', body = ''] = match ?? [];
  const [whole = '', fraction, ...more] = body.split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const spaced = whole.replace(spaces, ' ');
  const marks = new Set(spaced.replace(/\d/g, ''));
  if (marks.size > 1) return undefined;
  const [mark = ''] = marks;
  const expected = /^\s$/u.test(group.replace(spaces, ' ')) ? ' ' : group;
  if (mark !== '' && mark !== expected && mark !== ' ' && !(mark === "'" && group === '\u2019')) return undefined;
  const plain = spaced.replaceAll(mark || ' ', '');
  if (!/^\d{1,15}$/.test(plain)) return undefined;
  if (mark !== '' && spaced !== grouped(Number(plain), locale, mark)) return undefined;
  const value = Number(`${plain}.${fraction ?? '0'}`);
  return sign === '-' || sign === '\u2212' ? 0 - value : value;
}

function grouped(value: number, locale: string, mark: string): string {
  return numberFormat(locale, { useGrouping: 'always', maximumFractionDigits: 0 })
    .formatToParts(value)
    .map(({ type, value: part }) => (type === 'group' ? mark : type === 'integer' ? latinDigits(part, locale) : part))
    .join('');
}

function latinDigits(text: string, locale: string): string {
  const { digits } = signsOf(locale);
  return [...text].map((char) => (digits.includes(char) ? String(digits.indexOf(char)) : char)).join('');
}

/** Takes away the reporting currency's sign, name or code. */
function withoutCurrency(text: string, { locale, currency }: Locale): string {
  const signs = (['symbol', 'narrowSymbol', 'code'] as const).flatMap((currencyDisplay) =>
    numberFormat(locale, { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .flatMap(({ type, value }) => (type === 'currency' ? [value] : [])),
  );
  const found = [...signs].sort((a, b) => b.length - a.length).find((sign) => text.toUpperCase().includes(sign.toUpperCase()));
  if (!found) return text;
  const at = text.toUpperCase().indexOf(found.toUpperCase());
  return text.slice(0, at) + text.slice(at + found.length);
}

/** "3 h 12 m", "38 min", "1.5 hours": seconds. `bare` is how many a number without a unit means. */
function readDuration(text: string, bare: number, locale: string): number | undefined {
  const pieces = text.toLowerCase().split(unitWords);
  if (pieces.length === 1) {
    const number = readNumber(text, locale);
    return number === undefined ? undefined : number * bare;
  }
  if (pieces.at(-1)?.trim() !== '') return undefined;
  let sum = 0;
  for (let index = 0; index + 1 < pieces.length; index += 2) {
    const number = readNumber(pieces[index] ?? '', locale);
    const size = seconds[(pieces[index + 1] ?? '')[0] ?? ''];
    if (number === undefined || size === undefined) return undefined;
    sum += number * size;
  }
  return sum;
}

/** Reads a figure in the way the app prints it: signs of the locale, with or without its unit. `bare` is how many seconds a duration
 * without a unit counts in. A share is typed in per cent. */
export function readValue(text: string, unit: Unit, locale: Locale, bare = 1): ReadValue {
  const problem = `That can\u2019t be read as a number: write it like ${example(locale.locale)}`;
  if (text.trim() === '') return { problem: 'Type a number' };
  const read = ((): number | undefined => {
    switch (unit) {
      case 'seconds':
        return readDuration(text, bare, locale.locale);
      case 'money':
        return readNumber(withoutCurrency(text, locale), locale.locale);
      case 'share': {
        const percent = readNumber(text.replace(/[%\u066a]|per cent|percent/i, ''), locale.locale);
        return percent === undefined ? undefined : percent / 100;
      }
      default:
        return readNumber(text.replace(/points?|of 5$/i, ''), locale.locale);
    }
  })();
  if (read !== undefined) return { value: read };
  const other = unit === 'money' && /\p{Sc}|^[a-z]{3}\b|\b[a-z]{3}$/iu.test(withoutCurrency(text, locale).trim());
  return { problem: other ? `Amounts are in ${locale.currency}: write the number alone` : problem };
}

/** A figure without rounding, as it was understood: "€1,200.00", "4.25 %". */
export function formatExact(value: number, unit: Unit, locale: Locale): string {
  switch (unit) {
    case 'money':
      return numberFormat(locale.locale, { style: 'currency', currency: locale.currency }).format(value);
    case 'share':
      return `${numberFormat(locale.locale, { minimumFractionDigits: 1, maximumFractionDigits: 6 }).format(value * 100)}\u00a0%`;
    case 'seconds':
      return formatValue(value, unit, locale);
    default:
      return numberFormat(locale.locale, {
        maximumFractionDigits: 6,
        signDisplay: unit === 'points' ? 'exceptZero' : 'auto',
      }).format(value);
  }
}
