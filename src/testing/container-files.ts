import { zipSync } from 'fflate';
import type { FoundTable } from '../import/containers/found-table';
import { cellText, tokenizer } from '../import/text/tokenize';

export const fileOf = (name: string, bytes: Uint8Array | string): File =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);

export const textOf = async (table: FoundTable | undefined): Promise<string> => (await table?.file.text()) ?? '';

/** The cells of a found table, as the import reads them. */
export async function cellsOf(table: FoundTable | undefined): Promise<readonly (readonly string[])[]> {
  const records: string[][] = [];
  const tokens = tokenizer(0x2c, (token) => {
    records.push(Array.from({ length: token.cells }, (_, at) => cellText(token, at)));
  });
  tokens.push(new Uint8Array((await table?.file.arrayBuffer()) ?? new ArrayBuffer(0)));
  tokens.end();
  return records;
}

export type SheetXml = { readonly name: string; readonly rows: string; readonly state?: string };

/** A workbook of sheets whose rows are written by hand as XML. */
export function workbook(
  sheets: readonly SheetXml[],
  extra: { readonly shared?: string; readonly styles?: string; readonly date1904?: boolean; readonly declare?: string } = {},
): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const related = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`;
  const list = sheets.map(
    ({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}" ` : ''}r:id="r${at}"/>`,
  );
  const relations = sheets.map((_, at) => related(`r${at}`, 'worksheet', `worksheets/sheet${at}.xml`));
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': encode('<Types/>'),
    '_rels/.rels': encode(`<Relationships>${related('b', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/workbook.xml': encode(
      `<workbook>${extra.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': encode(
      `<Relationships>${relations.join('')}${related('s', 'sharedStrings', '/xl/sharedStrings.xml')}${related('y', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': encode(`<sst>${extra.shared ?? ''}</sst>`),
    'xl/styles.xml': encode(`<styleSheet>${extra.styles ?? ''}</styleSheet>`),
  };
  for (const [at, { rows }] of sheets.entries())
    parts[`xl/worksheets/sheet${at}.xml`] = encode(`${extra.declare ?? ''}<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  return zipSync(parts);
}
