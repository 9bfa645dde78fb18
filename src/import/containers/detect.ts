/** What a file is, by its first bytes. */
export type Kind = 'gzip' | 'zip' | 'parquet' | 'ole' | 'json' | 'text' | { readonly not: string };

const starts = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const others: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [ascii('%PDF'), 'a PDF: export the table behind it as CSV or XLSX'],
  [[0x89, ...ascii('PNG')], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [ascii('GIF8'), 'a picture'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive: unpack it first'],
  [ascii('Rar!'), 'a RAR archive: unpack it first'],
  [ascii('BZh'), 'packed with bzip2: unpack it first'],
  [[0xfd, ...ascii('7zXZ')], 'packed with xz: unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'packed with Zstandard: unpack it first'],
  [ascii('SQLite format 3'), 'an SQLite database: export its tables as CSV'],
  [ascii('Obj\x01'), 'an Avro file: export it as CSV or Parquet'],
  [ascii('ARROW1'), 'an Arrow file: export it as CSV or Parquet'],
  [ascii('ORC'), 'an ORC file: export it as CSV or Parquet'],
];

/** Whether the head looks like the begin of JSON: an object, or an array of anything but words. */
export function looksLikeJson(head: Uint8Array): boolean {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = new TextDecoder(utf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(head.subarray(0, 4096));
  return /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]]|-?\d+(?:\.\d+)?\s*[,\]]|(?:true|false|null)\s*[,\]]|$))/.test(text);
}

/** Whether a head belongs to a text: few control characters, or UTF-16. */
export function looksLikeText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let even = 0;
  let odd = 0;
  let control = 0;
  const length = Math.min(head.length, 4096);
  for (let at = 0; at < length; at++) {
    const byte = head[at] ?? 0;
    if (byte === 0) at % 2 === 0 ? even++ : odd++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  const utf16 = Math.max(even, odd) > length * 0.3 && Math.min(even, odd) < length * 0.05;
  return utf16 || (even + odd < length * 0.1 && control < length * 0.1);
}

/** What the file with this head is. Content decides; the name is not asked. */
export function kindOfHead(head: Uint8Array): Kind {
  if (starts(head, [0x1f, 0x8b])) return 'gzip';
  if (starts(head, [...ascii('PK'), 3, 4]) || starts(head, [...ascii('PK'), 5, 6])) return 'zip';
  if (starts(head, ascii('PAR1'))) return 'parquet';
  if (starts(head, ascii('PARE'))) return { not: 'an encrypted Parquet file: write it without encryption' };
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole';
  const other = others.find(([bytes]) => starts(head, bytes));
  if (other) return { not: other[1] };
  const words = new TextDecoder('latin1')
    .decode(head.subarray(0, 1024))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<table)/.test(words))
    return {
      not: 'a web page, not a table of data (some tools call such a page .xls): open it in a spreadsheet and save it as .xlsx or CSV',
    };
  if (words.startsWith('<?xml') || words.startsWith('<workbook'))
    return { not: 'an XML file: open it in a spreadsheet and save it as .xlsx or CSV' };
  return looksLikeJson(head) ? 'json' : 'text';
}
