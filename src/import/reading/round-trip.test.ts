import fc from 'fast-check';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { cellsOf, fileOf } from '../../testing/container-files';
import { parquetFile } from '../../testing/parquet-file';
import { csvWriter } from '../containers/csv-writer';
import { unpack } from '../unpack';

/** Any text that UTF-8 can hold. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '=1+1',
    ' x ',
    '\ufeffx',
    '1.10',
    '007',
    '𝒳',
    '_x000D_',
    '<&>',
    '\t',
    '-',
    'NaN',
  ),
);
const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 })).chain(([width, rows]) =>
  fc.record({
    header: fc.uniqueArray(
      cell.map((text) => `h${text}`),
      { minLength: width, maxLength: width },
    ),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
  }),
);

const readBack = async (name: string, bytes: Uint8Array | string) => cellsOf((await unpack(fileOf(name, bytes)))[0]);

test('any table of texts passes the CSV writer unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ header, rows }) => {
      const writer = csvWriter(() => undefined);
      for (const row of [header, ...rows]) writer.row(row);
      const file = writer.file('t.csv');
      expect(await cellsOf({ name: 't.csv', file, notes: [] })).toEqual([header, ...rows]);
    }),
  );
});

test('any table of texts passes JSON and NDJSON unchanged, as objects and as arrays', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ header, rows }) => {
      const objects = rows.map(
        (row) => `{${row.map((each, at) => `${JSON.stringify(header[at])}:${JSON.stringify(each)}`).join(',')}}`,
      );
      const all = [header, ...rows];
      expect(await readBack('t.json', JSON.stringify(all))).toEqual(all);
      if (rows.length === 0) return;
      expect(await readBack('t.json', `[${objects.join(',')}]`)).toEqual(all);
      expect(await readBack('t.json', `{"data":[${objects.join(' , ')}]}`)).toEqual(all);
      expect(await readBack('t.ndjson', objects.join('\n'))).toEqual(all);
    }),
  );
});

test('any table of texts passes Parquet unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ header, rows }) => {
      const columns = header.map(
        (name, at) => ({ name, type: 6, converted: 0, values: rows.map((row) => row[at] ?? '') }) as const,
      );
      expect(await readBack('t.parquet', parquetFile([columns]))).toEqual([header, ...rows]);
    }),
  );
});

test('any table of texts passes a workbook and a zip of it unchanged, but for empty rows at its end', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ header, rows }) => {
      const all = [header, ...rows].map((row) => row.map((each) => each.replace(/_x([0-9A-Fa-f]{4})_/g, 'x')));
      while (all.at(-1)?.every((each) => each === '')) all.pop();
      const bytes = await writeXlsx({ sheets: [{ name: 'S', rows: all }] });
      // A row without a value is an empty line.
      const expected = all.map((row) => (row.every((each) => each === '') ? [''] : row));
      const normal = (cells: readonly (readonly string[])[]) =>
        cells.map((row) => row.map((each) => each.replace(/\r\n?/g, '\n')));
      expect(normal(await readBack('t.xlsx', bytes))).toEqual(normal(expected));
      expect(normal(await readBack('t.zip', zipSync({ 't.xlsx': bytes })))).toEqual(normal(expected));
    }),
    { numRuns: 40 },
  );
});
