import type { FoundTable } from './found-table';
import { blobOf } from './inflate';
import type { Budget } from './limits';
import { type ZipMember, zipBytes, zipMembers } from './zip-directory';

/** Opens a member's own bytes; rejects when it is no table. */
export type OpenInner = (file: File) => Promise<readonly FoundTable[]>;

const system = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

function officeRefusal(name: string, members: readonly ZipMember[]): Error | undefined {
  const has = (path: string) => members.some((member) => member.name.toLowerCase() === path);
  if (has('xl/workbook.bin')) return new Error(`${name} is a binary workbook (.xlsb): open it and save it as .xlsx or CSV`);
  if (has('word/document.xml')) return new Error(`${name} is a text document: save its table as CSV or XLSX`);
  if (has('ppt/presentation.xml')) return new Error(`${name} is a presentation: save its table as CSV or XLSX`);
  if (has('content.xml') && has('mimetype'))
    return new Error(`${name} is an OpenDocument file (.ods): open it and save it as .xlsx or CSV`);
  return undefined;
}

/** Whether these members are a workbook's. */
const isWorkbook = (members: readonly ZipMember[]): boolean =>
  members.some(({ name }) => /^(\/)?xl\/workbook\.xml$/i.test(name)) ||
  (members.some(({ name }) => name.toLowerCase() === '[content_types].xml') &&
    members.some(({ name }) => /worksheets\/[^/]+\.xml$/i.test(name)));

/**
 * The tables in an archive, each named `archive › folder/name`. What is left out stands in the notes of the first table. An archive that is
 * itself a workbook is one table; without `openInner` any other is refused. Throws when there is no table in it, with the reasons.
 */
export async function readZip(file: File, budget: Budget, openInner?: OpenInner, sheet?: string): Promise<readonly FoundTable[]> {
  const members = await zipMembers(file.name, file);
  budget.announce(members.reduce((sum, { size }) => sum + size, 0));
  if (isWorkbook(members)) {
    const { readXlsx } = await import('./xlsx');
    return [await readXlsx(file.name, file, members, budget, sheet)];
  }
  const refusal = officeRefusal(file.name, members);
  if (refusal) throw refusal;
  if (!openInner) throw new Error(`${file.name} is an archive in an archive: unpack it first`);

  const files = members.filter(({ name }) => !name.endsWith('/'));
  const tables: FoundTable[] = [];
  const left: string[] = [];
  const systemFiles = files.filter(({ name }) => system.test(name)).length;
  const contents = files.filter(({ name }) => !system.test(name));
  for (const member of contents) {
    if (member.encrypted && contents.every(({ encrypted }) => encrypted))
      throw new Error(`${file.name} is locked with a password: unpack it yourself and bring the files in it`);
    const full = `${file.name} › ${member.name}`;
    try {
      const blob = await blobOf(zipBytes(file.name, file, member, budget));
      const inner = await openInner(new File([blob], full, { lastModified: file.lastModified }));
      tables.push(...inner.map((table) => ({ ...table, container: table.container ?? ('zip' as const) })));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (/zip bomb|unpacks to more/.test(reason)) throw error;
      left.push(reason);
    }
  }
  if (systemFiles > 0) left.push(`${systemFiles} files of the operating system were left out`);
  const [first, ...more] = tables;
  if (!first) {
    if (left.length === 0) throw new Error(`${file.name} is empty`);
    throw new Error(`${file.name} holds no table. ${left.slice(0, 5).join('. ')}`);
  }
  return [{ ...first, notes: [...first.notes, ...left] }, ...more];
}
