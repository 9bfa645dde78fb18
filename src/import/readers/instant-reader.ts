import { offsetChanges } from '../../time/zone';
import type { Rule } from '../mapping';
import type { MappableField } from '../recognise/fields';
import { DAY, instant, settle } from '../values/calendar-instant';
import { parseInstant } from '../values/parse-instant';
import { decimal, parseDecimal } from '../values/parse-number';
import { serialInstant } from '../values/parse-serial';
import { isDateSentinel } from '../values/parse-word';
import { isEmpty, textOf } from './cell-text';
import { Int64Builder } from './column-builder';
import { type CellReader, filling, type ReadContext } from './reader';
import { missing, type Refusal, shown } from './refusal';
import { addTimeOfDay } from './time-of-day';
import { wallClock } from './wall-clock';

type InstantRule = Extract<Rule, { kind: 'instant' }>;

/** A column turned out to mix times with and without an offset: the file has to be read again with the field as `absolute`. */
export class MixedOffsets extends Error {
  constructor(readonly field: string) {
    super(`${field} mixes times with and without an offset`);
    this.name = 'MixedOffsets';
  }
}

/** Days that exports write for "no date". */
const sentinels = new Set([Date.UTC(1900, 0, 1), Date.UTC(9999, 11, 31), Date.parse('0001-01-01')]);
const EARLIEST = Date.UTC(1900, 0, 2);
const LATEST = Date.UTC(9999, 11, 31);

/** Fields by whose day an amount of the row is converted. */
const datesOfAmounts = new Set(['date', 'ordered_at']);

function unreadableDate(text: string, { order, serial }: InstantRule): Refusal {
  const value = `“${shown(text)}”`;
  if (instant.zone !== '')
    return {
      reason: 'zone-ambiguous',
      text: `${value} names its zone as ${instant.zone}, which stands for several offsets: write the offset, such as +02:00`,
      group: `zone named by an ambiguous word (${instant.zone})`,
    };
  const how = order === 'day-first' ? ' with the day first' : order === 'month-first' ? ' with the month first' : '';
  return {
    reason: 'date-unreadable',
    text: `${value} is not a date${serial ? `, nor a number of ${serial.replace('-', ' ')}` : how}`,
    group: 'not a date',
  };
}

function parse(bytes: Uint8Array, start: number, end: number, { serial, order }: InstantRule): boolean {
  if (!serial) return parseInstant(bytes, start, end, order);
  const places = serial.startsWith('epoch') ? 3 : 10;
  if (parseDecimal(bytes, start, end, '.', places) && parseDecimal(bytes, start, end, ',', places))
    return parseInstant(bytes, start, end, order);
  instant.zone = '';
  if (decimal.currency !== '' || decimal.percent) return false;
  return settle(serialInstant(decimal.value, serial), serial.startsWith('epoch'), true);
}

/** Reads dates and times: written or counted, with a time of day of their own or from another column, by the wall clock or as instants. */
export function instantReader(
  field: MappableField,
  name: string,
  rule: InstantRule,
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new Int64Builder(capacity);
  const ofWorkspace = wallClock(context.changes);
  const ofColumn = rule.zone ? wallClock(offsetChanges(rule.zone, 0, Date.UTC(2100, 0, 1))) : undefined;
  const dated = datesOfAmounts.has(field.id);
  const { row: state } = context;
  // The end of a period that was paid for may well be to come.
  const latest = field.id === 'end_date' ? Number.POSITIVE_INFINITY : context.latest;
  let floating = !context.absolute.has(field.id);
  let any = false;

  function absent(row: number): Refusal | undefined {
    builder.mark(row, false);
    return missing(field, name);
  }

  function sentinel(text: string, row: number): Refusal | undefined {
    context.note('sentinel', `${shown(text)} is read as “no date”`, 'a date that stands for none, read as no date');
    return absent(row);
  }

  return {
    ...filling(field.id, builder),
    turn: dated ? 1 : 2,
    floating: () => floating,
    instant: (row) => builder.current(row),
    read(bytes, start, end, row) {
      if (isEmpty(bytes, start, end)) return absent(row);
      if (!parse(bytes, start, end, rule)) {
        const text = textOf(bytes, start, end);
        return isDateSentinel(text) ? sentinel(text, row) : unreadableDate(text, rule);
      }
      if (!instant.offset && (instant.ms < EARLIEST || instant.ms >= LATEST) && sentinels.has(Math.floor(instant.ms / DAY) * DAY))
        return sentinel(textOf(bytes, start, end), row);
      if (rule.time !== undefined) {
        const refusal = addTimeOfDay(state.cell(rule.time), context);
        if (refusal) return refusal;
      }
      const zoned = ofColumn !== undefined && instant.timed && !instant.offset;
      if ((instant.offset || zoned) && floating) {
        if (any) throw new MixedOffsets(field.id);
        floating = false;
      }
      any = true;
      let ms = instant.ms;
      if (zoned) ms = ofColumn(ms);
      else if (!instant.offset && !floating) {
        if (!ofColumn)
          context.note(
            'no-offset',
            `“${shown(textOf(bytes, start, end))}” names no offset and is read in the workspace's time zone`,
            'no offset, read in the workspace’s time zone',
          );
        ms = ofWorkspace(ms);
      }
      if (ms > latest)
        context.note(
          'later-than-today',
          `“${shown(textOf(bytes, start, end))}” is later than today; the row is loaded, and the data’s last day does not move to it`,
          'later than today: loaded, and not counted in the horizon',
        );
      builder.write(row, ms);
      if (dated) {
        state.at = ms;
        state.floating = floating;
      }
      return undefined;
    },
  };
}
