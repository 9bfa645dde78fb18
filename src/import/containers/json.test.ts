import { describe, expect, test } from 'vitest';
import { cellsOf, fileOf, textOf } from '../../testing/container-files';
import { bytesOf, readRows, understand } from '../../testing/import-helpers';
import { unpack } from '../unpack';

const open = async (text: string, name = 't.json') => (await unpack(fileOf(name, text)))[0];
const csv = async (text: string) => textOf(await open(text));

test.each([
  ['an array of objects', '[{"a":1,"b":"x"},{"a":2,"c":true}]', 'a,b,c\n1,x,\n2,,true\n'],
  ['an object with one list', '{"next":null,"tickets":[{"id":1},{"id":2}],"count":2}', 'id\n1\n2\n'],
  ['a list further inside', '{"data":{"page":{"items":[{"id":1}]}}}', 'id\n1\n'],
  ['a list beside lists of words', '{"columns":["a","b"],"data":[{"a":1}]}', 'a\n1\n'],
  ['arrays with a header', '[["a","b"],[1,"x"],[2]]', 'a,b\n1,x\n2,\n'],
  ['plain values', '["x","y,z"]', 'value\nx\n"y,z"\n'],
  ['a lone object', '{"a":1,"b":{"c":2}}', 'a,b.c\n1,2\n'],
  ['lines', '{"a":1}\n{"b":2}\n', 'a,b\n1,\n,2\n'],
  ['lines of arrays', '["a"]\n["x"]\n', 'a\nx\n'],
  ['objects inside', '[{"a":{"b":{"c":1},"d":null}},{"a":{}}]', 'a.b.c,a.d,a\n1,,\n,,\n'],
  ['lists inside', '[{"t":["x","y",3],"u":[],"v":["a;b"],"w":[{"k":1.0}]}]', 't,u,v,w\nx; y; 3,,"[""a;b""]","[{""k"":1.0}]"\n'],
  ['exact numbers', '[{"a":12345678901234567890,"b":1.10,"c":-0,"d":1E5}]', 'a,b,c,d\n12345678901234567890,1.10,-0,1E5\n'],
  ['escapes', '[{"a\\u0041":"\\"q\\" \\n \\ud83d\\ude00 \\/ \\\\"}]', 'aA\n"""q"" \n 😀 / \\"\n'],
  ['a record that is null', '[{"a":1},null,{"a":2}]', 'a\n1\n\n2\n'],
  ['one empty cell', '[{"a":""},{"a":"x"}]', 'a\n""\nx\n'],
  ['a name that comes twice', '[{"a.b":1,"a":{"b":2},"a.b":3}]', 'a.b,a.b (2),a.b (3)\n1,2,3\n'],
  ['a byte order mark', '\ufeff[{"a":1}]', 'a\n1\n'],
])('%s', async (_, text, expected) => {
  expect(await csv(text)).toBe(expected);
});

test('several lists in one object are several tables', async () => {
  const tables = await unpack(fileOf('e.json', '{"users":[{"id":1}],"tickets":[{"n":2}],"tags":[]}'));
  expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['e.json › users', 1],
    ['e.json › tickets', 1],
  ]);
});

test('the container and the number of records are told', async () => {
  expect(await open('{"a":1}\n{"a":2}\n')).toMatchObject({ container: 'ndjson', rows: 2, name: 't.json' });
  expect(await open('[{"a":1}]')).toMatchObject({ container: 'json', rows: 1 });
});

