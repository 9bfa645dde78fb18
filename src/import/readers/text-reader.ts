import type { MappableField } from '../recognise/fields';
import { isUtf8 } from '../text/decode';
import { parseSurveyKind } from '../values/parse-word';
import { behindGuard, textOf } from './cell-text';
import { TextBuilder } from './column-builder';
import { type CellReader, filling, type ReadContext } from './reader';
import { missing, type Refusal, shown, unknownWord } from './refusal';

/** Why the text that the builder took last can't be stored. */
export function textFlaw(builder: TextBuilder, name: string, bytes: Uint8Array, start: number, end: number): Refusal | undefined {
  if (builder.hasZero) return { reason: 'zero-byte', text: `${name} holds a zero byte`, group: 'holds a zero byte' };
  if (builder.ascii || isUtf8(bytes, start, end)) return undefined;
  return {
    reason: 'encoding',
    text: `“${shown(textOf(bytes, start, end))}” is not UTF-8: choose another encoding`,
    group: 'letters are not UTF-8',
  };
}

/** Reads text as it is, without the apostrophe that keeps a spreadsheet from running it. */
export function textReader(field: MappableField, name: string, capacity: number): CellReader {
  const builder = new TextBuilder(capacity);
  return {
    ...filling(field.id, builder),
    read(bytes, start, end, row) {
      if (start === end) {
        builder.skip(row);
        return missing(field, name);
      }
      const from = behindGuard(bytes, start, end);
      builder.write(row, bytes, from, end);
      return textFlaw(builder, name, bytes, from, end);
    },
  };
}

const encoder = new TextEncoder();
const kindBytes = { nps: encoder.encode('nps'), csat: encoder.encode('csat'), ces: encoder.encode('ces') };

/** Reads which survey an answer belongs to. */
export function kindReader(name: string, context: ReadContext, capacity: number): CellReader {
  const builder = new TextBuilder(capacity);
  return {
    ...filling('kind', builder),
    turn: 0,
    read(bytes, start, end, row) {
      builder.skip(row);
      const kind = parseSurveyKind(textOf(bytes, start, end));
      if (!kind)
        return start === end
          ? { reason: 'empty', text: `${name} is empty, and a record can't do without it`, group: 'cell is empty' }
          : unknownWord(textOf(bytes, start, end), 'nps, csat or ces');
      context.row.kind = kind;
      builder.write(row, kindBytes[kind], 0, kindBytes[kind].length);
      return undefined;
    },
  };
}

/** The same text in every row, when no column says it. */
export function constantText(field: string, text: string, capacity: number): CellReader {
  const builder = new TextBuilder(capacity);
  const constant = encoder.encode(text);
  return {
    ...filling(field, builder),
    turn: 0,
    read(_bytes, _start, _end, row) {
      builder.write(row, constant, 0, constant.length);
      return undefined;
    },
  };
}
