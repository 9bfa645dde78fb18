import { clockTime, type DateOrder, instant, MINUTE, midnightOf, settle } from './calendar-instant';
import { isWeekday, isZoneWord, monthOf } from './calendar-words';

/** Reads through a text from left to right, never back by more than a token. */
class Cursor {
  at = 0;
  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }
  get next(): string {
    return this.text[this.at] ?? '';
  }
  digits(): string {
    const from = this.at;
    while (this.next >= '0' && this.next <= '9') this.at += 1;
    return this.text.slice(from, this.at);
  }
  letters(): string {
    const from = this.at;
    while (/^[a-zºª]$/.test(this.next)) this.at += 1;
    return this.text.slice(from, this.at);
  }
  /** Passes over any of the marks. */
  skip(marks: string): boolean {
    const from = this.at;
    while (!this.done && marks.includes(this.next)) this.at += 1;
    return this.at > from;
  }
  /** Passes over the expression at this place. */
  match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .trim();

const ordinals = new Set(['st', 'nd', 'rd', 'th', 'er', 'e', 'º', 'ª', 'o', 'a']);
const joints = new Set(['de', 'del', 'of']);
const beforeTime = new Set(['t', 'at', 'um', 'om', 'a', 'as', 'las', 'alle', 'ore', 'kl', 'klo']);
const afterTime = new Set(['uhr', 'uur', 'h', 'hrs']);

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return text.length === 2 ? (year < 70 ? 2000 + year : 1900 + year) : Number.NaN;
}

const afterHour = /(?:([:.])(\d{2})(?:\1(\d{2})(?:[.,](\d{1,9}))?)?| ?h ?(?:(\d{2})(?!\d))?(?![a-z]))/y;
const meridiem = / ?([ap])\.? ?m\b\.?/y;
const offset = /([+-]|\u2212)(\d{1,2})(?::?(\d{2}))?(?!\d)/y;

/** Milliseconds of the time of day at the cursor; NaN when there is none. */
function timeAt(cursor: Cursor): number {
  const hours = cursor.digits();
  if (hours === '' || hours.length > 2) return Number.NaN;
  const rest = cursor.match(afterHour);
  const half = cursor.match(meridiem)?.[1];
  if (!rest && !half) return Number.NaN;
  const [, , minutes, seconds, fraction, minutesOfH] = rest ?? [];
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  return (
    clockTime(hour, Number(minutes ?? minutesOfH ?? 0), Number(seconds ?? 0)) + Math.floor(Number(`0.${fraction ?? 0}`) * 1000)
  );
}

/** The offset at the cursor in ms, undefined when none is named, NaN when it is none. Notes a zone that is only a word. */
function offsetAt(cursor: Cursor): number | undefined {
  cursor.skip(' ');
  const word = cursor.letters();
  if (afterTime.has(word)) return offsetAt(cursor);
  if (word !== '' && word !== 'z' && word !== 'utc' && word !== 'gmt') {
    if (isZoneWord(word) && cursor.done) instant.zone = word.toUpperCase();
    return Number.NaN;
  }
  cursor.skip(' ');
  const named = word === 'z' ? null : cursor.match(offset);
  if (!named) return word === '' ? undefined : 0;
  const [, sign, hours, minutes = '0'] = named;
  if (Number(hours) > 18 || Number(minutes) > 59) return Number.NaN;
  return (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === '+' ? 1 : -1);
}

function settleLocal(cursor: Cursor, local: number, shift: number | undefined): boolean {
  if (Number.isNaN(shift)) return false;
  if (shift !== undefined) cursor.match(/ ?(?:\([^()]*\)|\[[^[\]]*\])/y);
  return cursor.done && settle(local - (shift ?? 0), shift !== undefined, true);
}

/** What follows a date: nothing, or a time of day with or without an offset. */
function clockBehind(cursor: Cursor, midnight: number): boolean {
  if (Number.isNaN(midnight)) return settle(midnight, false, false);
  if (cursor.done) return settle(midnight, false, false);
  const spaced = cursor.skip(' ,');
  if (spaced && cursor.skip('-–') && !cursor.skip(' ')) return false;
  for (;;) {
    const from = cursor.at;
    const word = cursor.letters();
    if (word === '') break;
    if (!beforeTime.has(word)) {
      cursor.at = from;
      return false;
    }
    cursor.skip(' .');
  }
  const basic = cursor.match(/(\d{2})(\d{2})(\d{2})?(?![\d:.])/y);
  const time = basic ? clockTime(Number(basic[1]), Number(basic[2]), Number(basic[3] ?? 0)) : timeAt(cursor);
  if (Number.isNaN(time)) return false;
  return settleLocal(cursor, midnight + time, offsetAt(cursor));
}

