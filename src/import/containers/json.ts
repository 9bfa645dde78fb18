import { provenEncoding } from '../text/decode';
import { csvWriter } from './csv-writer';
import type { FoundTable } from './found-table';
import { badLines, eachLine, isJson } from './json-lines';
import { cellOfJson, eachCell } from './json-record';
import { type JsonLayout, jsonSplitter } from './json-split';
import { type JsonValue, parseJson } from './json-value';
import { type Budget, MOST_COLUMNS } from './limits';

const PIECE = 1 << 20;
const HEAD = 4 << 20;

/** `lines`: one record a line, where a line that is no JSON spoils no other. */
type Layout = JsonLayout | 'lines';

/** A list of records, as the first pass saw it. `names` are the columns in order of appearance, `width` the cells of the longest array. */
type List = {
  readonly path: readonly string[];
  readonly names: Map<string, number>;
  objects: number;
  arrays: number;
  others: number;
  width: number;
};

async function* pieces(file: File): AsyncGenerator<string> {
  const head = new Uint8Array(await file.slice(0, 1 << 16).arrayBuffer());
  const encoding = provenEncoding(head, head.length === file.size);
  const badText = () => new Error('its text is not UTF-8, which JSON has to be');
  if (!encoding) throw badText();
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    try {
      yield decoder.decode(bytes, { stream: at + PIECE < file.size });
    } catch {
      throw badText();
    }
  }
}

async function eachRecord(file: File, layout: Layout, onRecord: (text: string, path: readonly string[]) => void): Promise<void> {
  if (layout === 'lines') return eachLine(pieces(file), (text) => onRecord(text, []));
  const splitter = jsonSplitter(layout, onRecord);
  for await (const piece of pieces(file)) splitter.push(piece);
  splitter.end();
}

const second = new Error('a second document');

/** Whether one document follows the other (NDJSON), by the first 4 MiB. Throws when the begin is no JSON. */
async function layoutOf(file: File): Promise<JsonLayout> {
  let seen = 0;
  try {
    const head = file.slice(0, HEAD) as File;
    const splitter = jsonSplitter('documents', () => {
      seen += 1;
      if (seen > 1) throw second;
    });
    for await (const piece of pieces(head)) splitter.push(piece);
  } catch (error) {
    if (error === second) return 'documents';
    throw error;
  }
  return 'lists';
}

