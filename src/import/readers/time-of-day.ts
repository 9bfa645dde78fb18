import { DAY, instant, settle } from '../values/calendar-instant';
import { parseInstant } from '../values/parse-instant';
import { decimal, parseDecimal } from '../values/parse-number';
import { isEmpty, textOf } from './cell-text';
import type { Cell, ReadContext } from './reader';
import { type Refusal, shown } from './refusal';

const LONGEST = 40;
const beginning = new TextEncoder().encode('1970-01-01 ');
const whole = new Uint8Array(beginning.length + LONGEST);
whole.set(beginning);

/** Milliseconds since midnight of the cell's time, into `instant`: a time, the time of a date, or a fraction of a day as Excel keeps it. */
function parseTime({ bytes, start, end }: Cell): boolean {
  if (end - start > LONGEST) return false;
  for (let at = start; at < end; at++) whole[beginning.length + at - start] = bytes[at] ?? 0;
  if (parseInstant(whole, 0, beginning.length + end - start, 'year-first')) return true;
  if (instant.zone !== '') return false;
  if (parseInstant(bytes, start, end, 'year-first')) return settle(((instant.ms % DAY) + DAY) % DAY, instant.offset, true);
  const fault = parseDecimal(bytes, start, end, '.', 10);
  return !fault && decimal.value >= 0 && decimal.value < 1 && settle(Math.round(decimal.value * DAY), false, true);
}

/** Adds the time of day that stands in another cell to the date in `instant`. A missing time is midnight, with a note. */
export function addTimeOfDay(cell: Cell, context: ReadContext): Refusal | undefined {
  const { ms, offset, timed } = instant;
  const dayStart = Math.floor(ms / DAY) * DAY;
  if (isEmpty(cell.bytes, cell.start, cell.end)) {
    if (!timed) context.note('no-time', 'the row has a date but no time of day: it is read as midnight', 'no time of day');
    return undefined;
  }
  const text = () => shown(textOf(cell.bytes, cell.start, cell.end));
  if (!parseTime(cell)) {
    if (instant.zone !== '')
      return {
        reason: 'zone-ambiguous',
        text: `“${text()}” names its zone as ${instant.zone}, which stands for several offsets: write the offset, such as +02:00`,
        group: `zone named by an ambiguous word (${instant.zone})`,
      };
    return { reason: 'time-unreadable', text: `“${text()}” is not a time of day`, group: 'not a time of day' };
  }
  if (offset ? ms !== dayStart + instant.ms : timed && ms !== dayStart && ms !== dayStart + instant.ms) {
    return {
      reason: 'two-times',
      text: `the date names a time itself, and “${text()}” is a second one`,
      group: 'two times of day in one row',
    };
  }
  settle(dayStart + instant.ms, offset || instant.offset, true);
  return undefined;
}
