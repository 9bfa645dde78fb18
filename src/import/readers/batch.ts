/** Values of one column in Arrow layout. `valid` is a bitmap (least significant bit first), absent when nothing is missing. int64 values are
 * pairs of 32-bit halves, the lower first. */
export type Column =
  | { readonly kind: 'int64'; readonly data: Int32Array<ArrayBuffer>; readonly valid?: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'int32'; readonly data: Int32Array<ArrayBuffer>; readonly valid?: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'double'; readonly data: Float64Array<ArrayBuffer>; readonly valid?: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'bool'; readonly data: Uint8Array<ArrayBuffer>; readonly valid?: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'text';
      readonly offsets: Int32Array<ArrayBuffer>;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly valid?: Uint8Array<ArrayBuffer>;
    };

/** Rows ready for the engine: one column per field that the file fills, and `line`. */
export type Batch = { readonly rows: number; readonly columns: Readonly<Record<string, Column>> };

/** Sums over what was written, to compare with what the engine has: whole numbers modulo 2^32, bytes of text. */
export type ColumnSum = { readonly filled: number; readonly sum: number };
