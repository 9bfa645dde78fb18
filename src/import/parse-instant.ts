import { dayOf } from '../time/day';

export type DateOrder = 'year-first' | 'day-first' | 'month-first' | 'unknown';

/** The last instant read: `ms` since 1970, UTC when the text named an offset, by the wall clock otherwise. */
export const instant = { ms: 0, offset: false };

const MINUTE = 60_000;
const DAY = 86_400_000;
const digit = (byte: number | undefined): number => (byte !== undefined && byte >= 48 && byte <= 57 ? byte - 48 : -1);

function number(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const one = digit(bytes[i]);
    if (one < 0) return -1;
    value = value * 10 + one;
  }
  return value;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const last = { key: -1, midnight: 0 };

/** Day × 86,400,000, or NaN when there is no such day. Neighbouring rows often share their day, so the last one is remembered. */
function date(year: number, month: number, day: number): number {
  const key = (year * 100 + month) * 100 + day;
  if (key === last.key) return last.midnight;
  if (month < 1 || month > 12 || day < 1 || year < 1 || year > 9999) return Number.NaN;
  if (day > (month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0))) return Number.NaN;
  last.key = key;
  last.midnight = dayOf(year, month, day) * DAY;
  return last.midnight;
}

function time(hour: number, minute: number, second: number): number {
  if (hour === 24 && minute === 0 && second === 0) return DAY;
  return hour > 23 || minute > 59 || second > 60 ? Number.NaN : hour * 3_600_000 + minute * MINUTE + Math.min(second, 59) * 1000;
}

function settle(ms: number, offset: boolean): boolean {
  instant.ms = ms;
  instant.offset = offset;
  return !Number.isNaN(ms);
}

/** `2026-10-31`, with `T` or a space and `09:15`, `:30`, `.250`, `Z` or `+02:00` behind it: the form of nearly all exports. Undefined
 * when the bytes have another form. */
function yearFirst(bytes: Uint8Array, start: number, end: number): boolean | undefined {
  if (end - start < 10) return undefined;
  const mark = bytes[start + 4];
  if ((mark !== 0x2d && mark !== 0x2f && mark !== 0x2e) || bytes[start + 7] !== mark) return undefined;
  const year = number(bytes, start, 4);
  const month = number(bytes, start + 5, 2);
  const day = number(bytes, start + 8, 2);
  if (year < 0 || month < 0 || day < 0) return undefined;
  const midnight = date(year, month, day);
  if (end - start === 10) return settle(midnight, false);
  const gap = bytes[start + 10];
  if ((gap !== 0x20 && gap !== 0x54 && gap !== 0x74) || end - start < 16 || bytes[start + 13] !== 0x3a) return undefined;
  const hour = number(bytes, start + 11, 2);
  const minute = number(bytes, start + 14, 2);
  if (hour < 0 || minute < 0) return undefined;
  let at = start + 16;
  let second = 0;
  let fraction = 0;
  if (bytes[at] === 0x3a && at < end) {
    second = number(bytes, at + 1, 2);
    if (second < 0) return undefined;
    at += 3;
    if ((bytes[at] === 0x2e || bytes[at] === 0x2c) && at < end) {
      let weight = 100;
      for (at += 1; at < end && digit(bytes[at]) >= 0; at++) {
        fraction += digit(bytes[at]) * weight;
        weight /= 10;
      }
    }
  }
  const local = midnight + time(hour, minute, second) + Math.floor(fraction);
  if (at === end) return settle(local, false);
  if (bytes[at] === 0x20) at += 1;
  const sign = bytes[at];
  if ((sign === 0x5a || sign === 0x7a) && at + 1 === end) return settle(local, true);
  if (sign !== 0x2b && sign !== 0x2d) return undefined;
  const hours = number(bytes, at + 1, 2);
  const minutes = end - at === 3 ? 0 : number(bytes, end - 2, 2);
  const width = end - at;
  if (hours < 0 || minutes < 0 || hours > 18 || minutes > 59 || (width !== 3 && width !== 5 && width !== 6)) return undefined;
  const shift = (hours * 60 + minutes) * MINUTE;
  return settle(sign === 0x2b ? local - shift : local + shift, true);
}

