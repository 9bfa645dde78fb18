import { clockTime, type DateOrder, instant, MINUTE, midnightOf, settle } from './calendar-instant';
import { ordersIn, parseWrittenDate } from './written-date';

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

/** `T` or a space and `09:15`, `:30`, `.250`, `Z` or `+02:00`, from `at` to the end. Undefined when the bytes have another form. */
function clockBehind(bytes: Uint8Array, from: number, end: number, midnight: number): boolean | undefined {
  if (from === end) return settle(midnight, false, false);
  const gap = bytes[from];
  if (gap !== 0x20 && gap !== 0x54 && gap !== 0x74) return undefined;
  const wide = bytes[from + 2] !== 0x3a;
  const hour = number(bytes, from + 1, wide ? 2 : 1);
  let at = from + (wide ? 3 : 2);
  if (hour < 0 || bytes[at] !== 0x3a || at + 3 > end) return undefined;
  const minute = number(bytes, at + 1, 2);
  if (minute < 0) return undefined;
  at += 3;
  let second = 0;
  let fraction = 0;
  if (bytes[at] === 0x3a && at < end) {
    if (at + 3 > end) return undefined;
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
  const local = midnight + clockTime(hour, minute, second) + Math.floor(fraction);
  if (at === end) return settle(local, false, true);
  if (bytes[at] === 0x20) at += 1;
  const sign = bytes[at];
  if ((sign === 0x5a || sign === 0x7a) && at + 1 === end) return settle(local, true, true);
  if (sign !== 0x2b && sign !== 0x2d) return undefined;
  const hours = number(bytes, at + 1, 2);
  const minutes = end - at === 3 ? 0 : number(bytes, end - 2, 2);
  const width = end - at;
  if (hours < 0 || minutes < 0 || hours > 18 || minutes > 59 || (width !== 3 && width !== 5 && width !== 6)) return undefined;
  const shift = (hours * 60 + minutes) * MINUTE;
  return settle(sign === 0x2b ? local - shift : local + shift, true, true);
}

/** `2026-10-31` and a time behind it: the form of nearly all exports. Undefined when the bytes have another form. */
function yearFirst(bytes: Uint8Array, start: number, end: number): boolean | undefined {
  if (end - start < 10) return undefined;
  const mark = bytes[start + 4];
  if ((mark !== 0x2d && mark !== 0x2f && mark !== 0x2e) || bytes[start + 7] !== mark) return undefined;
  const year = number(bytes, start, 4);
  const month = number(bytes, start + 5, 2);
  const day = number(bytes, start + 8, 2);
  if (year < 0 || month < 0 || day < 0) return undefined;
  return clockBehind(bytes, start + 10, end, midnightOf(year, month, day));
}

/** `31.10.2026` or `10/31/2026` and a time behind it. Undefined when the bytes have another form. */
function yearLast(bytes: Uint8Array, start: number, end: number, dayFirst: boolean): boolean | undefined {
  let at = digit(bytes[start + 1]) < 0 ? start + 1 : start + 2;
  const first = number(bytes, start, at - start);
  const mark = bytes[at];
  if (first < 0 || (mark !== 0x2d && mark !== 0x2f && mark !== 0x2e)) return undefined;
  const from = at + 1;
  at = digit(bytes[from + 1]) < 0 ? from + 1 : from + 2;
  const second = number(bytes, from, at - from);
  if (second < 0 || bytes[at] !== mark || at + 5 > end) return undefined;
  const year = number(bytes, at + 1, 4);
  if (year < 0 || (at + 5 < end && digit(bytes[at + 5]) >= 0)) return undefined;
  return clockBehind(bytes, at + 5, end, dayFirst ? midnightOf(year, second, first) : midnightOf(year, first, second));
}

const LONGEST = 96;
const decoder = new TextDecoder();

/** Which orders a numeric date allows: a part over 12 is no month. Undefined when it is not such a date. */
export const ordersOf = (text: string): readonly ('day-first' | 'month-first')[] | undefined =>
  text.length > LONGEST ? undefined : ordersIn(text.trim());

/**
 * Reads a date or a time into `instant`. False when it is none, when there is no such day, when it names its zone by an ambiguous word
 * (then `instant.zone`), or when a numeric date without a leading year does not fit `order`.
 */
export function parseInstant(bytes: Uint8Array, start: number, end: number, order: DateOrder): boolean {
  const fast =
    order === 'day-first' || order === 'month-first'
      ? (yearLast(bytes, start, end, order === 'day-first') ?? yearFirst(bytes, start, end))
      : yearFirst(bytes, start, end);
  if (fast !== undefined) return fast;
  instant.zone = '';
  if (end - start > LONGEST) return false;
  return parseWrittenDate(decoder.decode(bytes.subarray(start, end)), order);
}
