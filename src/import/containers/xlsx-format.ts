/** What a number format shows: a day, a time of day, both, or a length of time (`[h]:mm`). */
export type DateKind = 'date' | 'time' | 'both' | 'duration';

const within = (id: number, from: number, to: number): boolean => id >= from && id <= to;

/** The built-in formats by number; 27–36 and 50–58 are the dates of East Asian editions. */
function builtIn(id: number): DateKind | undefined {
  if (within(id, 14, 17) || within(id, 27, 31) || id === 36 || within(id, 50, 58)) return 'date';
  if (within(id, 18, 21) || within(id, 32, 35) || id === 45 || id === 47) return 'time';
  if (id === 46) return 'duration';
  return id === 22 ? 'both' : undefined;
}

/** What a format's code shows, or undefined when it shows a number. Words in quotes, colours and languages are no part of it. */
export function kindOfFormat(code: string): DateKind | undefined {
  const bare = (code.split(';')[0] ?? '')
    .toLowerCase()
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '');
  if (/\[(h+|m+|s+)\]/.test(bare)) return 'duration';
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p/g, 'h');
  if (letters.includes('general') || /[#?%]/.test(letters)) return undefined;
  const time = /[hs]/.test(letters);
  const date = /[yd]/.test(letters) || (letters.includes('m') && !time);
  if (date && time) return 'both';
  return date ? 'date' : time ? 'time' : undefined;
}

/** What the format with this number shows, by the workbook's own formats and the built-in ones. */
export function kindOf(id: number, own: ReadonlyMap<number, string>): DateKind | undefined {
  const code = own.get(id);
  return code === undefined ? builtIn(id) : kindOfFormat(code);
}

const DAY = 86_400_000;
/** 1 January 10000 in the date system of 1900. */
const END_OF_DATES = 2_958_466;
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const two = (value: number): string => String(value).padStart(2, '0');

function clock(ms: number): string {
  const rest = ms % 1000;
  const seconds = Math.floor(ms / 1000);
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

function dayText(day: number, since1904: boolean): string {
  if (since1904) return new Date(EPOCH_1904 + day * DAY).toISOString().slice(0, 10);
  // Excel believes in 29 February 1900 and has a day 0; both are refused later as days that never were.
  if (day === 0) return '1900-01-00';
  if (day === 60) return '1900-02-29';
  return new Date(EPOCH_1900 + (day > 60 ? day - 1 : day) * DAY).toISOString().slice(0, 10);
}

/**
 * A serial number as its format means it: `2026-03-01`, `14:30:00`, `2026-03-01T14:30:00` or, for a length of time, `26:30:00`. To the
 * millisecond. Undefined when it is no date of Excel's (negative, or past the year 9999).
 */
export function dateText(serial: number, kind: DateKind, since1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= END_OF_DATES) return undefined;
  const ms = Math.round(serial * DAY);
  if (kind === 'duration' || (kind === 'time' && ms < DAY)) return clock(ms);
  const day = dayText(Math.floor(ms / DAY), since1904);
  const rest = ms % DAY;
  return kind === 'date' && rest === 0 ? day : `${day}T${clock(rest)}`;
}