const months = new Map(
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').flatMap((name, index) => [[name, index + 1] as const]),
);
for (const [name, month] of [
  ['mär', 3],
  ['mrz', 3],
  ['mai', 5],
  ['okt', 10],
  ['dez', 12],
  ['fév', 2],
  ['avr', 4],
  ['aoû', 8],
  ['déc', 12],
] as const)
  months.set(name, month);

const clock = String.raw`(?:(?:[T,]|\s)\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?`;
const numeric = new RegExp(String.raw`^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})${clock}$`);
const dayNamed = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[.\s/-]+([^\d\s/.-]{3,9})[.,\s/-]+(\d{2,4})${clock}$`,
  'u',
);
const monthNamed = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?([^\d\s/.-]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`,
  'u',
);

function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function withClock(midnight: number, parts: readonly (string | undefined)[]): boolean {
  const [hours, minutes, seconds, fraction, half, zone] = parts;
  let hour = Number(hours ?? 0);
  if (half) {
    if (hour < 1 || hour > 12) return settle(Number.NaN, false);
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const local =
    midnight + time(hour, Number(minutes ?? 0), Number(seconds ?? 0)) + Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  if (!zone) return settle(local, false);
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (offset && (Number(offset[2]) > 18 || Number(offset[3] ?? 0) > 59)) return settle(Number.NaN, false);
  const shift = offset ? (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * MINUTE * (offset[1] === '-' ? -1 : 1) : 0;
  return settle(local - shift, true);
}

/** Which orders a numeric date allows: a part over 12 is no month. Undefined when it is not such a date. */
export function ordersOf(text: string): readonly ('day-first' | 'month-first')[] | undefined {
  const match = numeric.exec(text.trim());
  if (!match || (match[1] ?? '').length > 2) return undefined;
  const first = Number(match[1]);
  const second = Number(match[3]);
  return [...(second <= 12 ? (['day-first'] as const) : []), ...(first <= 12 ? (['month-first'] as const) : [])];
}

const decoder = new TextDecoder();

/**
 * Reads a date or a time into `instant`. False when it is none, when there is no such day, or when a numeric date without a
 * leading year does not fit `order`. Epoch seconds (10 digits) and milliseconds (13) are read as UTC.
 */
export function parseInstant(bytes: Uint8Array, start: number, end: number, order: DateOrder): boolean {
  const fast = yearFirst(bytes, start, end);
  if (fast !== undefined) return fast;
  if (end - start > 64) return false;
  const text = decoder
    .decode(bytes.subarray(start, end))
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
  if (/^\d{8}$/.test(text)) return settle(date(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))), false);
  if (/^\d{10}$/.test(text)) return settle(Number(text) * 1000, true);
  if (/^\d{13}$/.test(text)) return settle(Number(text), true);
  const triple = numeric.exec(text);
  if (triple) {
    const [, a = '', , b = '', c = '', ...rest] = triple;
    if (a.length > 2) return c.length <= 2 && withClock(date(Number(a), Number(b), Number(c)), rest);
    if (c.length === 3 || (order !== 'day-first' && order !== 'month-first')) return false;
    const [day, month] = order === 'day-first' ? [a, b] : [b, a];
    return withClock(date(fullYear(c), Number(month), Number(day)), rest);
  }
  const named = dayNamed.exec(text);
  if (named) {
    const [, day, month = '', year = '', ...rest] = named;
    const index = months.get(month.slice(0, 3).toLowerCase());
    return index !== undefined && withClock(date(fullYear(year), index, Number(day)), rest);
  }
  const american = monthNamed.exec(text);
  if (american) {
    const [, month = '', day, year = '', ...rest] = american;
    const index = months.get(month.slice(0, 3).toLowerCase());
    return index !== undefined && withClock(date(fullYear(year), index, Number(day)), rest);
  }
  return false;
}
