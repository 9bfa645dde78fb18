import type { MappableField } from '../recognise/fields';
import { parseFlag } from '../values/parse-word';
import { isEmpty, textOf } from './cell-text';
import { BoolBuilder } from './column-builder';
import { type CellReader, filling } from './reader';
import { unknownWord } from './refusal';

/** Reads yes and no; a count is yes when it is not zero. */
export function flagReader(field: MappableField, capacity: number): CellReader {
  const builder = new BoolBuilder(capacity);
  return {
    ...filling(field.id, builder),
    read(bytes, start, end, row) {
      builder.mark(row, false);
      if (isEmpty(bytes, start, end)) return undefined;
      const text = textOf(bytes, start, end);
      const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
      const flag = parseFlag(text) ?? (count === undefined ? undefined : count > 0);
      if (flag === undefined) return unknownWord(text, 'yes or no');
      builder.write(row, flag);
      return undefined;
    },
  };
}
