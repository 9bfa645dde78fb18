import type { Rule } from '../mapping';
import { DAY } from './calendar-instant';

export type Serial = NonNullable<Extract<Rule, { kind: 'instant' }>['serial']>;

const EPOCH_1899 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST = Date.UTC(10_000, 0, 1);
/** Excel counts a 29 February 1900 that never was: every later day is one too high. */
const MISSING_DAY = 60;

/** Milliseconds since 1970 of a counted date: by the wall clock for Excel's days (a fraction is the time of day), UTC for seconds and
 * milliseconds. NaN for what no date has: below zero, beyond the year 9999, Excel's 29 February 1900. */
export function serialInstant(value: number, serial: Serial): number {
  const ms = unbounded(value, serial);
  return value < 0 || ms >= LAST ? Number.NaN : ms;
}

function unbounded(value: number, serial: Serial): number {
  switch (serial) {
    case 'excel-1900': {
      const day = Math.floor(value);
      if (day === MISSING_DAY || day === 0) return Number.NaN;
      return EPOCH_1899 + Math.round((value - (day > MISSING_DAY ? 1 : 0)) * DAY);
    }
    case 'excel-1904':
      return EPOCH_1904 + Math.round(value * DAY);
    case 'epoch-seconds':
      return Math.floor(value * 1000 + 1e-6);
    case 'epoch-milliseconds':
      return Math.floor(value);
  }
}
