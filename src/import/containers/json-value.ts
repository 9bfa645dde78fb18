import { DEEPEST_JSON } from './limits';

/** A value of JSON of which numbers, `true`, `false` and `null` keep their own text. Keys may come twice; none is special. */
export type JsonValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly JsonValue[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: JsonValue])[] };

const space = /[ \t\r\n]*/y;
const endOfString = /["\\]/g;
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads one value that fills the whole text. Throws when it is no JSON or nested more than 64 levels deep. */
export function parseJson(text: string): JsonValue {
  let at = 0;

  const fail = (): never => {
    throw new Error(at >= text.length ? 'it ends too early' : `it is not JSON at “${text.slice(at, at + 20)}”`);
  };
  const skip = (): void => {
    space.lastIndex = at;
    space.exec(text);
    at = space.lastIndex;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return undefined;
    at = pattern.lastIndex;
    return found[0];
  };
  /** A string; control characters that should be escaped are taken as they are, as some exporters write them. */
  function string(): string {
    const from = at;
    endOfString.lastIndex = at + 1;
    for (let escaped = false; ; escaped = true) {
      const found = endOfString.exec(text);
      if (!found) throw new Error('it ends too early');
      if (found[0] === '"') {
        at = found.index + 1;
        return escaped ? unescaped(from) : text.slice(from + 1, at - 1);
      }
      endOfString.lastIndex = found.index + 2;
    }
  }

  function unescaped(from: number): string {
    try {
      return JSON.parse(text.slice(from, at)) as string;
    } catch {
      at = from;
      return fail();
    }
  }

  function list<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    at += 1;
    skip();
    if (text[at] === close) {
      at += 1;
      return items;
    }
    for (;;) {
      items.push(item());
      skip();
      const next = text[at];
      if (next !== ',' && next !== close) fail();
      at += 1;
      if (next === close) return items;
      skip();
    }
  }

  function value(depth: number): JsonValue {
    if (depth > DEEPEST_JSON) throw new Error(`it is nested more than ${DEEPEST_JSON} levels deep`);
    skip();
    const first = text[at];
    if (first === '"') return { kind: 'text', text: string() };
    if (first === '[') return { kind: 'array', items: list(']', () => value(depth + 1)) };
    if (first !== '{') return { kind: 'literal', text: match(literal) ?? fail() };
    const entry = (): readonly [string, JsonValue] => {
      const key = text[at] === '"' ? string() : fail();
      skip();
      if (text[at] !== ':') fail();
      at += 1;
      return [key, value(depth + 1)];
    };
    return { kind: 'object', entries: list('}', entry) };
  }

  const whole = value(1);
  skip();
  return at < text.length ? fail() : whole;
}

/** A value as compact JSON, its numbers as they were. */
export function jsonText(value: JsonValue): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'literal':
      return value.text;
    case 'array':
      return `[${value.items.map(jsonText).join(',')}]`;
    case 'object':
      return `{${value.entries.map(([key, each]) => `${JSON.stringify(key)}:${jsonText(each)}`).join(',')}}`;
  }
}
