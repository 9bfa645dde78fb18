import { describe, expect, test } from 'vitest';
import { cellsOf, fileOf, textOf } from '../../testing/container-files';
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
  // 3 MiB and more, in pieces of 1 MiB.
  const records = Array.from({ length: 30_000 }, (_, at) => ({
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
    expect(cells.length).toBe(30_001);
    expect(cells[30_000]).toEqual(['29999', records[29_999]?.text, 'x; y']);
  }
});

describe('is refused in a sentence', () => {
  test.each([
    ['cut off', '[{"a":1},{"a":', "t.json can't be read as JSON: it is cut off after record 1"],
    ['cut between records', '[{"a":1},', 'it is cut off after record 1'],
    ['a line that is cut off', '{"a":1}\n{"a":2}\n{"a"', 'it is cut off after record 2'],
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
