import type { MappableField } from '../recognise/fields';
import { behindGuard, isEmpty, textOf } from './cell-text';
import { TextBuilder } from './column-builder';
import { type CellReader, filling, type ReadContext } from './reader';
import { missing, shown } from './refusal';
import { textFlaw } from './text-reader';

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
const LONGEST_NUMBER = 24;

/** Whether the cell is a number that a spreadsheet wrote with an exponent, as 1.03006E+13. */
function isScientific(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isDigit(bytes[start]) || end - start > LONGEST_NUMBER || end - start < 5) return false;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte | 32) === 0x65) return /^\d(?:[.,]\d+[eE]\+?|[eE]\+)\d{1,3}$/.test(textOf(bytes, start, end));
    if (!isDigit(byte) && byte !== 0x2e && byte !== 0x2c) return false;
  }
  return false;
}

/** Whether the cell is digits and `.0` behind them, as a number format leaves it. */
function isFloated(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 3 || bytes[end - 1] !== 0x30 || bytes[end - 2] !== 0x2e) return false;
  for (let at = start; at < end - 2; at++) if (!isDigit(bytes[at])) return false;
  return true;
}

/** Whether letters, digits and dashes that begin with a digit stand behind the apostrophe: a code kept from becoming a number. */
function isGuardedCode(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== 0x27 || !isDigit(bytes[start + 1])) return false;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const letter = (byte | 32) >= 0x61 && (byte | 32) <= 0x7a;
    if (!isDigit(byte) && !letter && byte !== 0x2d && byte !== 0x5f) return false;
  }
  return true;
}

/** Whether a letter begins the cell and a digit ends it, as most ids do: nothing of what follows can concern it. */
const isPlainCode = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start > 1 && (bytes[start] ?? 0) > 0x40 && isDigit(bytes[end - 1]);

/**
 * Reads ids: leading zeros stay, an apostrophe that guards digits is dropped, and so is `.0` when the column begins with it. An id of
 * which a spreadsheet cut digits is refused. With `list`, the first of several ids in a cell counts.
 */
export function idReader(
  field: MappableField,
  name: string,
  list: string | undefined,
  context: ReadContext,
  capacity: number,
): CellReader {
  const builder = new TextBuilder(capacity);
  const mark = list ? new TextEncoder().encode(list) : undefined;
  let floated: boolean | undefined;

  function firstOf(bytes: Uint8Array, start: number, end: number): number {
    const [byte] = mark ?? [];
    if (byte === undefined) return end;
    const found = bytes.subarray(start, end).indexOf(byte);
    if (found < 0) return end;
    context.note(
      'list-first',
      `“${shown(textOf(bytes, start, end))}” names several; the first counts`,
      'more than one id in the cell: only the first counts',
    );
    return start + found;
  }

  return {
    ...filling(field.id, builder),
    read(bytes, cellStart, cellEnd, row) {
      if (!mark && isPlainCode(bytes, cellStart, cellEnd)) {
        floated ??= false;
        builder.write(row, bytes, cellStart, cellEnd);
        return textFlaw(builder, name, bytes, cellStart, cellEnd);
      }
      let start = cellStart;
      let end = mark ? firstOf(bytes, cellStart, cellEnd) : cellEnd;
      while (start < end && (bytes[start] ?? 0) <= 0x20) start += 1;
      while (end > start && (bytes[end - 1] ?? 0) <= 0x20 && bytes[end - 1] !== 0) end -= 1;
      if (isEmpty(bytes, start, end)) {
        builder.skip(row);
        return missing(field, name);
      }
      if (bytes[start] === 0x27) {
        if (isGuardedCode(bytes, start, end)) {
          context.note(
            'apostrophe',
            `the apostrophe before ${shown(textOf(bytes, start + 1, end))} was dropped`,
            'apostrophe before the id, dropped',
          );
          start += 1;
        } else start = behindGuard(bytes, start, end);
      }
      if (isScientific(bytes, start, end)) {
        return {
          reason: 'id-digits-lost',
          text: `“${textOf(bytes, start, end)}” is an id of which a spreadsheet cut the last digits: export the file again and don't save it from a spreadsheet`,
          group: 'Digits are lost',
        };
      }
      const hasPoint = isFloated(bytes, start, end);
      floated ??= hasPoint;
      if (floated && hasPoint) {
        end -= 2;
        context.note(
          'id-point-zero',
          `“.0” behind ${shown(textOf(bytes, start, end))} was dropped`,
          '“.0” behind the id, dropped',
        );
      }
      builder.write(row, bytes, start, end);
      return textFlaw(builder, name, bytes, start, end);
    },
  };
}
