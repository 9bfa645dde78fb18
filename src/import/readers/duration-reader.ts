import type { Rule } from '../mapping';
import type { MappableField } from '../recognise/fields';
import { parseDuration } from '../values/parse-duration';
import { decimal, parseDecimal } from '../values/parse-number';
import { isEmpty, textOf } from './cell-text';
import { Int64Builder } from './column-builder';
import { type CellReader, filling, type ReadContext } from './reader';
import { percentRefused, shown, unreadableNumber } from './refusal';

const YEAR = 366 * 86_400;
const secondsIn = { milliseconds: 0.001, seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

const rounded = (seconds: number): number => Math.sign(seconds) * Math.round(Math.abs(seconds)) || 0;

/** Reads durations into whole seconds: numbers of the rule's unit, and whatever names its units itself (`1:02:03`, `2d 3h`, `P1DT2H`). */
export function durationReader(
  field: MappableField,
  rule: Extract<Rule, { kind: 'duration' }>,
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new Int64Builder(capacity);
  function write(row: number, seconds: number, bytes: Uint8Array, start: number, end: number): void {
    if (seconds < 0)
      context.note('duration-negative', `“${shown(textOf(bytes, start, end))}” is a negative duration`, 'a negative duration');
    else if (seconds > YEAR)
      context.note('duration-long', `“${shown(textOf(bytes, start, end))}” is longer than a year`, 'longer than a year');
    builder.write(row, seconds);
  }
  const { unit } = rule;
  return {
    ...filling(field.id, builder),
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return undefined;
      const plain = unit === 'clock' || unit === 'words' ? undefined : secondsIn[unit];
      const fault = plain === undefined ? undefined : parseDecimal(bytes, start, end, rule.decimal, 6);
      if (plain !== undefined && !fault && decimal.currency === '') {
        if (decimal.percent) return percentRefused(textOf(bytes, start, end), 'a duration');
        write(row, rounded(decimal.value * plain), bytes, start, end);
        return undefined;
      }
      const text = textOf(bytes, start, end);
      const seconds = parseDuration(text);
      if (seconds !== undefined && Math.abs(seconds) < Number.MAX_SAFE_INTEGER) {
        write(row, rounded(seconds), bytes, start, end);
        return undefined;
      }
      if (fault && /^[\s\d.,'’+-]+$/.test(text)) return unreadableNumber(fault, text, rule.decimal);
      return {
        reason: 'duration-unreadable',
        text: `“${shown(text)}” is not a duration such as 1:02:03 or 2 h 5 min${plain === undefined && /^\d/.test(text) ? ': it names no unit' : ''}`,
        group: 'not a duration',
      };
    },
  };
}
