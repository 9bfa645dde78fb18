import { DEEPEST_JSON } from './limits';

/** Where the records of a JSON text stand: one after the other, or as the elements of lists inside objects. */
export type JsonLayout = 'documents' | 'lists';

const LONGEST = 16 << 20;
const DEEPEST_LIST = 4;
const next = /["{}[\]]/g;
const endOfString = /["\\]/g;
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
/** Ends a number or a word such as `true`. */
const afterWord = /[\s,\]}:[{"]/g;

/**
 * Splits JSON that comes in pieces into the texts of its records, without keeping more than one. In `lists` a record is an element of an
 * array that lies in nothing but objects; `path` are the keys that lead to it. Throws when the text is cut off, no JSON between the
 * records, nested too deep, or when a record is longer than 16 MiB.
 */
export function jsonSplitter(layout: JsonLayout, onRecord: (text: string, path: readonly string[]) => void) {
  let text = '';
  let at = 0;
  const stack: ('object' | 'array')[] = [];
  const path: string[] = [];
  /** What may come: a value, a key, a colon, or a comma or the end of the container. */
  let expect: 'value' | 'first' | 'key' | 'first-key' | 'colon' | 'comma' = layout === 'documents' ? 'first' : 'value';
  let from = -1;
  let depth = 0;
  let records = 0;
  let any = false;

  const fail = (): never => {
    throw new Error(`it is not JSON after record ${records.toLocaleString('en')}, at “${text.slice(at, at + 20)}”`);
  };

  /** Place after the string that opens at `open`, or -1. */
  function afterString(open: number): number {
    endOfString.lastIndex = open + 1;
    for (;;) {
      const found = endOfString.exec(text);
      if (!found) return -1;
      if (found[0] === '"') return found.index + 1;
      if (found.index + 1 >= text.length) return -1;
      endOfString.lastIndex = found.index + 2;
    }
  }

  /** Place after the object or array that opened at `from`, or -1 with `at` and `depth` kept for the next piece. */
  function afterContainer(): number {
    for (;;) {
      next.lastIndex = at;
      const found = next.exec(text);
      if (!found) {
        at = text.length;
        return -1;
      }
      at = found.index;
      if (found[0] === '"') {
        const end = afterString(at);
        if (end < 0) return -1;
        at = end;
        continue;
      }
      at += 1;
      depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
      if (depth + stack.length > DEEPEST_JSON) throw new Error(`it is nested more than ${DEEPEST_JSON} levels deep`);
      if (depth === 0) return at;
    }
  }

  function afterValue(): void {
    if (stack.length === 0) expect = layout === 'documents' ? 'first' : 'comma';
    else {
      expect = 'comma';
      if (stack.at(-1) === 'object') path.pop();
    }
  }

  const recordsHere = (): boolean =>
    layout === 'documents'
      ? stack.length === 0
      : stack.at(-1) === 'array' && stack.length <= DEEPEST_LIST && stack.indexOf('array') === stack.length - 1;

  function finish(end: number): void {
    records += 1;
    const record = text.slice(from, end);
    from = -1;
    onRecord(record, path);
    at = end;
    afterValue();
  }

  /** Goes past a word or number; false when it may go on in the next piece. */
  function word(final: boolean): boolean {
    afterWord.lastIndex = at;
    const found = afterWord.exec(text);
    if (!found && !final) return false;
    const end = found ? found.index : text.length;
    if (end === at) fail();
    if (from >= 0) finish(end);
    else {
      if (!/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/.test(text.slice(at, end))) fail();
      at = end;
      afterValue();
    }
    return true;
  }

  function close(kind: 'object' | 'array'): void {
    if (stack.at(-1) !== kind) fail();
    stack.pop();
    at += 1;
    afterValue();
  }

  /** Takes one step; false when more of the text is needed. */
  function step(final: boolean): boolean {
    const code = text.charCodeAt(at);
    if (expect === 'colon') {
      if (code !== 0x3a) fail();
      at += 1;
      expect = 'value';
      return true;
    }
    if (expect === 'comma') {
      if (code === 0x7d) close('object');
      else if (code === 0x5d) close('array');
      else if (code === 0x2c && stack.length > 0) {
        at += 1;
        expect = stack.at(-1) === 'object' ? 'key' : 'value';
      } else fail();
      return true;
    }
    if (expect === 'key' || expect === 'first-key') {
      if (code === 0x7d && expect === 'first-key') {
        stack.pop();
        at += 1;
        afterValue();
        return true;
      }
      if (code !== 0x22) fail();
      const end = afterString(at);
      if (end < 0) return false;
      path.push(JSON.parse(text.slice(at, end)) as string);
      at = end;
      expect = 'colon';
      return true;
    }
    if (code === 0x5d && expect === 'first' && stack.length > 0) {
      close('array');
      return true;
    }
    return value(code, final);
  }

  function value(code: number, final: boolean): boolean {
    if (recordsHere()) {
      from = at;
      if (code === 0x7b || code === 0x5b) {
        depth = 0;
        const end = afterContainer();
        if (end >= 0) finish(end);
        return end >= 0;
      }
    }
    if (code === 0x22) {
      const end = afterString(at);
      if (end < 0) return false;
      if (from >= 0) finish(end);
      else {
        at = end;
        afterValue();
      }
      return true;
    }
    if (code === 0x7b || code === 0x5b) {
      stack.push(code === 0x7b ? 'object' : 'array');
      if (stack.length > DEEPEST_JSON) throw new Error(`it is nested more than ${DEEPEST_JSON} levels deep`);
      expect = code === 0x7b ? 'first-key' : 'first';
      at += 1;
      return true;
    }
    return word(final);
  }

  function scan(final: boolean): void {
    for (;;) {
      if (from >= 0 && depth > 0) {
        const end = afterContainer();
        if (end < 0) return;
        finish(end);
        continue;
      }
      while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
      if (at >= text.length) return;
      any = true;
      if (!step(final)) return;
    }
  }

  return {
    push(piece: string): void {
      const keep = from >= 0 ? from : at;
      text = text.slice(keep) + piece;
      at -= keep;
      if (from >= 0) from = 0;
      if (text.length > LONGEST + piece.length) throw new Error('a record is longer than 16 MiB');
      scan(false);
    },
    /** Throws when the text is not complete. */
    end(): void {
      scan(true);
      const done = layout === 'documents' ? stack.length === 0 && from < 0 : stack.length === 0 && from < 0 && expect === 'comma';
      if (!done || !any || at < text.length) throw new Error(`it is cut off after record ${records.toLocaleString('en')}`);
    },
  };
}
