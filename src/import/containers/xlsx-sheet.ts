import { MOST_SHEET_ROWS } from './limits';
import { sheetNumber } from './plain-number';
import { type DateKind, dateText } from './xlsx-format';
import { columnOf, unescapedText } from './xlsx-parts';
import { attribute, type XmlHandler } from './xml-scan';

/** What cells need to know of their workbook. */
export type CellContext = {
  readonly strings: readonly string[];
  readonly kinds: readonly (DateKind | undefined)[];
  readonly since1904: boolean;
};

/** Formulas without a stored result, which show as empty. */
export type SheetCounts = { unsolved: number };

function cellText(type: string, style: number, text: string, context: CellContext): string {
  if (type === 's') return context.strings[Number(text)] ?? '';
  if (type === 'b') return text === '1' || text === 'true' ? 'TRUE' : text === '' ? '' : 'FALSE';
  if (type === 'str' || type === 'inlineStr') return unescapedText(text);
  if (type !== '' && type !== 'n') return text;
  if (text === '') return '';
  const kind = context.kinds[style];
  return (kind && dateText(Number(text), kind, context.since1904)) ?? sheetNumber(text.trim());
}

/**
 * Calls `onRow` for every row that holds something, with its number (from 1) and its cells up to the last that is not empty. Throws on
 * rows or columns that no sheet can have, and on rows out of order. The cells are used again for the next row.
 */
export function sheetHandler(
  context: CellContext,
  counts: SheetCounts,
  onRow: (number: number, cells: readonly string[]) => void,
): XmlHandler {
  let row = 0;
  let column = -1;
  let cells: string[] = [];
  let type = '';
  let style = 0;
  let text = '';
  let formula = false;
  let inCell = false;
  let inValue = false;
  let inText = false;
  let inReading = false;

  function openRow(attributes: string): void {
    const written = attribute(attributes, 'r');
    const next = written === undefined ? row + 1 : Number(written);
    if (!Number.isInteger(next) || next < 1 || next > MOST_SHEET_ROWS)
      throw new Error(`a row is numbered ${written}; sheets end at ${MOST_SHEET_ROWS.toLocaleString('en')}`);
    if (next <= row) throw new Error(`row ${next} stands behind row ${row}: the sheet is damaged`);
    row = next;
    column = -1;
    cells = [];
  }

  function openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    column = reference === undefined ? column + 1 : columnOf(reference);
    if (column < 0) throw new Error(`a cell of row ${row} has no place: the sheet is damaged`);
    if (reference === undefined) columnOf('XFD');
    type = attribute(attributes, 't') ?? '';
    style = Number(attribute(attributes, 's') ?? 0);
    text = '';
    formula = false;
    inCell = true;
  }

  function closeCell(): void {
    inCell = false;
    if (formula && text === '') counts.unsolved += 1;
    const value = cellText(type, style, text, context);
    if (value === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }

  return {
    open(name, attributes) {
      if (name === 'c') openCell(attributes);
      else if (name === 'v') inValue = inCell;
      else if (name === 't') inText = inCell && !inReading;
      else if (name === 'row') openRow(attributes);
      else if (name === 'f') formula = true;
      else if (name === 'rPh') inReading = true;
    },
    text(piece) {
      if (inValue || inText) text += piece;
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c') closeCell();
      else if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'row' && cells.length > 0) onRow(row, cells);
    },
  };
}
