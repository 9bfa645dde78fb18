import { currenciesOf } from './currency-mark';

/** The last decimal number read: `scaled` is the value × 10^places as a whole number, `exact` false when digits were rounded away.
 * `currency` is the sign or code that stood beside it, `percent` whether a percent sign did. */
export const decimal = { value: 0, scaled: 0, exact: true, currency: '', percent: false };

/** `two-decimal-marks`: 1.284.50 under a decimal point. `other-decimal-mark`: only the other mark would read it. */
export type NumberFault = 'number-unreadable' | 'number-too-large' | 'two-decimal-marks' | 'other-decimal-mark';

const decoder = new TextDecoder();
const PLAIN = 12;
const LONGEST = 64;

/**
 * Reads a number with the given decimal mark into `decimal`; digits beyond `places` are rounded half away from zero. Group separators
 * must part groups of three (or of two before the last three, as in India) and be the same throughout. Accepts a currency beside it, a
 * sign before or behind, brackets for negatives, a percent sign. Returns why not, else undefined.
 */
export function parseDecimal(
  bytes: Uint8Array,
  start: number,
  end: number,
  mark: '.' | ',',
  places: number,
): NumberFault | undefined {
  if (end - start <= PLAIN && plain(bytes, start, end, mark === '.' ? 0x2e : 0x2c, places)) return undefined;
  if (end - start > LONGEST) return 'number-unreadable';
  const found = withoutMarks(decoder.decode(bytes.subarray(start, end)));
  if (!found) return 'number-unreadable';
  const parts = shapes[mark].exec(found.body);
  if (!parts || (!parts[1] && !parts[2])) return otherwise(found.body, mark);
  return keepDigits((parts[1] ?? '').replace(/\D/g, ''), parts[2] ?? '', Number(parts[3] ?? 0), found, places);
}

/** Whole part, fraction, exponent. */
const shapes = {
  '.': /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+)?(?:\.(\d*))?(?:[eE]\+?(-?\d{1,2}))?$/,
  ',': /^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+)?(?:,(\d*))?(?:[eE]\+?(-?\d{1,2}))?$/,
};
const twice = { '.': /^\d{1,3}(?:\.\d{3})+\.\d{1,2}$/, ',': /^\d{1,3}(?:,\d{3})+,\d{1,2}$/ };

function otherwise(body: string, mark: '.' | ','): NumberFault {
  if (twice[mark].test(body)) return 'two-decimal-marks';
  return /\d/.test(body) && shapes[mark === '.' ? ',' : '.'].test(body) ? 'other-decimal-mark' : 'number-unreadable';
}

type Bare = { body: string; negative: boolean; currency: string; percent: boolean };

const before = /^(?:[\p{L}\p{Sc}]{1,6}\.?)(?=[ \d.,+(-])/u;
const behind = /(?<=[ \d.,)-])[\p{L}\p{Sc}]{1,6}\.?$/u;

/** The number without sign, brackets, currency and percent sign; undefined when there are two of one, or letters that are no currency. */
function withoutMarks(text: string): Bare | undefined {
  const found: Bare = { body: '', negative: false, currency: '', percent: false };
  let signs = 0;
  let brackets = 0;
  let body = text
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .replace(/[’ʼ＇]/g, "'")
    .replace(/[\u2212\u2013\ufe63\uff0d]/g, '-')
    .trim()
    .replace(/^'(?=.)/, '');
  for (;;) {
    body = body.trim();
    const first = body[0] ?? '';
    const last = body[body.length - 1] ?? '';
    if (first === '(' && last === ')') {
      brackets += 1;
      found.negative = !found.negative;
      body = body.slice(1, -1);
    } else if (first === '-' || first === '+') {
      signs += 1;
      if (first === '-') found.negative = !found.negative;
      body = body.slice(1);
    } else if (last === '-' && body.length > 1) {
      signs += 1;
      found.negative = !found.negative;
      body = body.slice(0, -1);
    } else if (last === '%') {
      if (found.percent) return undefined;
      found.percent = true;
      body = body.slice(0, -1);
    } else {
      const mark = (before.exec(body) ?? behind.exec(body))?.[0];
      if (mark === undefined) break;
      if (found.currency !== '' || currenciesOf(mark).length === 0) return undefined;
      found.currency = mark;
      body = body.startsWith(mark) ? body.slice(mark.length) : body.slice(0, -mark.length);
    }
    if (signs > 1 || brackets > 1) return undefined;
  }
  found.body = body;
  return found;
}

function keepDigits(whole: string, fraction: string, exponent: number, found: Bare, places: number): NumberFault | undefined {
  const digits = whole + fraction;
  const point = whole.length + exponent + places;
  const kept = point <= 0 ? '' : digits.slice(0, point).padEnd(Math.min(point, LONGEST * 2), '0');
  const over = point < 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const up = over !== '' && over.charCodeAt(0) >= 53 ? 1 : 0;
  return keep(Number(kept || '0') + up, !/[1-9]/.test(over), found.negative, places, found.currency, found.percent);
}

function keep(
  scaled: number,
  exact: boolean,
  negative: boolean,
  places: number,
  currency: string,
  percent: boolean,
): NumberFault | undefined {
  if (!Number.isSafeInteger(scaled)) return 'number-too-large';
  decimal.scaled = negative && scaled !== 0 ? -scaled : scaled;
  decimal.value = decimal.scaled / 10 ** places;
  decimal.exact = exact;
  decimal.currency = currency;
  decimal.percent = percent;
  return undefined;
}

/** The quick road: digits, one mark, a leading minus. */
function plain(bytes: Uint8Array, start: number, end: number, mark: number, places: number): boolean {
  let at = start;
  const negative = bytes[at] === 0x2d;
  if (negative) at += 1;
  let scaled = 0;
  let digits = 0;
  let behind = -1;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) {
      scaled = scaled * 10 + byte - 48;
      digits += 1;
      if (behind >= 0) behind += 1;
    } else if (byte === mark && behind < 0) behind = 0;
    else return false;
  }
  if (digits === 0 || behind > places) return false;
  for (let more = Math.max(behind, 0); more < places; more++) scaled *= 10;
  return keep(scaled, true, negative, places, '', false) === undefined;
}
