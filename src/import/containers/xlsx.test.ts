import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { cellsOf, fileOf, textOf, workbook } from '../../testing/container-files';
import { unpack } from '../unpack';
import { sheetNumber } from './plain-number';
import { dateText, kindOfFormat } from './xlsx-format';

const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const word = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const open = async (bytes: Uint8Array, sheet?: string) => (await unpack(fileOf('t.xlsx', bytes), { sheet }))[0];

test('a workbook of another writer: the first sheet that looks like a table, dates as ISO, blank rows kept', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Cover', rows: [['Report']] },
      {
        name: 'Data',
        rows: [['id', 'when', 'ok', 'v'], ['a', new Date(Date.UTC(2026, 2, 1, 14, 30)), true, 19.99], [], ['b', null, false, 1]],
      },
    ],
  });
  const table = await open(bytes);
  expect(await textOf(table)).toBe('id,when,ok,v\na,2026-03-01T14:30:00,TRUE,19.99\n\nb,,FALSE,1\n');
  expect(table).toMatchObject({ rows: 4, container: 'xlsx', sheets: { names: ['Cover', 'Data'], chosen: 'Data' } });
  expect(await textOf(await open(bytes, 'Cover'))).toBe('Report\n');
  await expect(open(bytes, 'Other')).rejects.toThrow('t.xlsx has no sheet called Other: it has Cover, Data');
});

test('numbers keep the digits of the file, fractions those that a spreadsheet shows', () => {
  expect(
    [
      '12345678901234567890',
      '007',
      '19.989999999999998',
      '0.1',
      '1.10',
      '5E-4',
      '1.2345678901234568E+17',
      '-0.30000000000000004',
      '1E3',
    ].map(sheetNumber),
  ).toEqual(['12345678901234567890', '007', '19.99', '0.1', '1.10', '0.0005', '1.2345678901234568E+17', '-0.3', '1000']);
});

test('each kind of cell', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs>';
  const shared =
    '<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr/><t xml:space="preserve">text</t></r><rPh><t>reading</t></rPh></si><si><t>a_x000D_&amp;&#x1F600;<![CDATA[<b>]]></t></si>';
  const cells = [
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>',
    // 46,082 is 1 March 2026: 46,023 is 1 January, and 31 + 28 = 59 days follow.
    '<c r="A2" s="1"><v>46082</v></c><c r="B2" s="2"><v>46082.5</v></c><c r="C2" s="3"><v>0.75</v></c>',
    '<c r="A3" s="4"><v>1.1041666666666667</v></c><c r="B3" s="5"><v>0.125</v></c><c r="C3" t="b"><v>1</v></c>',
    '<c r="A4" t="e"><v>#N/A</v></c><c r="B4" t="str"><f>A1&amp;"x"</f><v>plainx</v></c><c r="C4"><f>1+1</f><v>2</v></c>',
    '<c r="A5" t="d"><v>2026-03-01</v></c><c r="C5"><f>NOW()</f></c><c r="E5" s="1"/>',
  ].map((each, at) => row(at + 1, each));
  const table = await open(workbook([{ name: 'S', rows: cells.join('') }], { styles, shared }));
  expect(await cellsOf(table)).toEqual([
    ['plain', 'rich text', 'a\r&😀<b>'],
    ['2026-03-01', '2026-03-01T12:00:00', '18:00:00'],
    // 1.1041666… days are 26.5 hours.
    ['26:30:00', '0.125', 'TRUE'],
    ['#N/A', 'plainx', '2'],
    ['2026-03-01', '', ''],
  ]);
  expect(table?.notes[0]).toContain('1 formulas have no stored result');
});

test('the date system of 1904 starts four years and a day later', async () => {
  // 44,620 + 1,462 = 46,082: 1 March 2026.
  const bytes = workbook([{ name: 'S', rows: row(1, `<c s="0"><v>44620</v></c>${word('x')}`) + row(2, word('a') + word('b')) }], {
    date1904: true,
    styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
  });
  expect(await textOf(await open(bytes))).toBe('2026-03-01,x\na,b\n');
});

