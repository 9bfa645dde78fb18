import type { ColumnMapping, Mapping } from '../mapping';
import { type MappableField, mappableField, plainRule } from '../recognise/fields';
import { keyOf } from '../recognise/mapped-fields';
import type { Tokens } from '../text/tokenize';
import { cellReader } from './cell-reader';
import type { Cell, CellReader, ReadContext } from './reader';
import { constantText } from './text-reader';

type Around = { readonly before: Uint8Array; readonly behind: Uint8Array };

/** A reader and what it reads: a column of the file, or the same `constant` in every row. */
export type ReaderPlace = {
  readonly reader: CellReader;
  readonly column: number;
  readonly name: string;
  readonly constant?: Uint8Array;
  /** Written before and behind what the cell holds. */
  readonly around?: Around;
};

const encoder = new TextEncoder();

/** A field as this mapping needs it: a file that completes records must name them, and may lack all else. */
function neededField(mapping: Mapping, id: string): MappableField {
  const field = mappableField(mapping.dataset, id);
  return mapping.completes ? { ...field, required: id === keyOf(mapping.dataset) } : field;
}

function columnPlace(mapping: Mapping, column: ColumnMapping, id: string, context: ReadContext, capacity: number): ReaderPlace {
  const { index, name, rule, list, prefix = '', suffix = '' } = column;
  const field = neededField(mapping, id);
  return {
    reader: cellReader(field, name, rule, context, capacity, list),
    column: index,
    name,
    ...(prefix || suffix ? { around: { before: encoder.encode(prefix), behind: encoder.encode(suffix) } } : {}),
  };
}

/** The readers of all fields that the mapping fills, in the order in which a row is read: what other cells depend on comes first. */
export function readersOf(mapping: Mapping, context: ReadContext, capacity: number): readonly ReaderPlace[] {
  const mapped = mapping.columns.flatMap((column) =>
    column.field ? [columnPlace(mapping, column, column.field, context, capacity)] : [],
  );
  const filled = new Set(mapped.map(({ reader }) => reader.field));
  const constants = Object.entries(mapping.constants ?? {}).flatMap(([id, text]): readonly ReaderPlace[] => {
    if (filled.has(id)) return [];
    const field = mappableField(mapping.dataset, id);
    return [
      {
        reader: cellReader(field, id, plainRule(field), context, capacity),
        column: -1,
        name: id,
        constant: encoder.encode(text),
      },
    ];
  });
  const hasKind = filled.has('kind') || constants.some(({ reader }) => reader.field === 'kind');
  const kind: readonly ReaderPlace[] =
    mapping.dataset !== 'surveys' || hasKind || !mapping.surveyKind
      ? []
      : [{ reader: constantText('kind', mapping.surveyKind, capacity), column: -1, name: 'kind', constant: new Uint8Array(0) }];
  return [...kind, ...[...constants, ...mapped].sort((a, b) => a.reader.turn - b.reader.turn)];
}

const LONGEST_AROUND = 256;

/** Finds cells of a record; doubled quotes are made single on the way. The cell found last is overwritten by the next one. */
export function cellFinder() {
  let room = new Uint8Array(1 << 16);
  const cell: Cell = { bytes: room, start: 0, end: 0 };

  function copy({ bytes, starts, ends, doubled }: Tokens, column: number, to: number): number {
    const start = starts[column] ?? 0;
    const end = ends[column] ?? 0;
    if (to + end - start + LONGEST_AROUND > room.length) {
      const wider = new Uint8Array((to + end - start + LONGEST_AROUND) * 2);
      wider.set(room.subarray(0, to));
      room = wider;
    }
    let length = to;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === 0x22 && doubled[column]) at += 1;
      room[length++] = byte;
    }
    return length;
  }

  /** Where the cell's text is; with what stands `around` it, unless it is empty. */
  return function find(tokens: Tokens, column: number, around?: Around): Cell {
    cell.bytes = tokens.bytes;
    cell.start = tokens.starts[column] ?? 0;
    cell.end = tokens.ends[column] ?? 0;
    if (cell.start === cell.end || (!around && !tokens.doubled[column])) return cell;
    cell.end = copy(tokens, column, around?.before.length ?? 0);
    if (around) {
      room.set(around.before);
      room.set(around.behind, cell.end);
      cell.end += around.behind.length;
    }
    cell.start = 0;
    cell.bytes = room;
    return cell;
  };
}
