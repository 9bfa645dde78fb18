import { LONGEST_QUOTED } from './tokenize';

const QUOTE = 0x22;
const LF = 0x0a;
const RETURN = 0x0d;

/**
 * Counts physical records by another road than the tokenizer: the bytes as Latin-1 text, each record matched by regular expressions. Lines
 * without a quote are only counted. Made to prove the tokenizer's count, so it shares no code with it.
 */
export function recordCounter(delimiter: string) {
  const escaped = delimiter.replace(/[|\\^$.*+?()[\]{}]/g, '\\$&');
  const quoted = new RegExp(`"(?:[^"]|"")*"(?=${escaped}|[\\r\\n]|$)`, 'y');
  const plain = new RegExp(`[^"${escaped}\\r\\n][^${escaped}\\r\\n]*|(?=${escaped}|[\\r\\n]|$)`, 'y');
  const lineEnd = /\r\n|\n|\r/y;
  const restOfLine = /[^\r\n]*/y;
  const latin1 = new TextDecoder('latin1');
  let rest = '';
  let records = 0;

  const match = (pattern: RegExp, text: string, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };

  /** Where the record at `at` ends, before its line end; -1 when more text is needed to know. */
  function endOfRecord(text: string, at: number, final: boolean): number {
    let place = at;
    for (;;) {
      const isQuoted = text[place] === '"';
      const end = match(isQuoted ? quoted : plain, text, place);
      if (end > 0 && end === text.length && !final) return -1;
      if (end >= 0 && isQuoted && end - 1 - place > LONGEST_QUOTED) return match(restOfLine, text, at);
      if (end < 0) {
        if (!final && text.length - place <= LONGEST_QUOTED && hasOnlyOpenQuote(text, place)) return -1;
        const line = match(restOfLine, text, at);
        return line === text.length && !final ? -1 : line;
      }
      if (end === text.length || text[end] !== delimiter) return end;
      place = end + 1;
    }
  }

  /** No quote closes the one at `place`, as far as the text goes: only doubled ones follow. */
  function hasOnlyOpenQuote(text: string, place: number): boolean {
    let quotes = 0;
    for (let at = place + 1; ; ) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return true;
      if (quote + 1 >= text.length) return true;
      if (text[quote + 1] !== '"') return false;
      quotes += 1;
      at = quote + 2;
      if (quotes > LONGEST_QUOTED) return false;
    }
  }

  function consume(text: string, final: boolean): string {
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      let end = match(restOfLine, text, at);
      if (quote >= 0 && quote < end) end = endOfRecord(text, at, final);
      if (end < 0 || (end === text.length && !final) || (end + 1 === text.length && text[end] === '\r' && !final))
        return text.slice(at);
      records += 1;
      if (end === text.length) return '';
      at = match(lineEnd, text, end);
    }
    return '';
  }

  /** Of bytes without quotes and lone returns only the line ends count; the rest after the last one is kept as text. */
  function countPlainLines(slice: Uint8Array): void {
    let at = 0;
    for (let end = slice.indexOf(LF); end >= 0; end = slice.indexOf(LF, at)) {
      records += 1;
      at = end + 1;
    }
    rest = latin1.decode(slice.subarray(at));
  }

  return {
    push(slice: Uint8Array): void {
      const start = slice.indexOf(LF) + 1;
      if (start > 0 && !rest.includes('"') && !slice.includes(QUOTE) && !slice.includes(RETURN) && !rest.endsWith('\r')) {
        records += 1;
        countPlainLines(slice.subarray(start));
        return;
      }
      rest = consume(rest + latin1.decode(slice), false);
    },
    /** The number of records, empty lines included. */
    end(): number {
      rest = consume(rest, true);
      return records;
    },
  };
}
