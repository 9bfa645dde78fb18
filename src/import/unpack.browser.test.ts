import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileOf, textOf, workbook } from '../testing/container-files';
import { parquetFile } from '../testing/parquet-file';
import { startImport } from '../warehouse/duckdb/import-session';

const csv = 'id,name\n1,"é, x"\n';
const sheet = workbook([{ name: 'S', rows: '<row r="1"><c t="inlineStr"><is><t>id</t></is></c><c><v>2</v></c></row>' }]);
const parquet = parquetFile([[{ name: 'id', type: 6, converted: 0, values: ['first value'] }]], {
  number: 1,
  pack: (body) => new Uint8Array([body.length, 60 << 2, body.length - 1, ...body]),
});

async function inWorker(file: File): Promise<readonly (readonly [name: string, text: string])[]> {
  const session = startImport();
  try {
    const tables = await session.guard(session.tasks.unpack(file));
    return await Promise.all(tables.map(async (table) => [table.name, await textOf(table)] as const));
  } finally {
    session.stop();
  }
}

test.each([
  ['a.csv', strToU8(csv), [['a.csv', csv]]],
  ['a.csv.gz', gzipSync(strToU8(csv)), [['a.csv', csv]]],
  ['two.gz', new Uint8Array([...gzipSync(strToU8('a\n')), ...gzipSync(strToU8('b\n'))]), [['two', 'a\nb\n']]],
  ['a.json', strToU8('[{"id":12345678901234567890}]'), [['a.json', 'id\n12345678901234567890\n']]],
  ['a.xlsx', sheet, [['a.xlsx', 'id,2\n']]],
  ['a.parquet', parquet, [['a.parquet', 'id\nfirst value\n']]],
  [
    'a.zip',
    zipSync({ 'b.csv': strToU8(csv), 'c.xlsx': sheet, 'd.parquet': parquet }),
    [
      ['a.zip › b.csv', csv],
      ['a.zip › c.xlsx', 'id,2\n'],
      ['a.zip › d.parquet', 'id\nfirst value\n'],
    ],
  ],
] as const)('%s is unpacked in a worker', async (name, bytes, expected) => {
  expect(await inWorker(fileOf(name, bytes))).toEqual(expected);
});

test('a worker’s refusal arrives as its sentence', async () => {
  await expect(inWorker(fileOf('a.gz', gzipSync(strToU8(csv)).slice(0, -3)))).rejects.toThrow('a.gz is cut off or damaged');
});
