import { gzipSync as gzip } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileOf, textOf, workbook } from '../../testing/container-files';
import { unpack } from '../unpack';
import { budgetFor } from './limits';

const refusal = (name: string, bytes: Uint8Array) =>
  unpack(fileOf(name, bytes)).then(
    () => 'no refusal',
    (error: Error) => error.message,
  );

const gzipSync = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzip(bytes, { level: 9 }));
/** 66 MiB of one letter, 64 KB packed. */
const bomb = gzipSync(new Uint8Array(66 << 20).fill(0x61));

/** Where a signature stands, the nth time. */
function place(bytes: Uint8Array, signature: number, nth = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0, seen = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === signature && seen++ === nth) return at;
  }
  throw new Error('not found');
}

const ENTRY = 0x02014b50;

function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  change(new DataView(copy.buffer));
  return copy;
}

test('a budget ends at 4 GiB, and past 64 MiB at a thousand times the file', () => {
  const GIB = 2 ** 30;
  expect(() => budgetFor('a', GIB).take(4 * GIB)).not.toThrow();
  expect(() => budgetFor('a', GIB).announce(4 * GIB + 1)).toThrow('a unpacks to more than 4.0 GB');
  expect(() => budgetFor('a', 10).take(64 << 20)).not.toThrow();
  expect(() => budgetFor('a', 10).take((64 << 20) + 1)).toThrow('zip bomb');
  const budget = budgetFor('a', 100_000);
  budget.take(60_000_000);
  expect(() => budget.take(60_000_000)).toThrow('zip bomb');
});

test('bombs in gzip and zip, also inside each other, are refused', async () => {
  // Deflate packs at most 1,032 : 1; the second layer packs the first's sameness.
  expect(bomb.length).toBeGreaterThan(65_000);
  const twice = zipSync({ 'b.csv.gz': bomb }, { level: 9 });
  expect(twice.length).toBeLessThan(2000);
  expect(await refusal('b.zip', twice)).toContain('looks like a zip bomb');
  expect(await refusal('b.gz', bomb)).toContain('looks like a zip bomb');
  expect(await refusal('b.zip', zipSync({ 'b.csv.gz': gzipSync(bomb) }))).toContain('packed with gzip twice');
});

test('a member that is larger than the directory says is stopped', async () => {
  const zip = zipSync({ 'a.csv': strToU8('id\n'.repeat(1000)) });
  const lying = changed(zip, (view) => view.setUint32(place(zip, ENTRY) + 24, 10, true));
  expect(await refusal('a.zip', lying)).toContain('a.zip › a.csv holds more than the archive says');
});

test('a directory that announces more than 4 GiB is refused before anything is unpacked', async () => {
  const zip = zipSync({ 'a.csv': strToU8('id\n'), 'b.csv': strToU8('id\n') });
  const lying = changed(zip, (view) => {
    view.setUint32(place(zip, ENTRY) + 24, 0xfffffffe, true);
    view.setUint32(place(zip, ENTRY, 1) + 24, 0xfffffffe, true);
  });
  expect(await refusal('a.zip', lying)).toContain('unpacks to more than 4.0 GB');
});

test('members that lie over each other are refused', async () => {
  const zip = zipSync({ 'a.csv': strToU8('id\n1\n'), 'b.csv': strToU8('id\n2\n') });
  const overlapping = changed(zip, (view) => view.setUint32(place(zip, ENTRY, 1) + 42, 0, true));
  expect(await refusal('a.zip', overlapping)).toContain('lie over each other');
});

test('a member with a password, a wrong checksum or another packing is refused in a sentence', async () => {
  const zip = zipSync({ 'a.csv': strToU8('id\n1\n') });
  const at = place(zip, ENTRY);
  expect(
    await refusal(
      'a.zip',
      changed(zip, (view) => view.setUint16(at + 8, 1, true)),
    ),
  ).toBe('a.zip is locked with a password: unpack it yourself and bring the files in it');
  expect(
    await refusal(
      'a.zip',
      changed(zip, (view) => view.setUint32(at + 16, 1, true)),
    ),
  ).toContain('its checksum is wrong');
  expect(
    await refusal(
      'a.zip',
      changed(zip, (view) => view.setUint16(at + 10, 12, true)),
    ),
  ).toContain('compress it again');
});

test('more than a thousand members are refused; a thousand are not', async () => {
  const many = (count: number) =>
    zipSync(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.csv`, strToU8('a\n')])));
  expect(await refusal('m.zip', many(1001))).toBe('m.zip holds 1,001 files; 1,000 can be opened at once');
  expect((await unpack(fileOf('m.zip', many(1000)))).length).toBe(1000);
});

test('an archive without its directory is refused, wherever it is cut', async () => {
  const zip = zipSync({ 'a.csv': strToU8('id\n'.repeat(50)) });
  for (let length = 4; length < zip.length; length += 7) {
    expect(await refusal('a.zip', zip.slice(0, length))).toContain('a.zip is cut off or damaged');
  }
});

test('a workbook whose sheet is a bomb is refused', async () => {
  const rows = `<row r="1"><c t="inlineStr"><is><t>${'a'.repeat(100)}</t></is></c></row>${' '.repeat(70 << 20)}`;
  expect(await refusal('b.xlsx', workbook([{ name: 'S', rows }]))).toMatch(/zip bomb|longer than 1 MiB/);
});

test('a text file that claims to be huge is not read', async () => {
  let read = 0;
  const file = fileOf('big.csv', 'id\n1\n');
  Object.defineProperty(file, 'size', { value: 4 * 2 ** 30 });
  Object.defineProperty(file, 'arrayBuffer', { value: () => (read += 1) });
  expect((await unpack(file))[0]?.file).toBe(file);
  expect(read).toBe(0);
});

test('a record in gzip keeps its text to the last byte', async () => {
  const text = `id\n${'é'.repeat(100_000)}\n`;
  expect(await textOf((await unpack(fileOf('a.gz', gzipSync(strToU8(text)))))[0])).toBe(text);
});
