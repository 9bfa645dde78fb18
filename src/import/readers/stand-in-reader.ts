import { civil, type Day, dayOf } from '../../time/day';
import type { MappableField } from '../recognise/fields';
import { DAY } from '../values/calendar-instant';
import { decimal, parseDecimal } from '../values/parse-number';
import { parseFlag } from '../values/parse-word';
import { isEmpty, textOf } from './cell-text';
import { Int64Builder } from './column-builder';
import { type CellReader, filling, type ReadContext } from './reader';
import { missing, shown, unknownWord } from './refusal';

/** The day that lies whole months (or days) before the eve of the day on which the list was made, as wall-clock milliseconds. */
function tenureStart(countedOn: Day, amount: number, unit: 'months' | 'days'): number {
  if (unit === 'days') return (countedOn - 1 - amount) * DAY;
  const { year, month, day } = civil(countedOn - 1);
  const months = year * 12 + month - 1 - amount;
  const at = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  const last = dayOf(at.month === 12 ? at.year + 1 : at.year, at.month === 12 ? 1 : at.month + 1, 1) - 1;
  return Math.min(dayOf(at.year, at.month, 1) + day - 1, last) * DAY;
}

/** Reads how long customers have stayed into the day on which they came. */
export function tenureReader(
  field: MappableField,
  name: string,
  unit: 'months' | 'days',
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new Int64Builder(capacity);
  return {
    ...filling('acquired_at', builder),
    floating: () => true,
    read(bytes, start, end, row) {
      if (isEmpty(bytes, start, end)) return missing(field, name);
      const fault = parseDecimal(bytes, start, end, '.', 0);
      if (fault || !decimal.exact || decimal.percent || decimal.currency || decimal.value < 0 || decimal.value > 1200) {
        return {
          reason: 'tenure-unreadable',
          text: `“${shown(textOf(bytes, start, end))}” is not a whole number of ${unit}`,
          group: `not a whole number of ${unit}`,
        };
      }
      if (context.countedOn === undefined) throw new Error('a tenure needs the day on which it was counted');
      builder.write(row, tenureStart(context.countedOn, decimal.value, unit));
      return undefined;
    },
  };
}

/** Reads whether customers have left into the day on which the list was made. */
export function churnedReader(context: ReadContext, capacity: number): CellReader {
  const builder = new Int64Builder(capacity);
  return {
    ...filling('churned_at', builder),
    floating: () => true,
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return undefined;
      const churned = parseFlag(textOf(bytes, start, end));
      if (churned === undefined) return unknownWord(textOf(bytes, start, end), 'yes or no');
      if (context.countedOn === undefined) throw new Error('churn without a date needs the day on which it was counted');
      if (churned) builder.write(row, context.countedOn * DAY);
      return undefined;
    },
  };
}
