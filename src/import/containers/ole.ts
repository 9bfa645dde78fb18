const FIRST = 8 << 20;
const LAST = 1 << 20;
const utf16 = (text: string): string => Array.from(text, (letter) => `${letter}\0`).join('');

/** What stands in the way of a file in Microsoft's old container: a password, or an old format. It can't be read either way. */
export async function oleRefusal(name: string, blob: Blob): Promise<Error> {
  const bytes = await new Blob([blob.slice(0, FIRST), blob.slice(Math.max(FIRST, blob.size - LAST))]).arrayBuffer();
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.includes(utf16('EncryptedPackage')))
    return new Error(`${name} is locked with a password: open it, save it without one, and bring it again`);
  if (text.includes(utf16('Workbook')) || text.includes(utf16('Book')))
    return new Error(`${name} is a workbook of Excel 97–2003 (.xls): open it and save it as .xlsx or CSV`);
  return new Error(`${name} is an old Office file without a table in it: save the table as .xlsx or CSV`);
}
