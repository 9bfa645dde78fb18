import { csvWriter } from './csv-writer';
import type { FoundTable } from './found-table';
import type { Budget } from './limits';
import type { DateKind } from './xlsx-format';
import {
  type Relation,
  relationsHandler,
  type SheetEntry,
  sharedHandler,
  stylesHandler,
  type Workbook,
  workbookHandler,
} from './xlsx-parts';
import { type CellContext, type SheetCounts, sheetHandler } from './xlsx-sheet';
import { type XmlHandler, xmlScanner } from './xml-scan';
import { type ZipMember, zipBytes } from './zip-directory';

type Package = {
  readonly name: string;
  readonly blob: Blob;
  readonly members: ReadonlyMap<string, ZipMember>;
  readonly budget: Budget;
};

type Sheet = {
  readonly file: File;
  readonly rows: number;
  readonly width: number;
  readonly filled: number;
  readonly unsolved: number;
};

async function scanPart({ name, blob, members, budget }: Package, path: string, handler: XmlHandler): Promise<void> {
  const member = members.get(path.toLowerCase());
  if (!member) throw new Error(`${name} is damaged: ${path} is missing in it`);
  const scanner = xmlScanner(`${name} (${path})`, handler);
  let decoder: TextDecoder | undefined;
  for await (const chunk of zipBytes(name, blob, member, budget)) {
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8');
    scanner.push(decoder.decode(chunk, { stream: true }));
  }
  scanner.push(decoder?.decode() ?? '');
  scanner.end();
}

async function relationsOf(source: Package, path: string): Promise<Map<string, Relation>> {
  const cut = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(cut, 0));
  const relations = new Map<string, Relation>();
  const own = `${folder === '' ? '' : `${folder}/`}_rels/${path.slice(cut + 1)}.rels`;
  if (source.members.has(own.toLowerCase())) await scanPart(source, own, relationsHandler(folder, relations));
  return relations;
}

const of = (relations: ReadonlyMap<string, Relation>, type: string): Relation | undefined =>
  [...relations.values()].find((relation) => relation.type === type);

const PROBE = 1000;

/** Reads a sheet. How wide it is, is known from its first rows; when a later one is wider, it is read again. */
async function readSheet(source: Package, path: string, context: CellContext, file: string): Promise<Sheet> {
  const read = async (known: number): Promise<Sheet> => {
    const writer = csvWriter(source.budget.take);
    const counts: SheetCounts = { unsolved: 0 };
    const probe: { number: number; cells: readonly string[] }[] = [];
    let width = known;
    let widest = known;
    let written = 0;
    let filled = 0;
    const put = (number: number, cells: readonly string[]): void => {
      while (written + 1 < number) {
        writer.row([]);
        written += 1;
      }
      writer.row(cells.length < width ? [...cells, ...Array<string>(width - cells.length).fill('')] : cells);
      written += 1;
    };
    const flush = (): void => {
      width = widest;
      for (const { number, cells } of probe.splice(0)) put(number, cells);
    };
    const handler = sheetHandler(context, counts, (number, cells) => {
      widest = Math.max(widest, cells.length);
      filled += 1;
      if (known > 0 || filled > PROBE) {
        if (probe.length > 0) flush();
        put(number, cells);
      } else probe.push({ number, cells });
    });
    await scanPart(source, path, handler);
    if (probe.length > 0) flush();
    if (widest > width) return read(widest);
    return { file: writer.file(file), rows: written, width: widest, filled, unsolved: counts.unsolved };
  };
  return read(0);
}

function chosenSheets(name: string, sheets: readonly SheetEntry[], wanted: string | undefined): readonly SheetEntry[] {
  if (wanted === undefined) return [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)];
  const sheet = sheets.find((each) => each.name === wanted);
  if (!sheet) throw new Error(`${name} has no sheet called ${wanted}: it has ${sheets.map((each) => each.name).join(', ')}`);
  return [sheet];
}

/**
 * The table of a workbook: the sheet that is asked for, else the first visible one with at least two rows and two columns, else the first
 * that holds anything. One record per sheet row, blank ones included, up to the last row that holds something; `rows` counts them.
 */
export async function readXlsx(
  name: string,
  blob: Blob,
  members: readonly ZipMember[],
  budget: Budget,
  wanted?: string,
): Promise<FoundTable> {
  const source: Package = { name, blob, budget, members: new Map(members.map((member) => [member.name.toLowerCase(), member])) };
  const root = await relationsOf(source, '');
  const bookPath = of(root, 'officeDocument')?.path ?? 'xl/workbook.xml';
  const book: Workbook = { sheets: [], since1904: false };
  await scanPart(source, bookPath, workbookHandler(book));
  const relations = await relationsOf(source, bookPath);
  const sheets = book.sheets.filter(({ relation }) => relations.get(relation)?.type === 'worksheet');
  const strings: string[] = [];
  const kinds: (DateKind | undefined)[] = [];
  const shared = of(relations, 'sharedStrings');
  if (shared) await scanPart(source, shared.path, sharedHandler(strings));
  const styles = of(relations, 'styles');
  if (styles) await scanPart(source, styles.path, stylesHandler(kinds));
  const context: CellContext = { strings, kinds, since1904: book.since1904 };

  let chosen: { entry: SheetEntry; sheet: Sheet } | undefined;
  for (const entry of chosenSheets(name, sheets, wanted)) {
    const path = relations.get(entry.relation)?.path ?? '';
    const sheet = await readSheet(source, path, context, name).catch((error: unknown) => {
      throw new Error(`${name}, sheet ${entry.name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
    if (sheet.filled === 0 && wanted === undefined) continue;
    if (!chosen || (chosen.sheet.filled < 2 && sheet.filled > 1)) chosen = { entry, sheet };
    if (sheet.filled > 1 && sheet.width > 1) {
      chosen = { entry, sheet };
      break;
    }
  }
  if (!chosen) throw new Error(`${name} has no sheet that holds anything`);
  return foundSheet(name, sheets, chosen.entry, chosen.sheet);
}

function foundSheet(name: string, sheets: readonly SheetEntry[], entry: SheetEntry, sheet: Sheet): FoundTable {
  const notes: string[] = [];
  const hidden = sheets.filter((each) => each.hidden).map((each) => each.name);
  if (hidden.length > 0) notes.push(`Hidden sheets: ${hidden.join(', ')}`);
  if (sheet.unsolved > 0)
    notes.push(
      `${sheet.unsolved.toLocaleString('en')} formulas have no stored result and are empty: open the file, save it and bring it again`,
    );
  return {
    name,
    file: sheet.file,
    container: 'xlsx',
    rows: sheet.rows,
    sheets: { names: sheets.map((each) => each.name), chosen: entry.name },
    notes,
  };
}