test('keys that are special in JavaScript are plain names', async () => {
  expect(await csv('[{"__proto__":{"polluted":1},"constructor":2,"toString":3}]')).toBe(
    '__proto__.polluted,constructor,toString\n1,2,3\n',
  );
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('records across the pieces in which a file is read', async () => {
  // Some 2 MiB, in pieces of 1 MiB.
  const records = Array.from({ length: 9_000 }, (_, at) => ({
    id: at,
    text: `${'é"\\\n'.repeat(25)}${at}`,
    more: { tags: ['x', 'y'] },
  }));
  for (const text of [
    JSON.stringify(records),
    records.map((each) => JSON.stringify(each)).join('\n'),
    JSON.stringify({ data: records }, null, 1),
  ]) {
    const cells = await cellsOf(await open(text));
    expect(cells.length).toBe(9001);
    expect(cells[9000]).toEqual(['8999', records[8999]?.text, 'x; y']);
  }
});

describe('a line that is no JSON is a row of its text, and the others stay', () => {
  test.each([
    ['in the middle', '{"a":1,"b":2}\n{"a":1,\n{"a":3,"b":4}\n', 'a,b\n1,2\n"{""a"":1,"\n3,4\n', 'Line 2 is'],
    ['at the end, cut off', '{"a":1,"b":2}\r\n\r\n{"a"', 'a,b\n1,2\n"{""a"""\n', 'Line 3 is'],
    ['at the begin', '{"a":1\n{"a":3,"b":4}\n{"a":5}\n', 'a,b\n"{""a"":1"\n3,4\n5,\n', 'Line 1 is'],
    ['with a bracket too many', '{"a":1,"b":2}}\n{"a":3,"b":4}\n{"a":5}', 'a,b\n"{""a"":1,""b"":2}}"\n3,4\n5,\n', 'Line 1 is'],
    ['in arrays', '["a","b"]\n[1,2]\n[3', 'a,b\n1,2\n[3\n', 'Line 3 is'],
    ['in one column, with a cell too many', '{"a":1}\n{a}\n{"a":2}', 'a\n1\n{a},no JSON\n2\n', 'Line 2 is'],
  ])('%s', async (_, text, expected, line) => {
    const table = await open(text, 't.ndjson');
    expect(await textOf(table)).toBe(expected);
    expect(table).toMatchObject({ container: 'ndjson', notes: [`${line} no JSON: it is refused`] });
  });

  test('of many, five are named', async () => {
    const text = `${'{"a":1}\n'.repeat(8)}${'{"a"\n'.repeat(7)}`;
    // Lines 9 to 15 are bad: five named, two more. All 15 are records.
    expect(await open(text, 't.ndjson')).toMatchObject({
      rows: 15,
      notes: ['Lines 9, 10, 11, 12, 13 and 2 more are no JSON: they are refused'],
    });
    expect((await open('{"a":1}\n{"a":2}\n{\n{', 't.ndjson'))?.notes).toEqual(['Lines 3 and 4 are no JSON: they are refused']);
  });

  test('the reader refuses it with its text kept, and its neighbours load', async () => {
    const line = (id: number) => `{"lead_id":"l${id}","created_at":"2026-02-0${id}"}`;
    const table = await open(`${line(1)}\n{"lead_id":"l2","crea\n${line(3)}\n`, 't.ndjson');
    const bytes = bytesOf(await textOf(table));
    const { mapping } = await understand('t.ndjson', bytes);
    const { rows, findings, refused, accounting } = await readRows(bytes, mapping);
    expect(rows.map(({ lead_id }) => lead_id)).toEqual(['l1', 'l3']);
    expect(findings).toMatchObject([{ severity: 'refused', record: 3, reason: 'too-few-cells' }]);
    expect(accounting).toMatchObject({ loaded: 2, refused: 1 });
    expect(await refused?.text()).toContain('"{""lead_id"":""l2"",""crea"');
  });

  test('the reader refuses it in a table of one column too', async () => {
    const table = await open('{"lead_id":"a"}\n{"lead_id\n{"lead_id":"b"}\n', 't.ndjson');
    const columns = [{ index: 0, name: 'lead_id', field: 'lead_id', rule: { kind: 'text' } }] as const;
    const mapping = { dataset: 'leads', encoding: 'utf-8', delimiter: ',', preamble: 0, columns } as const;
    const { findings, accounting } = await readRows(bytesOf(await textOf(table)), mapping);
    expect(findings).toMatchObject([{ severity: 'refused', record: 3, reason: 'too-many-cells' }]);
    expect(accounting).toMatchObject({ refused: 1, loaded: 2 });
  });
});

describe('is refused in a sentence', () => {
  test.each([
    ['cut off', '[{"a":1},{"a":', "t.json can't be read as JSON: it is cut off after record 1"],
    ['cut between records', '[{"a":1},', 'it is cut off after record 1'],
    ['a list over lines that is cut off', '[\n{"a":1},\n{"a":2},\n{"a"', 'it is cut off after record 2'],
    ['a list over lines without its end', '[\n{"a":1}\n', 'it is cut off after record 1'],
    ['an object over lines that is cut off', '{"data":[\n{"a":1}\n', 'it is cut off after record 1'],
    ['a list with something behind it', '[["a"],["x"]]\nx', 'it is not JSON'],
    ['something behind it', '[{"a":1}] x', 'it is not JSON'],
    ['a missing comma', '[{"a":1} {"a":2}]', 'it is not JSON after record 1'],
    ['a record that is broken', '[{"a":1},{"a":tru}]', 'record 2: it is not JSON at “tru}”'],
    ['mixed kinds', '[{"a":1},[2]]', 'its records are of several kinds'],
    ['no records', '[]', 'it holds no records'],
    ['65 levels', `${'[{"a":'.repeat(33)}1${'}]'.repeat(33)}`, 'nested more than 64 levels deep'],
    ['a million levels', '['.repeat(1_000_000), 'nested more than 64 levels deep'],
    ['a million objects inside', `[${'{"a":'.repeat(1_000_000)}`, 'nested more than 64 levels deep'],
  ])('%s', async (_, text, sentence) => {
    await expect(open(text)).rejects.toThrow(sentence);
  });

  test('letters that are not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('[{"a":"'), 0xe9, 0x22, 0x7d, 0x5d]);
    await expect(unpack(fileOf('t.json', bytes))).rejects.toThrow('its text is not UTF-8');
  });

  test('more names than a sheet has columns', async () => {
    const text = `[${Array.from({ length: 17_000 }, (_, at) => `{"k${at}":1}`).join(',')}]`;
    await expect(open(text)).rejects.toThrow('more than 16,384 different names');
  });
});
