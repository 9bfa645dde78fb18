import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileOf, textOf, workbook } from '../testing/container-files';
import { bytesOf } from '../testing/import-helpers';
import { unpack } from './unpack';

const csv = 'id,name\n1,"é, ""q"""\n';
const sheet = workbook([{ name: 'S', rows: '<row r="1"><c t="inlineStr"><is><t>id</t></is></c><c><v>2</v></c></row>' }]);

test('a plain text file is itself, not a copy', async () => {
  const file = fileOf('a.csv', csv);
  const tables = await unpack(file);
  expect(tables[0]?.file).toBe(file);
  expect(tables).toEqual([{ name: 'a.csv', file, notes: [] }]);
});

test.each([
  ['windows-1252', new Uint8Array([0x69, 0x64, 0x0a, 0xe9, 0x0a])],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0, 0x0a, 0])],
  ['nothing', new Uint8Array(0)],
  ['a text that starts with a bracket', strToU8('[id],name\n1,2\n')],
  ['a text of numbers in brackets', strToU8('[1],[2]\n[3],[4]\n')],
])('%s is left as it is', async (_, bytes) => {
  const file = fileOf('a.csv', bytes);
  expect((await unpack(file))[0]?.file).toBe(file);
});

describe('gzip', () => {
  test('is known by content and loses its ending', async () => {
    const [table] = await unpack(fileOf('a.csv.gz', gzipSync(bytesOf(csv))));
    expect(table).toMatchObject({ name: 'a.csv', container: 'gzip' });
    expect(await textOf(table)).toBe(csv);
    expect(await textOf((await unpack(fileOf('a.csv', gzipSync(bytesOf(csv)))))[0])).toBe(csv);
  });

  test('may hold JSON or a workbook', async () => {
    const [json] = await unpack(fileOf('a.json.gz', gzipSync(bytesOf('[{"a":1}]'))));
    expect(json).toMatchObject({ name: 'a.json', container: 'json', rows: 1 });
    const [book] = await unpack(fileOf('a.xlsx.gz', gzipSync(sheet)));
    expect(book).toMatchObject({ container: 'xlsx' });
    expect(await textOf(book)).toBe('id,2\n');
  });

  test('members that stand one after the other are all read', async () => {
    const bytes = new Uint8Array([...gzipSync(bytesOf('a,b\n')), ...gzipSync(bytesOf('1,2\n')), ...gzipSync(bytesOf('3,4\n'))]);
    expect(await textOf((await unpack(fileOf('log.gz', bytes)))[0])).toBe('a,b\n1,2\n3,4\n');
  });

  test.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, -12)],
    ['without its checksum', (bytes: Uint8Array) => bytes.slice(0, -8)],
    ['with a changed byte', (bytes: Uint8Array) => bytes.with(40, (bytes[40] ?? 0) ^ 0x55)],
    ['followed by other bytes', (bytes: Uint8Array) => new Uint8Array([...bytes, 1, 2, 3, 4])],
  ])('a file %s is refused in a sentence', async (_, change) => {
    const bytes = gzipSync(bytesOf(Array.from({ length: 500 }, (_, at) => `${at},${at * 7919}\n`).join('')));
    await expect(unpack(fileOf('a.csv.gz', change(bytes)))).rejects.toThrow('a.csv.gz is cut off or damaged');
  });

  test('twice around is refused', async () => {
    await expect(unpack(fileOf('a.gz', gzipSync(gzipSync(bytesOf(csv)))))).rejects.toThrow('packed with gzip twice');
  });
});

describe('zip', () => {
  test('each table in it is found, named by its folder; what is left out is told', async () => {
    const bytes = zipSync({
      'a/': new Uint8Array(0),
      '__MACOSX/a/._one.csv': strToU8('x'),
      'a/.DS_Store': strToU8('x'),
      'a/one.csv': strToU8(csv),
      'two.json.gz': gzipSync(bytesOf('[{"a":1.10}]')),
      'three.xlsx': sheet,
      'logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
      'more.zip': zipSync({ 'x.csv': strToU8(csv) }),
    });
    const tables = await unpack(fileOf('all.zip', bytes));
    expect(tables.map(({ name, container }) => [name, container])).toEqual([
      ['all.zip › a/one.csv', 'zip'],
      ['all.zip › two.json', 'json'],
      ['all.zip › three.xlsx', 'xlsx'],
    ]);
    expect(await Promise.all(tables.map(textOf))).toEqual([csv, 'a\n1.10\n', 'id,2\n']);
    expect(tables[0]?.notes).toEqual([
      'all.zip › logo.png is a picture',
      'all.zip › more.zip is an archive in an archive: unpack it first',
      '2 files of the operating system were left out',
    ]);
  });

  test('one without a table says what is in it', async () => {
    await expect(unpack(fileOf('a.zip', zipSync({ 'b.pdf': strToU8('%PDF-1.7') })))).rejects.toThrow(
      'a.zip holds no table. a.zip › b.pdf is a PDF',
    );
    await expect(unpack(fileOf('a.zip', zipSync({})))).rejects.toThrow('a.zip is empty');
  });
});

test.each([
  ['%PDF-1.4', 'is a PDF'],
  ['<!DOCTYPE html><html>', 'is a web page'],
  ['  <table><tr>', 'is a web page'],
  ['<?xml version="1.0"?><Workbook>', 'is an XML file'],
])('what is no table says what it is: %s', async (text, sentence) => {
  await expect(unpack(fileOf('report.xls', text))).rejects.toThrow(`report.xls ${sentence}`);
});