test('Excel’s days that never were are no real days; what is no date stays a number', () => {
  expect(dateText(60, 'date', false)).toBe('1900-02-29');
  expect(dateText(61, 'date', false)).toBe('1900-03-01');
  expect(dateText(59, 'date', false)).toBe('1900-02-28');
  expect(dateText(0, 'date', false)).toBe('1900-01-00');
  expect(dateText(-1, 'date', false)).toBeUndefined();
  expect(dateText(2_958_465, 'date', false)).toBe('9999-12-31');
  expect(dateText(2_958_466, 'date', false)).toBeUndefined();
  // A date by its format that has a time: nothing is lost. 0.25 of a day is 6 hours.
  expect(dateText(46_082.25, 'date', false)).toBe('2026-03-01T06:00:00');
});

test.each([
  ['dd/mm/yyyy', 'date'],
  ['mmm\\ yy', 'date'],
  ['[$-409]d-mmm-yy;@', 'date'],
  ['yyyy-mm-dd hh:mm:ss', 'both'],
  ['h:mm AM/PM', 'time'],
  ['mm:ss.0', 'time'],
  ['[mm]:ss', 'duration'],
  ['General', undefined],
  ['0.00%', undefined],
  ['#,##0 "days"', undefined],
  ['[Red]0.00', undefined],
  ['_-* #,##0.00\\ "€"_-', undefined],
])('the format %s shows %s', (code, kind) => {
  expect(kindOfFormat(code)).toBe(kind);
});

test('rows that are not written are blank records; columns without a value at the end are cut', async () => {
  const rows =
    row(2, `<c r="B2"><v>1</v></c><c r="H2" s="1"/>`) +
    row(5, '<c r="A5"><v>2</v></c><c r="C5"><v>3</v></c>') +
    row(9, '<c r="A9"/>');
  const table = await open(workbook([{ name: 'S', rows }]));
  expect(await textOf(table)).toBe('\n,1,\n\n\n2,,3\n');
  expect(table?.rows).toBe(5);
});

test('a late row that is wider widens the whole table', async () => {
  const rows = Array.from({ length: 1500 }, (_, at) => row(at + 1, word('a') + (at === 1400 ? word('b') + word('c') : '')));
  const cells = await cellsOf(await open(workbook([{ name: 'S', rows: rows.join('') }])));
  expect(cells.length).toBe(1500);
  expect(new Set(cells.map(({ length }) => length))).toEqual(new Set([3]));
});

test('hidden sheets come last and are named', async () => {
  const two = (text: string) => row(1, word(text) + word('y')) + row(2, word('1') + word('2'));
  const bytes = workbook([
    { name: 'Old', rows: two('old'), state: 'hidden' },
    { name: 'Now &amp; here', rows: two('now') },
  ]);
  const table = await open(bytes);
  expect(table?.sheets).toEqual({ names: ['Old', 'Now & here'], chosen: 'Now & here' });
  expect(table?.notes).toEqual(['Hidden sheets: Old']);
  expect(await textOf(await open(bytes, 'Old'))).toBe('old,y\n1,2\n');
});

test.each([
  [
    'a document type',
    workbook([{ name: 'S', rows: row(1, word('a')) }], { declare: '<!DOCTYPE x [<!ENTITY a "aaaa">]>' }),
    'declares a document type',
  ],
  ['a column past XFD', workbook([{ name: 'S', rows: row(1, '<c r="XFE1"><v>1</v></c>') }]), 'sheets end at XFD'],
  ['a row past the end', workbook([{ name: 'S', rows: row(1_048_577, word('a')) }]), 'sheets end at 1,048,576'],
  ['rows out of order', workbook([{ name: 'S', rows: row(2, word('a')) + row(1, word('b')) }]), 'row 1 stands behind row 2'],
  ['nothing in it', workbook([{ name: 'S', rows: '' }]), 't.xlsx has no sheet that holds anything'],
])('a workbook with %s is refused in a sentence', async (_, bytes, sentence) => {
  await expect(open(bytes)).rejects.toThrow(sentence);
});

test.each([
  ['EncryptedPackage', 'is locked with a password'],
  ['Workbook', 'is a workbook of Excel 97–2003 (.xls): open it and save it as .xlsx or CSV'],
])('the old container with %s', async (stream, sentence) => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(
    Array.from(stream).flatMap((letter) => [letter.charCodeAt(0), 0]),
    1024,
  );
  await expect(unpack(fileOf('t.xlsx', bytes))).rejects.toThrow(`t.xlsx ${sentence}`);
});
