/** Why a record's cells can't be told apart: text follows a closing quote, or a quote is never closed. */
export type Flaw = 'text-after-quote' | 'unclosed-quote';

/**
 * One record, as places in `bytes`; all of it is used again for the next record. Cell i is bytes[starts[i] … ends[i]) (end is out),
 * without its quotes; `doubled[i]` is 1 when it holds doubled quotes. With a `flaw` there are no cells and the record is one
 * physical line. `record` and `line` count from 1; [from, to) is the record without its line end.
 */
export type Tokens = {
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  doubled: Uint8Array;
  cells: number;
  from: number;
  to: number;
  record: number;
  line: number;
  flaw: Flaw | undefined;
  /** A quote stands inside an unquoted cell. */
  bareQuote: boolean;
};

export type LineEnds = { lf: number; crlf: number; cr: number };

/** The longest quoted cell; a quote that is open longer was never closed. */
export const LONGEST_QUOTED = 1 << 20;
const LONGEST_LINE = 16 << 20;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const INCOMPLETE = -1;
const FLAWED = -2;

/**
 * Splits slices of bytes into records by RFC 4180 and calls `onRecord` for each, empty lines included. After a broken quote it goes on
 * with the next physical line. Throws when a line is longer than 16 MiB.
 */
export function tokenizer(delimiter: number, onRecord: (tokens: Tokens) => void) {
  const tokens: Tokens = {
    bytes: new Uint8Array(0),
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    doubled: new Uint8Array(256),
    cells: 0,
    from: 0,
    to: 0,
    record: 0,
    line: 1,
    flaw: undefined,
    bareQuote: false,
  };
  const lineEnds: LineEnds = { lf: 0, crlf: 0, cr: 0 };
  let carry = new Uint8Array(0);
  let hasQuoted = false;

  function grow(): void {
    const size = tokens.starts.length * 2;
    const wider = (from: Int32Array) => {
      const to = new Int32Array(size);
      to.set(from);
      return to;
    };
    tokens.starts = wider(tokens.starts);
    tokens.ends = wider(tokens.ends);
    const doubled = new Uint8Array(size);
    doubled.set(tokens.doubled);
    tokens.doubled = doubled;
  }

  /** Position after a quoted cell that opens at `open`, or INCOMPLETE, or FLAWED. */
  function quotedCell(bytes: Uint8Array, open: number, final: boolean): number {
    let doubled = 0;
    let at = open + 1;
    for (;;) {
      const quote = bytes.indexOf(QUOTE, at);
      const reach = quote < 0 ? bytes.length : quote;
      if (reach - open > LONGEST_QUOTED) return FLAWED;
      if (quote < 0) return final ? FLAWED : INCOMPLETE;
      if (quote + 1 === bytes.length && !final) return INCOMPLETE;
      const next = bytes[quote + 1];
      if (next === QUOTE) {
        doubled = 1;
        at = quote + 2;
        continue;
      }
      if (quote + 1 < bytes.length && next !== delimiter && next !== LF && next !== CR) {
        tokens.flaw = 'text-after-quote';
        return FLAWED;
      }
      hasQuoted = true;
      const cell = tokens.cells++;
      tokens.starts[cell] = open + 1;
      tokens.ends[cell] = quote;
      tokens.doubled[cell] = doubled;
      return quote + 1;
    }
  }

  /** Position of the line end (or the end of the bytes) after the record at `from`, or INCOMPLETE, or FLAWED. */
  function cells(bytes: Uint8Array, from: number, final: boolean): number {
    const length = bytes.length;
    let at = from;
    tokens.cells = 0;
    tokens.flaw = undefined;
    tokens.bareQuote = false;
    hasQuoted = false;
    for (;;) {
      if (tokens.cells === tokens.starts.length) grow();
      if (bytes[at] === QUOTE) {
        at = quotedCell(bytes, at, final);
        if (at < 0) return at;
      } else {
        const start = at;
        let byte = 0;
        while (at < length) {
          byte = bytes[at] ?? 0;
          if (byte === delimiter || byte === LF || byte === CR) break;
          if (byte === QUOTE) tokens.bareQuote = true;
          at += 1;
        }
        const cell = tokens.cells++;
        tokens.starts[cell] = start;
        tokens.ends[cell] = at;
        tokens.doubled[cell] = 0;
      }
      if (at >= length) return final ? length : INCOMPLETE;
      if (bytes[at] !== delimiter) return at;
      at += 1;
    }
  }

  function endOfLine(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
    return at;
  }

  /** Position after the line end at `at`; INCOMPLETE when a CR is the last byte known. */
  function afterLineEnd(bytes: Uint8Array, at: number, final: boolean): number {
    if (at >= bytes.length) return at;
    if (bytes[at] === LF) {
      lineEnds.lf += 1;
      return at + 1;
    }
    if (at + 1 === bytes.length && !final) return INCOMPLETE;
    if (bytes[at + 1] === LF) {
      lineEnds.crlf += 1;
      return at + 2;
    }
    lineEnds.cr += 1;
    return at + 1;
  }

  function linesWithin(bytes: Uint8Array, from: number, to: number): number {
    let lines = 0;
    for (let at = from; at < to; at++) {
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) lines += 1;
    }
    return lines;
  }

  function scan(bytes: Uint8Array, final: boolean): number {
    let from = 0;
    tokens.bytes = bytes;
    while (from < bytes.length) {
      let to = cells(bytes, from, final);
      if (to === INCOMPLETE) break;
      if (to === FLAWED) {
        to = endOfLine(bytes, from);
        if (to >= bytes.length && !final) break;
        tokens.cells = 0;
        tokens.flaw ??= 'unclosed-quote';
      }
      const next = afterLineEnd(bytes, to, final);
      if (next === INCOMPLETE) break;
      tokens.from = from;
      tokens.to = to;
      tokens.record += 1;
      const line = tokens.line;
      onRecord(tokens);
      tokens.line = line + 1 + (hasQuoted && !tokens.flaw ? linesWithin(bytes, from, to) : 0);
      from = next;
    }
    return from;
  }

  return {
    lineEnds: lineEnds as Readonly<LineEnds>,
    push(slice: Uint8Array): void {
      const bytes = new Uint8Array(carry.length + slice.length);
      bytes.set(carry);
      bytes.set(slice, carry.length);
      const done = scan(bytes, false);
      carry = bytes.slice(done);
      if (carry.length > LONGEST_LINE)
        throw new Error(`line ${tokens.line} is longer than 16 MiB: this is not a table of records`);
    },
    end(): void {
      scan(carry, true);
      carry = new Uint8Array(0);
    },
  };
}

/** A U+FEFF at the begin of a cell is part of it. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of cell `index`, with doubled quotes made single; what is not UTF-8 shows as U+FFFD. */
export function cellText(tokens: Tokens, index: number): string {
  const text = decoder.decode(tokens.bytes.subarray(tokens.starts[index], tokens.ends[index]));
  return tokens.doubled[index] ? text.replaceAll('""', '"') : text;
}
