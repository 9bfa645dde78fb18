import { type JsonValue, jsonText } from './json-value';

const scalar = (value: JsonValue): string => (value.kind === 'literal' && value.text === 'null' ? '' : jsonScalar(value));

function jsonScalar(value: JsonValue): string {
  return value.kind === 'text' || value.kind === 'literal' ? value.text : jsonText(value);
}

/** A list in one cell: its words with `; ` between them, or JSON when it holds more than words, or words with `;` in them. */
function listText(items: readonly JsonValue[]): string {
  const plain = items.every(
    (item) => (item.kind === 'text' && item.text !== '' && !item.text.includes(';')) || item.kind === 'literal',
  );
  return plain ? items.map(jsonScalar).join('; ') : jsonText({ kind: 'array', items });
}

/** What a value that is no object shows as in a cell; `null` and an empty list show as nothing. */
export const cellOfJson = (value: JsonValue): string => (value.kind === 'array' ? listText(value.items) : scalar(value));

/**
 * Calls `onCell` for each leaf of an object, with the names on the way joined by points (`owner.email`). A name that comes twice gets a
 * number, so that nothing is lost.
 */
export function eachCell(value: JsonValue, onCell: (column: string, text: string) => void): void {
  const seen = new Map<string, number>();
  const visit = (prefix: string, each: JsonValue): void => {
    if (each.kind === 'object' && (prefix === '' || each.entries.length > 0)) {
      for (const [key, inner] of each.entries) visit(prefix === '' ? key : `${prefix}.${key}`, inner);
      return;
    }
    const times = (seen.get(prefix) ?? 0) + 1;
    seen.set(prefix, times);
    onCell(times === 1 ? prefix : `${prefix} (${times})`, each.kind === 'object' ? '' : cellOfJson(each));
  };
  visit('', value);
}
