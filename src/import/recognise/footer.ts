import type { Mapping } from '../mapping';
import { cellText, type Tokens } from '../text/tokenize';
import { ordersOf, parseInstant } from '../values/parse-instant';

/** Words for totals in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const totals =
  /^(?:grand |sub-?)?(?:total (?:g[eé]n[eé]ral|general|geral)|totals?|totale(?: generale| complessivo)?|totaal|(?:eind|sub)totaal|sous-total|summe|sum|gesamt(?:summe|ergebnis)?|insgesamt|zwischensumme|somme(?: totale)?|suma(?: total)?|soma(?: total)?)(?![\p{L}\p{N}])/iu;
const note = /^(?:confidential information|copyright \(c\)|copyright ©|(?:generated|exported) (?:by|on)\b|grand totals? \(\d)/i;

const encoder = new TextEncoder();

function isDate(text: string): boolean {
  const bytes = encoder.encode(text.trim());
  return ordersOf(text) !== undefined || parseInstant(bytes, 0, bytes.length, 'day-first');
}

/**
 * Whether a record is a line of totals or a note below the table: its first words say so, and it is no record, for it lacks a date where
 * records have one (`dated`), or is not as full as a record. A company whose name begins with such a word is none of these.
 */
export function isFooterRecord(cells: readonly string[], width: number, dated?: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [word = ''] = filled;
  if (note.test(word) && filled.length <= 2) return true;
  const [phrase] = totals.exec(word) ?? [];
  if (!phrase) return false;
  if (dated !== undefined && isDate(cells[dated] ?? '')) return false;
  const alone = /^\s*(?:[:(]|$)/.test(word.slice(phrase.length));
  if (alone && dated !== undefined) return true;
  return alone ? filled.length < width || cells.length !== width : filled.length * 2 < width || cells.length < width;
}

/** The first three letters of such lines, so that few others are looked at. */
const beginnings = new Set(
  'tot sum ges som gra con cop exp gen zwi ins ein sub sou'
    .split(' ')
    .map((letters) => (letters.charCodeAt(0) << 16) | (letters.charCodeAt(1) << 8) | letters.charCodeAt(2)),
);
const isSeparator = (byte: number): boolean =>
  byte === 0x22 || byte === 0x2c || byte === 0x3b || byte === 0x09 || byte === 0x7c || byte === 0x20;

/** The column in which every record has a date; undefined when the mapping names none. */
const datedColumn = ({ columns, completes }: Mapping): number | undefined =>
  completes
    ? undefined
    : columns.find(
        ({ field, rule }) =>
          rule.kind === 'instant' && ['created_at', 'date', 'ordered_at', 'responded_at', 'acquired_at'].includes(field ?? ''),
      )?.index;

/** Finds lines of totals and notes by their bytes. */
export function footerTest(mapping: Mapping, width: number): (tokens: Tokens) => boolean {
  const dated = datedColumn(mapping);
  return (tokens) => {
    const { bytes, to } = tokens;
    let at = tokens.from;
    while (at < to && isSeparator(bytes[at] ?? 0)) at += 1;
    const letters = (((bytes[at] ?? 0) | 32) << 16) | (((bytes[at + 1] ?? 0) | 32) << 8) | ((bytes[at + 2] ?? 0) | 32);
    if (!beginnings.has(letters)) return false;
    return isFooterRecord(
      Array.from({ length: tokens.cells }, (_, index) => cellText(tokens, index)),
      width,
      dated,
    );
  };
}
