/** The last decimal number read: value = digits × 10^−scale. `currency` is the symbol or code that stood beside it. */
export const decimal = { value: 0, scaled: 0, exact: true, currency: '' };

export type NumberFault = 'number-unreadable' | 'number-too-large';

const decoder = new TextDecoder();
const plainMoney = 12;

/**
 * Reads a number with the given decimal mark into `decimal`; `scaled` is the value × 10^places as a whole number, `exact` false when
 * digits were rounded away (half away from zero). Group separators must part groups of three.
 * Accepts a currency beside it, a minus before or behind, brackets for negatives, a percent sign. Returns why not, else undefined.
 */
export function parseDecimal(
  bytes: Uint8Array,
  start: number,
  end: number,
  mark: '.' | ',',
  places: number,
): NumberFault | undefined {
  if (end - start <= plainMoney && plain(bytes, start, end, mark === '.' ? 0x2e : 0x2c, places)) return undefined;
  if (end - start > 64) return 'number-unreadable';
  let text = decoder
    .decode(bytes.subarray(start, end))
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) {
    negative = true;
    text = (bracketed[1] ?? '').trim();
  }
  text = text.replaceAll('\u2212', '-');
  const currency = /\p{Sc}|(?<![\p{L}])[A-Z]{3}(?![\p{L}])/u.exec(text)?.[0] ?? '';
  if (currency) text = text.replace(currency, '').trim();
  text = text.replace(/ ?%$/, '');
  const signed = /^([+-]?) ?(.*?) ?(-?)$/.exec(text);
  if (!signed) return 'number-unreadable';
  const [, before, body = '', behind] = signed;
  if (before && behind) return 'number-unreadable';
  if (before === '-' || behind === '-') negative = !negative;
  const shape =
    mark === '.'
      ? /^(\d+|\d{1,3}(?:[,' ’]\d{3})+)?(?:\.(\d*))?(?:[eE]\+?(-?\d{1,2}))?$/
      : /^(\d+|\d{1,3}(?:[.' ’]\d{3})+)?(?:,(\d*))?(?:[eE]\+?(-?\d{1,2}))?$/;
  const parts = shape.exec(body);
  if (!parts || (!parts[1] && !parts[2])) return 'number-unreadable';
  const whole = (parts[1] ?? '').replace(/\D/g, '');
  const fraction = parts[2] ?? '';
  const exponent = Number(parts[3] ?? 0);
  if (exponent !== 0) {
    const value = Number(`${whole || '0'}.${fraction || '0'}e${exponent}`);
    return keep(Math.round(value * 10 ** places), Number.isInteger(value * 10 ** places), negative, places, currency);
  }
  const kept = fraction.slice(0, places).padEnd(places, '0');
  const over = fraction.slice(places);
  const up = over !== '' && over.charCodeAt(0) >= 53 ? 1 : 0;
  return keep(Number(`${whole}${kept}` || '0') + up, !/[1-9]/.test(over), negative, places, currency);
}

function keep(scaled: number, exact: boolean, negative: boolean, places: number, currency: string): NumberFault | undefined {
  if (!Number.isSafeInteger(scaled)) return 'number-too-large';
  decimal.scaled = negative && scaled !== 0 ? -scaled : scaled;
  decimal.value = decimal.scaled / 10 ** places;
  decimal.exact = exact;
  decimal.currency = currency;
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
  return keep(scaled, true, negative, places, '') === undefined;
}

/** Seconds of `1:02:03` or `26:15` (hours and minutes), with days before them as `2d 03:00` or `2.03:00`; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const match = /^(-?)(?:(\d+)[d.] ?)?(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign, days, hours, minutes, seconds] = match;
  const total = Number(days ?? 0) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign && total ? -total : total;
}
