/** Writes small Parquet files for tests: flat columns in plain encoding, one page for each column of a row group. */

type Thrift = number | bigint | string | boolean | readonly Thrift[] | { readonly [field: number]: Thrift | undefined };

export type ParquetColumn = {
  readonly name: string;
  /** 1 INT32, 2 INT64, 4 FLOAT, 5 DOUBLE, 6 BYTE_ARRAY, 7 FIXED_LEN_BYTE_ARRAY. */
  readonly type: 1 | 2 | 4 | 5 | 6 | 7;
  readonly optional?: boolean;
  readonly length?: number;
  /** 0 UTF8, 5 DECIMAL, 6 DATE, 9 TIMESTAMP_MILLIS, 14 UINT_64 and so on. */
  readonly converted?: number;
  readonly scale?: number;
  readonly precision?: number;
  /** The logical type's union as thrift. */
  readonly logical?: Thrift;
  readonly values: readonly (string | number | bigint | Uint8Array | null)[];
};

const encoder = new TextEncoder();
const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
}

const zigzag = (value: bigint): number[] => varint(value < 0n ? -value * 2n - 1n : value * 2n);

/** A number in thrift is 32 bits wide, a bigint 64. */
const typeOf = (value: Thrift): number =>
  typeof value === 'boolean'
    ? value
      ? 1
      : 2
    : typeof value === 'number'
      ? 5
      : typeof value === 'bigint'
        ? 6
        : typeof value === 'string'
          ? 8
          : Array.isArray(value)
            ? 9
            : 12;

function thrift(value: Thrift): number[] {
  if (typeof value === 'boolean') return [];
  if (typeof value === 'number' || typeof value === 'bigint') return zigzag(BigInt(value));
  if (typeof value === 'string') {
    const bytes = encoder.encode(value);
    return [...varint(BigInt(bytes.length)), ...bytes];
  }
  if (Array.isArray(value)) {
    const type = typeOf(value[0] ?? 0);
    const head = value.length < 15 ? [(value.length << 4) | type] : [0xf0 | type, ...varint(BigInt(value.length))];
    return [...head, ...value.flatMap(thrift)];
  }
  let last = 0;
  const fields = Object.entries(value).flatMap(([key, each]) => {
    if (each === undefined) return [];
    const field = Number(key);
    const head = ((field - last) << 4) | typeOf(each as Thrift);
    last = field;
    return [head, ...thrift(each as Thrift)];
  });
  return [...fields, 0];
}

function plain(column: ParquetColumn): Uint8Array {
  const parts = column.values.flatMap((value) => {
    if (value === null) return [];
    if (column.type === 6) {
      const bytes = typeof value === 'string' ? encoder.encode(value) : (value as Uint8Array);
      return [new Uint8Array(new Uint32Array([bytes.length]).buffer), bytes];
    }
    if (column.type === 7) return [value as Uint8Array];
    if (column.type === 2) return [new Uint8Array(new BigInt64Array([BigInt(value as bigint)]).buffer)];
    const numbers = { 1: Int32Array, 4: Float32Array, 5: Float64Array }[column.type];
    return [new Uint8Array(new numbers([Number(value)]).buffer)];
  });
  return joined(parts);
}

/** Definition levels, bit-packed: 1 for a value, 0 for null. */
function levels(column: ParquetColumn): Uint8Array {
  if (!column.optional) return new Uint8Array(0);
  const groups = Math.ceil(column.values.length / 8);
  const bytes = new Uint8Array(groups);
  column.values.forEach((value, at) => {
    if (value !== null) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  });
  const run = new Uint8Array([...varint(BigInt((groups << 1) | 1)), ...bytes]);
  return joined([new Uint8Array(new Uint32Array([run.length]).buffer), run]);
}

/** How pages are packed: the number of the codec (0 none, 2 gzip, 4 brotli, 6 zstd, 7 lz4) and the work itself. */
export type ParquetCodec = { readonly number: number; readonly pack: (bytes: Uint8Array) => Uint8Array };

/** A file of these row groups; all have the same columns. `claim` is the size that pages say they have, if it is a lie. */
export function parquetFile(
  groups: readonly (readonly ParquetColumn[])[],
  codec: ParquetCodec = { number: 0, pack: (bytes) => bytes },
  claim?: number,
): Uint8Array {
  const magic = encoder.encode('PAR1');
  const parts: Uint8Array[] = [magic];
  let at = 4;
  const rowGroups = groups.map((columns) => {
    const chunks = columns.map((column) => {
      const body = joined([levels(column), plain(column)]);
      const packed = codec.pack(body);
      const header = new Uint8Array(
        thrift({ 1: 0, 2: claim ?? body.length, 3: packed.length, 5: { 1: column.values.length, 2: 0, 3: 3, 4: 3 } }),
      );
      const place = BigInt(at);
      const size = BigInt(header.length + packed.length);
      parts.push(header, packed);
      at += Number(size);
      const meta = {
        1: column.type,
        2: [0, 3],
        3: [column.name],
        4: codec.number,
        5: BigInt(column.values.length),
        6: BigInt(body.length),
        7: size,
        9: place,
      };
      return { 2: place, 3: meta };
    });
    return { 1: chunks, 2: BigInt(at), 3: BigInt(columns[0]?.values.length ?? 0) };
  });
  const schema = (groups[0] ?? []).map((column) => ({
    1: column.type,
    2: column.length,
    3: column.optional ? 1 : 0,
    4: column.name,
    6: column.converted,
    7: column.scale,
    8: column.precision,
    10: column.logical,
  }));
  const rows = groups.reduce((sum, columns) => sum + (columns[0]?.values.length ?? 0), 0);
  const footer = new Uint8Array(
    thrift({ 1: 1, 2: [{ 4: 'schema', 5: schema.length }, ...schema], 3: BigInt(rows), 4: rowGroups }),
  );
  return joined([...parts, footer, new Uint8Array(new Uint32Array([footer.length]).buffer), magic]);
}
