import { isoDay } from '../../time/day';
import { DAY, instant } from '../values/calendar-instant';
import { parseInstant } from '../values/parse-instant';

const encoder = new TextEncoder();

/** A period that a report names above its table: its first and last day (both in it) as ISO text. */
export type PeriodLine = { readonly from: string; readonly to: string };

function dayIn(text: string, order: 'day-first' | 'month-first'): string | undefined {
  const bytes = encoder.encode(text.trim());
  return parseInstant(bytes, 0, bytes.length, order) ? isoDay(Math.floor(instant.ms / DAY)) : undefined;
}

/** The period that one of the lines above a table names, such as `Aug 1, 2026 - Aug 3, 2026`. Dates of digits with dots are read with the day
 * first, with slashes only when one order gives a period that does not run backwards. */
export function periodIn(lines: readonly (readonly string[])[]): PeriodLine | undefined {
  for (const cells of lines) {
    const text = cells
      .filter((cell) => cell.trim() !== '')
      .join(', ')
      .replace(/^[^\d]*?:\s*/, '')
      .replace(/^(?:reporting period|period|date range|zeitraum|période|periodo|período|from|vom|du)\s+/i, '');
    const halves = text.split(/\s+[-–—]\s+|\s+(?:to|bis|au|al|a)\s+/);
    if (halves.length !== 2) continue;
    const readings = (['day-first', 'month-first'] as const).flatMap((order) => {
      const [from, to] = halves.map((half) => dayIn(half, order));
      return from && to && from <= to ? [{ from, to }] : [];
    });
    const [first, second] = readings;
    if (first && (!second || second.from === first.from || !text.includes('/'))) return first;
  }
  return undefined;
}
