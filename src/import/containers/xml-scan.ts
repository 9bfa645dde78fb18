/** What is told of an XML text as it comes in pieces. Names are without prefix; `attributes` is the text between the name and the end. */
export type XmlHandler = {
  open?(name: string, attributes: string): void;
  text?(text: string): void;
  close?(name: string): void;
};

const LONGEST_TAG = 1 << 20;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return named[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const attributePattern = new Map<string, RegExp>();

/** The attribute called `name` (with any prefix), or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = attributePattern.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributePattern.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? unescaped(found[1] ?? found[2] ?? '') : undefined;
}

/**
 * Reads XML in pieces. It knows no document types and so no entities but the five of XML: a text that declares a type is refused, because
 * workbooks never do and attacks always do.
 */
export function xmlScanner(part: string, handler: XmlHandler) {
  let rest = '';

  /** Place of the `>` that ends the tag at `from`, quotes respected, or -1. */
  function endOfTag(xml: string, from: number): number {
    let quote = 0;
    for (let at = from; at < xml.length; at++) {
      const code = xml.charCodeAt(at);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === 0x3e) return at;
      else if (code === 0x22 || code === 0x27) quote = code;
    }
    return -1;
  }

  function tag(inner: string): void {
    const closing = inner.charCodeAt(0) === 0x2f;
    const empty = inner.endsWith('/');
    let end = closing ? 1 : 0;
    let start = end;
    for (; end < inner.length; end++) {
      const code = inner.charCodeAt(end);
      if (code === 0x3a) start = end + 1;
      if (code <= 0x20 || code === 0x2f) break;
    }
    const name = inner.slice(start, end);
    if (closing) {
      handler.close?.(name);
      return;
    }
    handler.open?.(name, inner.slice(end, empty ? -1 : undefined));
    if (empty) handler.close?.(name);
  }

  /** Place after the construct at `at` (which is a `<`), or -1 when more is needed. */
  function markup(xml: string, at: number): number {
    const next = xml.charCodeAt(at + 1);
    if (next === 0x3f) {
      const end = xml.indexOf('?>', at);
      return end < 0 ? -1 : end + 2;
    }
    if (next !== 0x21) {
      const end = endOfTag(xml, at);
      if (end < 0) return -1;
      tag(xml.slice(at + 1, end));
      return end + 1;
    }
    if (xml.length < at + 9) return -1;
    if (xml.startsWith('<!--', at)) {
      const end = xml.indexOf('-->', at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (xml.startsWith('<![CDATA[', at)) {
      const end = xml.indexOf(']]>', at);
      if (end < 0) return -1;
      handler.text?.(xml.slice(at + 9, end));
      return end + 3;
    }
    throw new Error(`${part} declares a document type, which no workbook does: it was not opened`);
  }

  function scan(xml: string, final: boolean): string {
    let at = 0;
    while (at < xml.length) {
      const open = xml.indexOf('<', at);
      // Text waits for its end, so that no entity is cut.
      if (open < 0) return final ? '' : xml.slice(at);
      if (open > at) handler.text?.(unescaped(xml.slice(at, open)));
      const next = markup(xml, open);
      if (next < 0) return xml.slice(open);
      at = next;
    }
    return '';
  }

  return {
    push(piece: string): void {
      rest = scan(rest + piece, false);
      if (rest.length > LONGEST_TAG) throw new Error(`${part} is no workbook's XML: a single piece of it is longer than 1 MiB`);
    },
    end(): void {
      rest = scan(rest, true);
      if (rest.trim() !== '') throw new Error(`${part} is cut off`);
    },
  };
}