function numbered<T>(record: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`record ${record.toLocaleString('en')}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const parsed = (text: string, record: number): JsonValue => numbered(record, () => parseJson(text));

async function listsOf(file: File, layout: Layout): Promise<readonly List[]> {
  const lists = new Map<string, List>();
  await eachRecord(file, layout, (text, path) => {
    if (layout === 'lines' && !isJson(text)) return;
    const key = JSON.stringify(path);
    const list = lists.get(key) ?? { path: [...path], names: new Map(), objects: 0, arrays: 0, others: 0, width: 0 };
    lists.set(key, list);
    const record = list.objects + list.arrays + list.others + 1;
    if (text.startsWith('{')) {
      list.objects += 1;
      eachCell(parsed(text, record), (column) => {
        if (!list.names.has(column)) list.names.set(column, list.names.size);
      });
      list.width = Math.max(list.width, list.names.size);
    } else if (text.startsWith('[')) {
      const value = parsed(text, record);
      list.arrays += 1;
      list.width = Math.max(list.width, value.kind === 'array' ? value.items.length : 0);
    } else {
      parsed(text, record);
      if (text !== 'null') list.others += 1;
    }
    if (list.width > MOST_COLUMNS)
      throw new Error(
        `its records have more than ${MOST_COLUMNS.toLocaleString('en')} different names: this is not a table of records`,
      );
  });
  return [...lists.values()];
}

function rowOf(value: JsonValue, list: List): string[] {
  const cells = Array<string>(list.width).fill('');
  if (value.kind === 'array') for (const [at, item] of value.items.entries()) cells[at] = cellOfJson(item);
  else if (value.kind !== 'object') cells[0] = cellOfJson(value);
  else
    eachCell(value, (column, text) => {
      cells[list.names.get(column) ?? 0] = text;
    });
  return cells;
}

/** A text that is no JSON, as a row that the reader refuses and keeps: with too few cells, or, in a table of one column, too many. */
const badRow = (text: string, { width }: List): readonly string[] => (width > 1 ? [text] : [text, 'no JSON']);

function checkKinds(list: List): void {
  if ([list.objects, list.arrays, list.others].filter((count) => count > 0).length > 1)
    throw new Error('its records are of several kinds (objects, lists, plain values): this is not a table');
}

async function write(file: File, layout: Layout, lists: readonly List[], budget: Budget): Promise<FoundTable[]> {
  const writers = new Map(lists.map((list) => [JSON.stringify(list.path), { list, writer: csvWriter(budget.take), rows: 0 }]));
  for (const { list, writer } of writers.values()) {
    checkKinds(list);
    if (list.objects > 0) writer.row([...list.names.keys()]);
    else if (list.others > 0) {
      list.width = 1;
      writer.row(['value']);
    }
  }
  await eachRecord(file, layout, (text, path) => {
    const target = writers.get(JSON.stringify(path));
    if (!target) return;
    target.rows += 1;
    if (layout === 'lines' && !isJson(text)) target.writer.row(badRow(text, target.list));
    else target.writer.row(text === 'null' ? [] : rowOf(parseJson(text), target.list));
  });
  return [...writers.values()].map(({ list, writer, rows }) => {
    const name = lists.length === 1 ? file.name : `${file.name} › ${list.path.join('.')}`;
    return { name, file: writer.file(name), container: layout === 'lists' ? 'json' : 'ndjson', rows, notes: [] };
  });
}

/** The tables of a file of one record a line, some of which are no JSON; undefined when it is no such file. */
async function readLines(file: File, budget: Budget): Promise<readonly FoundTable[] | undefined> {
  const note = await badLines(pieces(file));
  if (note === undefined) return undefined;
  const tables = await write(file, 'lines', await listsOf(file, 'lines'), budget);
  return tables.map((table) => ({ ...table, notes: [note] }));
}

async function survey(file: File): Promise<{ readonly layout: JsonLayout; readonly lists: readonly List[] }> {
  const layout = await layoutOf(file);
  return { layout, lists: await listsOf(file, layout) };
}

async function read(file: File, budget: Budget): Promise<readonly FoundTable[]> {
  const found = await survey(file).catch((error: unknown) => ({ error }));
  if ('lists' in found) return readLists(file, found.layout, found.lists, budget);
  const tables = await readLines(file, budget);
  if (!tables) throw found.error;
  return tables;
}

async function readLists(file: File, layout: JsonLayout, lists: readonly List[], budget: Budget): Promise<readonly FoundTable[]> {
  const tables = lists.filter((list) => list.objects > 0 || list.arrays > 0);
  if (layout === 'documents' || tables.length > 0) {
    const left = lists.filter((list) => !tables.includes(list) && list.path.length > 0).map(({ path }) => path.join('.'));
    const [first, ...more] = await write(file, layout, tables.length > 0 ? tables : lists, budget);
    if (!first) throw new Error('it holds no records');
    return [left.length > 0 ? { ...first, notes: [`Lists without records were left out: ${left.join(', ')}`] } : first, ...more];
  }
  const [plain] = lists.filter(({ path }) => path.length === 0);
  if (plain) return write(file, layout, [plain], budget);
  const [lone] = await listsOf(file, 'documents');
  if (!lone || lone.names.size === 0) throw new Error('it holds no records');
  return (await write(file, 'documents', [lone], budget)).map((table) => ({ ...table, container: 'json' as const }));
}

/** Whether the begin of the file is JSON after all: a text may start with a bracket. */
export async function startsAsJson(file: File): Promise<boolean> {
  return layoutOf(file).then(
    () => true,
    () => false,
  );
}

/**
 * The tables of a JSON or NDJSON file: a list of objects or of arrays (the first is the header), each list that lies in objects, or a lone
 * object. A line of NDJSON that is no JSON becomes a row that is refused, and a note. Columns stand in the order in which they first appear; names inside objects are joined by points; numbers keep their text.
 */
export async function readJson(file: File, budget: Budget): Promise<readonly FoundTable[]> {
  try {
    const tables = await read(file, budget);
    if (tables.every(({ rows }) => rows === 0)) throw new Error('it holds no records');
    return tables;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(reason.startsWith(file.name) ? reason : `${file.name} can't be read as JSON: ${reason}`, { cause: error });
  }
}
