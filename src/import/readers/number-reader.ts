import type { MappableField } from '../recognise/fields';
import { decimal, parseDecimal } from '../values/parse-number';
import { isEmpty, textOf } from './cell-text';
import { DoubleBuilder } from './column-builder';
import { type CellReader, filling } from './reader';
import { missing, unreadableNumber } from './refusal';

/** Reads plain numbers as they are; a percent sign divides by 100. */
export function numberReader(field: MappableField, name: string, mark: '.' | ',', capacity: number): CellReader {
  const builder = new DoubleBuilder(capacity);
  return {
    ...filling(field.id, builder),
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return missing(field, name);
      const fault = parseDecimal(bytes, start, end, mark, 6);
      if (fault) return unreadableNumber(fault, textOf(bytes, start, end), mark);
      builder.write(row, decimal.percent ? decimal.scaled / 1e8 : decimal.value);
      return undefined;
    },
  };
}
