import { kindOfHead, looksLikeText } from './containers/detect';
import type { FoundTable } from './containers/found-table';
import { type Budget, budgetFor } from './containers/limits';
import { NotText } from './text/not-text';

export type { FoundTable };

/** `sheet` picks one by its name; files that have none ignore it. */
export type UnpackOptions = { readonly sheet?: string };

const HEAD = 4096;
const inGzip = /\.(gz|gzip)$/i;
const tableName = /\.(csv|tsv|tab|txt|psv|dat)$/i;

type Nesting = { readonly budget: Budget; readonly sheet?: string; readonly inZip: boolean; readonly inGzip: boolean };

async function openGzip(file: File, nesting: Nesting): Promise<readonly FoundTable[]> {
  if (nesting.inGzip) throw new Error(`${file.name} is packed with gzip twice: unpack it first`);
  const { gunzipped } = await import('./containers/gzip');
  const name = file.name.replace(inGzip, '');
  const inner = new File([await gunzipped(file.name, file, nesting.budget)], name, { lastModified: file.lastModified });
  const tables = await open(inner, { ...nesting, inGzip: true });
  return tables.map((table) => ({ ...table, container: table.container ?? 'gzip' }));
}

async function openZip(file: File, nesting: Nesting): Promise<readonly FoundTable[]> {
  const { readZip } = await import('./containers/zip');
  const inner = (member: File) => open(member, { ...nesting, inZip: true });
  return readZip(file, nesting.budget, nesting.inZip ? undefined : inner, nesting.sheet);
}

async function openJson(file: File, nesting: Nesting): Promise<readonly FoundTable[]> {
  const { readJson, startsAsJson } = await import('./containers/json');
  if (tableName.test(file.name) && !(await startsAsJson(file))) return [{ name: file.name, file, notes: [] }];
  return readJson(file, nesting.budget);
}

async function open(file: File, nesting: Nesting): Promise<readonly FoundTable[]> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const kind = kindOfHead(head);
  if (typeof kind === 'object') throw new Error(`${file.name} is ${kind.not}`);
  switch (kind) {
    case 'gzip':
      return openGzip(file, nesting);
    case 'zip':
      return openZip(file, nesting);
    case 'ole':
      throw await (await import('./containers/ole')).oleRefusal(file.name, file);
    case 'parquet':
      return [await (await import('./containers/parquet')).readParquet(file, nesting.budget)];
    case 'json':
      return openJson(file, nesting);
    default: {
      if ((nesting.inZip || !tableName.test(file.name)) && !looksLikeText(head)) throw new NotText(`${file.name} is no table`);
      return [{ name: file.name, file, notes: [] }];
    }
  }
}

/**
 * The tables in a file: itself when it is plain text, else what its container holds. The content decides, not the name. Rejects with one
 * sentence for the user when the file is locked, damaged, too large or no table.
 */
export async function unpack(file: File, options: UnpackOptions = {}): Promise<readonly FoundTable[]> {
  return open(file, { budget: budgetFor(file.name, file.size), sheet: options.sheet, inZip: false, inGzip: false });
}
