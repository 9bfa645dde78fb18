import type { Column, ColumnSum } from './batch';

const TWO32 = 2 ** 32;

/** Collects the values of one column; the value at `row` counts only when the caller goes on to the next row. */
abstract class Builder {
  private readonly valid: Uint8Array<ArrayBuffer>;
  private filled = 0;
  protected isPresent = false;
  protected total = 0;
  private filledBefore = 0;

  constructor(protected readonly capacity: number) {
    this.valid = new Uint8Array(Math.ceil(capacity / 8));
  }

  /** Says that the row has a value (already put in its place) or none. */
  mark(row: number, present: boolean): void {
    const byte = row >> 3;
    const bit = 1 << (row & 7);
    const old = this.valid[byte] ?? 0;
    this.valid[byte] = present ? old | bit : old & ~bit;
    this.isPresent = present;
  }

  /** Makes the row count. */
  commit(row: number): void {
    if (this.isPresent) {
      this.filled += 1;
      this.total = (this.total + this.weight(row)) >>> 0;
    }
  }

  /** The first `rows` values; the builder is empty afterwards. */
  take(rows: number): Column {
    const filled = this.filled;
    this.filledBefore += filled;
    this.filled = 0;
    const column = this.column(rows);
    return filled === rows ? column : { ...column, valid: this.valid.slice(0, Math.ceil(rows / 8)) };
  }

  sum(): ColumnSum {
    return { filled: this.filledBefore + this.filled, sum: this.total };
  }

  protected abstract weight(row: number): number;
  protected abstract column(rows: number): Column;
}

/** Whole numbers below 2^53 as 64-bit integers. */
export class Int64Builder extends Builder {
  private readonly data: Int32Array<ArrayBuffer>;

  constructor(capacity: number) {
    super(capacity);
    this.data = new Int32Array(capacity * 2);
  }

  write(row: number, value: number): void {
    // The bitwise operator takes any whole number below 2^53 modulo 2^32, negative ones too.
    this.data[row * 2] = value | 0;
    this.data[row * 2 + 1] = Math.floor(value / TWO32);
    this.mark(row, true);
  }

  /** The value of the row that is being read; NaN without one. */
  current(row: number): number {
    return this.isPresent ? (this.data[row * 2 + 1] ?? 0) * TWO32 + ((this.data[row * 2] ?? 0) >>> 0) : Number.NaN;
  }

  protected weight(row: number): number {
    return (this.data[row * 2] ?? 0) >>> 0;
  }

  protected column(rows: number): Column {
    return { kind: 'int64', data: this.data.slice(0, rows * 2) };
  }
}

export class Int32Builder extends Builder {
  private readonly data: Int32Array<ArrayBuffer>;

  constructor(capacity: number) {
    super(capacity);
    this.data = new Int32Array(capacity);
  }

  write(row: number, value: number): void {
    this.data[row] = value;
    this.mark(row, true);
  }

  protected weight(row: number): number {
    return (this.data[row] ?? 0) >>> 0;
  }

  protected column(rows: number): Column {
    return { kind: 'int32', data: this.data.slice(0, rows) };
  }
}

export class DoubleBuilder extends Builder {
  private readonly data: Float64Array<ArrayBuffer>;

  constructor(capacity: number) {
    super(capacity);
    this.data = new Float64Array(capacity);
  }

  write(row: number, value: number): void {
    this.data[row] = value;
    this.mark(row, true);
  }

  protected weight(row: number): number {
    return Math.round((this.data[row] ?? 0) * 1000);
  }

  protected column(rows: number): Column {
    return { kind: 'double', data: this.data.slice(0, rows) };
  }
}

export class BoolBuilder extends Builder {
  private readonly data: Uint8Array<ArrayBuffer>;

  constructor(capacity: number) {
    super(capacity);
    this.data = new Uint8Array(Math.ceil(capacity / 8));
  }

  write(row: number, value: boolean): void {
    const byte = row >> 3;
    const bit = 1 << (row & 7);
    const old = this.data[byte] ?? 0;
    this.data[byte] = value ? old | bit : old & ~bit;
    this.mark(row, true);
  }

  protected weight(row: number): number {
    return ((this.data[row >> 3] ?? 0) >> (row & 7)) & 1;
  }

  protected column(rows: number): Column {
    return { kind: 'bool', data: this.data.slice(0, Math.ceil(rows / 8)) };
  }
}

/** Text as UTF-8; an empty cell is missing. */
export class TextBuilder extends Builder {
  private readonly offsets: Int32Array<ArrayBuffer>;
  private bytes: Uint8Array<ArrayBuffer>;
  /** Of the text written last: whether it is ASCII, and whether it holds a zero byte. */
  ascii = true;
  hasZero = false;

  constructor(capacity: number) {
    super(capacity);
    this.offsets = new Int32Array(capacity + 1);
    this.bytes = new Uint8Array(capacity * 8);
  }

  write(row: number, from: Uint8Array, start: number, end: number): void {
    const at = this.offsets[row] ?? 0;
    const length = end - start;
    if (at + length > this.bytes.length) {
      const wider = new Uint8Array(Math.max(this.bytes.length * 2, at + length));
      wider.set(this.bytes.subarray(0, at));
      this.bytes = wider;
    }
    let seen = 0;
    let zero = false;
    for (let i = 0; i < length; i++) {
      const byte = from[start + i] ?? 0;
      this.bytes[at + i] = byte;
      seen |= byte;
      if (byte === 0) zero = true;
    }
    this.ascii = seen < 0x80;
    this.hasZero = zero;
    this.offsets[row + 1] = at + length;
    this.mark(row, length > 0);
  }

  /** The row has no text. */
  skip(row: number): void {
    this.offsets[row + 1] = this.offsets[row] ?? 0;
    this.mark(row, false);
  }

  protected weight(row: number): number {
    return (this.offsets[row + 1] ?? 0) - (this.offsets[row] ?? 0);
  }

  protected column(rows: number): Column {
    return { kind: 'text', offsets: this.offsets.slice(0, rows + 1), bytes: this.bytes.slice(0, this.offsets[rows] ?? 0) };
  }
}
