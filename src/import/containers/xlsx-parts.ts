import { MOST_COLUMNS } from './limits';
import { type DateKind, kindOf } from './xlsx-format';
import { attribute, type XmlHandler } from './xml-scan';

/** A sheet as the workbook lists it; `relation` leads to its part. */
export type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly relation: string };
export type Workbook = { readonly sheets: SheetEntry[]; since1904: boolean };

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

/** Collects the list of sheets and the date system. */
export function workbookHandler(workbook: Workbook): XmlHandler {
  return {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.since1904 = isTrue(attribute(attributes, 'date1904'));
      if (name !== 'sheet') return;
      const state = attribute(attributes, 'state');
      workbook.sheets.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
        relation: attribute(attributes, 'id') ?? '',
      });
    },
  };
}

/** Where a relation leads, as a path from the root of the package; `type` is the last word of its type. */
export type Relation = { readonly type: string; readonly path: string };

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** Collects the relations of a part that lies in `folder`. */
export function relationsHandler(folder: string, relations: Map<string, Relation>): XmlHandler {
  return {
    open(name, attributes) {
      const id = attribute(attributes, 'Id');
      if (name !== 'Relationship' || id === undefined) return;
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      relations.set(id, { type, path: resolved(folder, attribute(attributes, 'Target') ?? '') });
    },
  };
}

/** Collects for each cell style what its number format shows. */
export function stylesHandler(kinds: (DateKind | undefined)[]): XmlHandler {
  const own = new Map<number, string>();
  let inCells = false;
  return {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) kinds.push(kindOf(Number(attribute(attributes, 'numFmtId') ?? 0), own));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  };
}

/** Text with Excel's `_x000D_` for characters that XML has no room for. */
export const unescapedText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

const MOST_SHARED = 256 << 20;

/** Collects the shared strings; runs of rich text are joined, readings of East Asian words left out. */
export function sharedHandler(strings: string[]): XmlHandler {
  let text = '';
  let size = 0;
  let inText = false;
  let inReading = false;
  return {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !inReading;
      else if (name === 'rPh') inReading = true;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') {
        size += text.length;
        if (size > MOST_SHARED) throw new Error('the workbook holds more than 256 MB of text: save its sheets as CSV');
        strings.push(unescapedText(text));
      }
    },
  };
}

/** The column of a reference such as `AB12`, counted from 0. Throws past column XFD. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > MOST_COLUMNS)
      throw new Error(
        `a cell stands in column ${reference.replace(/\d+$/, '')}; sheets end at XFD, the ${MOST_COLUMNS.toLocaleString('en')}th`,
      );
  }
  return column - 1;
}
