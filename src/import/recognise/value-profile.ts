import { isWeekday, monthOf } from '../values/calendar-words';
import { currenciesOf } from '../values/currency-mark';
import { parseClock, parseDurationWords, parseIsoDuration } from '../values/parse-duration';
import { ordersOf, parseInstant } from '../values/parse-instant';
import { decimal, parseDecimal } from '../values/parse-number';
import { parseOutOf, parseScoreWord, parseVerdict } from '../values/parse-score';
import { parseFlag } from '../values/parse-word';

/** What one value may be. `proves` is the decimal mark that it proves, `either` when both marks would read it. */
export type ValueProfile = {
  number?: number;
  proves?: '.' | ',' | 'either';
  date?: true;
  orders?: readonly ('day-first' | 'month-first')[];
  clock?: true;
  words?: true;
  iso?: true;
  flag?: true;
  verdict?: true;
  scoreWord?: true;
  stars?: true;
  percent?: true;
  integer?: true;
  /** Digits were cut by a spreadsheet: 1.03E+13. */
  scientific?: true;
  email?: true;
  url?: true;
  country?: true;
  code?: true;
  /** The currency beside the number, or the whole value. */
  currency?: string;
  onlyCurrency?: true;
};

const LONGEST = 96;
const encoder = new TextEncoder();
const room = new Uint8Array(LONGEST * 4);

/** Puts the text into `room`; returns its length in bytes. */
function intoRoom(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return encoder.encodeInto(text, room).written;
    room[i] = code;
  }
  return text.length;
}

/** The marks of a number decide: two different ones, or a mark without three digits behind it, prove the decimal mark. */
function provenMark(text: string): '.' | ',' | 'either' | undefined {
  const body = text.replace(/[^\d.,]/g, '');
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last < 0) return undefined;
  const mark = body[last] === '.' ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  if (body.indexOf(mark) !== last) return other;
  const behind = body.length - last - 1;
  return body.includes(other) || behind !== 3 || last === 0 || last > 3 || body.startsWith('0') ? mark : 'either';
}

/** Reads a number under either mark, with fewer decimals when it is large. */
function parseNumber(length: number): boolean {
  for (const places of [4, 0]) {
    const fault = parseDecimal(room, 0, length, '.', places);
    if (!fault) return true;
    if (fault === 'number-unreadable') return false;
    if (fault !== 'number-too-large' && !parseDecimal(room, 0, length, ',', places)) return true;
  }
  return false;
}

function readNumber(text: string, profile: ValueProfile): boolean {
  if (!parseNumber(intoRoom(text))) return false;
  profile.number = decimal.value;
  const marked = provenMark(text);
  if (marked) profile.proves = marked;
  if (decimal.percent) profile.percent = true;
  if (decimal.currency) profile.currency = currenciesOf(decimal.currency)[0] ?? '';
  if (decimal.exact && Number.isInteger(decimal.value)) profile.integer = true;
  if (/\d[eE]\+?\d/.test(text)) profile.scientific = true;
  return true;
}

function readDate(text: string): boolean {
  const length = intoRoom(text);
  return parseInstant(room, 0, length, 'day-first') || parseInstant(room, 0, length, 'month-first');
}

const countries = new Set<string>();

function isCountry(text: string): boolean {
  if (countries.size === 0) {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
    for (const first of letters) {
      for (const second of letters) {
        const name = names.of(first + second);
        if (name) countries.add(first + second).add(name.toLowerCase());
      }
    }
  }
  return text.length === 2 ? countries.has(text) : text.length < 40 && countries.has(text.toLowerCase());
}

const isEmail = (text: string): boolean => {
  const at = text.indexOf('@');
  return at > 0 && text.indexOf('@', at + 1) < 0 && text.indexOf('.', at) > at + 1 && !text.includes(' ') && text.length < 255;
};

/** Whether the letters of a value with digits leave room for a number: a currency at one end, an exponent. */
function mayBeNumber(text: string, letters: number): boolean {
  if (letters === 0) return true;
  if (letters > 6) return false;
  const beside = /^[^\d\s.,(+-]{1,6}|[^\d\s,)-]{1,6}$/.exec(text)?.[0];
  return (
    beside === undefined || currenciesOf(beside.trim()).length > 0 || /^[\d.,-]+[eE][+-]?\d+$/.test(text) || text.startsWith('(')
  );
}

const dateWords = new Set(['t', 'de', 'of', 'st', 'nd', 'rd', 'th', 'er', 'º']);

/** Whether a value with digits is shaped like a date: numbers parted by marks, or a month or a weekday as its first word. */
function mayBeDate(text: string, letters: number): boolean {
  if (/^\d{1,4}[-/.]/.test(text)) return true;
  if (letters === 0 || text.includes('_')) return false;
  const word = /[a-zºª\u00c0-\u024f]+/.exec(text.toLowerCase())?.[0] ?? '';
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return dateWords.has(plain) || monthOf(plain) !== undefined || isWeekday(plain);
}

/** Reads a value that holds a digit. */
function withDigits(text: string, letters: number, profile: ValueProfile): void {
  const first = text.charCodeAt(0);
  const digitFirst = first >= 48 && first <= 57;
  if (mayBeNumber(text, letters) && readNumber(text, profile)) {
    if (text === '0' || text === '1') profile.flag = true;
    if (profile.integer && /^\d+$/.test(text)) profile.code = true;
    return;
  }
  if (mayBeDate(text, letters) && readDate(text)) {
    profile.date = true;
    const orders = ordersOf(text);
    if (orders) profile.orders = orders;
    return;
  }
  if (text.includes(':') && parseClock(text) !== undefined) profile.clock = true;
  else if (letters > 0 && (digitFirst || first === 0x2d) && parseDurationWords(text) !== undefined) profile.words = true;
  else if ((first | 32) === 0x70 && parseIsoDuration(text) !== undefined) profile.iso = true;
  if (digitFirst && parseOutOf(text)) profile.stars = true;
  if ((letters > 0 && /^[\w#:/-]+$/.test(text)) || /^\d+$/.test(text)) profile.code = true;
}

function withoutDigits(text: string, letters: number, profile: ValueProfile): void {
  if (parseFlag(text) !== undefined) profile.flag = true;
  if (parseVerdict(text) !== undefined) profile.verdict = true;
  if (parseScoreWord(text) !== undefined) profile.scoreWord = true;
  if (letters === 0 && parseOutOf(text)) profile.stars = true;
  const currency = text.length <= 4 ? currenciesOf(text)[0] : undefined;
  if (currency) {
    profile.currency = currency;
    profile.onlyCurrency = true;
  }
  if (isCountry(text)) profile.country = true;
}

/** What the trimmed value may be; nothing for a long text. */
export function profileOf(text: string): ValueProfile {
  const profile: ValueProfile = {};
  if (isEmail(text)) return { email: true };
  if (/^https?:\/\//i.test(text)) return { url: true };
  if (text.length > LONGEST) return profile;
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
    else if (((code | 32) >= 97 && (code | 32) <= 122) || (code > 191 && code < 0x2000)) letters += 1;
  }
  if (digits > 0) withDigits(text, letters, profile);
  else withoutDigits(text, letters, profile);
  return profile;
}
