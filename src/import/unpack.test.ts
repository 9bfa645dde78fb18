import { gzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { bytesOf } from '../testing/import-helpers';
import { unpack } from './unpack';

const fileOf = (name: string, bytes: Uint8Array | string): File =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);

test('a plain text file is itself, not a copy', async () => {
  const file = fileOf('a.csv', 'id,name\n1,x\n');
  const [table, ...more] = await unpack(file);
  expect(table?.file).toBe(file);
  expect(table).toMatchObject({ name: 'a.csv', notes: [] });
  expect(table?.container).toBeUndefined();
  expect(more).toEqual([]);
});

test('gzip and zip are known by content, and give the text byte for byte', async () => {
  const text = 'id,name\n1,"é, ""q"""\n';
  const [gz] = await unpack(fileOf('a.csv', gzipSync(bytesOf(text))));
  expect(await gz?.file.text()).toBe(text);
  const tables = await unpack(fileOf('z.bin', zipSync({ 'f/a.csv': bytesOf(text), 'b.csv': bytesOf('x,y\n1,2\n') })));
  expect(tables.map(({ name }) => name)).toEqual(['z.bin › f/a.csv', 'z.bin › b.csv']);
  expect(await tables[0]?.file.text()).toBe(text);
});

test('xlsx', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Cover', rows: [['Report']] },
      {
        name: 'Data',
        rows: [['id', 'when', 'ok', 'v'], ['a', new Date(Date.UTC(2026, 2, 1, 14, 30)), true, 19.99], [], ['b', null, false, 1]],
      },
    ],
  });
  const [table] = await unpack(fileOf('t.xlsx', bytes));
  expect(await table?.file.text()).toBe('id,when,ok,v\na,2026-03-01T14:30:00,TRUE,19.99\n\nb,,FALSE,1\n');
  expect(table?.sheets).toEqual({ names: ['Cover', 'Data'], chosen: 'Data' });
});
