import { type CellReader, cellReader, constantKind, type ReadContext, type Refusal } from './cell-reader';
import { type MappableField, mappableField, plainRule } from './fields';
import { keyOf } from './mapped-fields';
import type { ColumnMapping, Mapping } from './mapping';
import type { Tokens } from './tokenize';

/** A reader and what it reads: a column of the file, or the same `constant` in every row. */
export type ReaderPlace = {
  readonly reader: CellReader;
  readonly column: number;
  readonly name: string;
  readonly constant?: Uint8Array;
  /** Written before what the cell holds. */
  readonly prefix?: Uint8Array;
  /** Only what stands before this mark counts. */
  readonly list?: Uint8Array;
  /** The column of the time of day that belongs to this date. */
  readonly time?: number;
};

const encoder = new TextEncoder();

/** A field as this mapping needs it: a file that completes records must name them, and may lack all else. */
function neededField(mapping: Mapping, id: string): MappableField {
  const field = mappableField(mapping.dataset, id);
  return mapping.completes ? { ...field, required: id === keyOf(mapping.dataset) } : field;
}

function columnPlace(mapping: Mapping, column: ColumnMapping, id: string, context: ReadContext, capacity: number): ReaderPlace {
  const { index, name, rule, list, prefix } = column;
  const field = neededField(mapping, id);
  const time = rule.kind === 'instant' ? rule.time : undefined;
  return {
    reader: cellReader(field, name, rule, context, capacity),
    column: index,
    name,
    ...(list ? { list: encoder.encode(list) } : {}),
    ...(prefix ? { prefix: encoder.encode(prefix) } : {}),
    ...(time === undefined ? {} : { time }),
  };
}

/** The readers of all fields that the mapping fills, in the order in which a row is read: what other cells depend on comes first. */
export function readersOf(mapping: Mapping, context: ReadContext, capacity: number): readonly ReaderPlace[] {
  const mapped = mapping.columns.flatMap((column) =>
    column.field ? [{ ...columnPlace(mapping, column, column.field, context, capacity), rule: column.rule }] : [],
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
      : [{ reader: constantKind(mapping.surveyKind, capacity), column: -1, name: 'kind', constant: new Uint8Array(0) }];
  const early = ({ reader }: ReaderPlace): number => Number(reader.field === 'kind');
  return [...kind, ...[...constants, ...mapped].sort((a, b) => early(b) - early(a))];
}

function placeOf(bytes: Uint8Array, mark: Uint8Array, start: number, end: number): number {
  const [first = 0] = mark;
  for (let at = start; at + mark.length <= end; at++) {
    if (bytes[at] === first && mark.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return end;
}

/** Reads cells of records into their readers. */
export function cellsInto() {
  let scratch = new Uint8Array(1 << 16);

  /** Copies a cell behind what the scratch holds, doubled quotes made single; returns where it ends. */
  function copy({ bytes, starts, ends }: Tokens, column: number, to: number): number {
    const end = ends[column] ?? 0;
    const start = starts[column] ?? 0;
    if (to + end - start + 1 > scratch.length) {
      const wider = new Uint8Array((to + end - start) * 2);
      wider.set(scratch);
      scratch = wider;
    }
    let length = to;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === 0x22) at += 1;
      scratch[length++] = byte;
    }
    return length;
  }

  function dateWithTime(tokens: Tokens, place: ReaderPlace, time: number, row: number): Refusal | undefined {
    let length = copy(tokens, place.column, 0);
    if (length > 0 && tokens.ends[time] !== tokens.starts[time]) {
      scratch[length] = 0x20;
      length = copy(tokens, time, length + 1);
    }
    return place.reader.read(scratch, 0, length, row);
  }

  function prefixed(tokens: Tokens, { reader, column }: ReaderPlace, prefix: Uint8Array, row: number): Refusal | undefined {
    scratch.set(prefix);
    const length = copy(tokens, column, prefix.length);
    return reader.read(scratch, 0, length === prefix.length ? 0 : length, row);
  }

  return function readCell(tokens: Tokens, place: ReaderPlace, row: number): Refusal | undefined {
    const { reader, column } = place;
    if (place.constant) return reader.read(place.constant, 0, place.constant.length, row);
    if (place.time !== undefined) return dateWithTime(tokens, place, place.time, row);
    if (place.prefix) return prefixed(tokens, place, place.prefix, row);
    const start = tokens.starts[column] ?? 0;
    const end = tokens.ends[column] ?? 0;
    if (place.list) return reader.read(tokens.bytes, start, placeOf(tokens.bytes, place.list, start, end), row);
    if (!tokens.doubled[column]) return reader.read(tokens.bytes, start, end, row);
    return reader.read(scratch, 0, copy(tokens, column, 0), row);
  };
}