/** `de`, commas, points and spaces between the parts of a date in words. */
function passJoints(cursor: Cursor): void {
  for (;;) {
    cursor.skip(' .,/-');
    const from = cursor.at;
    if (joints.has(cursor.letters())) continue;
    cursor.at = from;
    return;
  }
}

function yearAt(cursor: Cursor): number {
  cursor.skip("'’");
  return fullYear(cursor.digits());
}

/** `11 mai 2026`, `11. Mai 2026`, `11/May/24`, `1er mai 2026`, `11 de mayo de 2026`: the cursor stands behind the day. */
function dayNamed(cursor: Cursor, day: string): boolean {
  const from = cursor.at;
  if (!ordinals.has(cursor.letters())) cursor.at = from;
  passJoints(cursor);
  const month = monthOf(cursor.letters());
  if (month === undefined || day.length > 2) return false;
  passJoints(cursor);
  const year = yearAt(cursor);
  return clockBehind(cursor, midnightOf(year, month, Number(day)));
}

/** `Aug 1, 2026` or `Mon Aug 3 10:00:00 2026`: the cursor stands behind the month. */
function monthNamed(cursor: Cursor, month: number): boolean {
  cursor.skip(' .');
  const day = cursor.digits();
  if (day === '' || day.length > 2) return false;
  const from = cursor.at;
  if (!ordinals.has(cursor.letters())) cursor.at = from;
  passJoints(cursor);
  const clock = cursor.match(/(\d{2}):(\d{2}):(\d{2}) (?:(utc|gmt) )?(\d{4})$/y);
  if (clock) {
    const [, hour, minute, second, zone, year] = clock;
    const midnight = midnightOf(Number(year), month, Number(day));
    return settle(midnight + clockTime(Number(hour), Number(minute), Number(second)), zone !== undefined, true);
  }
  return clockBehind(cursor, midnightOf(yearAt(cursor), month, Number(day)));
}

const numeric = /(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/y;
const yearLed = /(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)/y;
const yearLedName = /(\d{4})([-/. ])([a-z]{3,10})\2(\d{1,2})(?!\d)/y;

function digitsFirst(cursor: Cursor, order: DateOrder): boolean {
  const compact = cursor.match(/(\d{4})(\d{2})(\d{2})(?:(?=\d{4}(?:\d{2})?$)|(?!\d))/y);
  if (compact) return clockBehind(cursor, midnightOf(Number(compact[1]), Number(compact[2]), Number(compact[3])));
  const led = cursor.match(yearLed);
  if (led) return clockBehind(cursor, midnightOf(Number(led[1]), Number(led[3]), Number(led[4])));
  const named = cursor.match(yearLedName);
  if (named) return clockBehind(cursor, midnightOf(Number(named[1]), monthOf(named[3] ?? '') ?? 0, Number(named[4])));
  const triple = cursor.match(numeric);
  if (!triple) return dayNamed(cursor, cursor.digits());
  if (order !== 'day-first' && order !== 'month-first') return false;
  const [, a, , b, year = ''] = triple;
  const [day, month] = order === 'day-first' ? [a, b] : [b, a];
  return clockBehind(cursor, midnightOf(fullYear(year), Number(month), Number(day)));
}

/** Reads a date or a time in any of the written forms into `instant`. Linear in the length of the text. */
export function parseWrittenDate(text: string, order: DateOrder): boolean {
  instant.zone = '';
  const cursor = new Cursor(folded(text));
  if (/^\d/.test(cursor.next)) return digitsFirst(cursor, order);
  const first = cursor.letters();
  if (first === '') return false;
  if (isWeekday(first)) {
    const from = cursor.at;
    cursor.match(/-feira/y);
    cursor.skip(' .,');
    if (joints.has(cursor.letters())) cursor.skip(' ');
    else cursor.at = from + (cursor.text.startsWith('-feira', from) ? 6 : 0);
    cursor.skip(' .,');
    if (/^\d/.test(cursor.next) && monthOf(first) === undefined) return digitsFirst(cursor, order);
    const behind = cursor.at;
    if (/^\d/.test(cursor.next) && digitsFirst(cursor, order)) return true;
    cursor.at = behind;
    const month = monthOf(cursor.letters());
    if (month !== undefined) return monthNamed(cursor, month);
    cursor.at = behind;
  }
  const month = monthOf(first);
  return month !== undefined && monthNamed(cursor, month);
}

/** Which orders a numeric date allows: a part over 12 is no month. Undefined when it is not such a date. */
export function ordersIn(text: string): readonly ('day-first' | 'month-first')[] | undefined {
  numeric.lastIndex = 0;
  const match = numeric.exec(text);
  if (!match || !/^(?:[\sT,]|$)/.test(text.slice(match[0].length))) return undefined;
  const first = Number(match[1]);
  const second = Number(match[3]);
  return [...(second <= 12 ? (['day-first'] as const) : []), ...(first <= 12 ? (['month-first'] as const) : [])];
}
