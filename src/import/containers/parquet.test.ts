import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cellsOf, fileOf } from '../../testing/container-files';
import { type ParquetCodec, type ParquetColumn, parquetFile } from '../../testing/parquet-file';
import { unpack } from '../unpack';

const open = async (bytes: Uint8Array) => (await unpack(fileOf('t.parquet', bytes)))[0];
const column = async (each: Omit<ParquetColumn, 'name'>) =>
  (await cellsOf(await open(parquetFile([[{ name: 'c', ...each }]])))).slice(1).flat();
const bytes = (...values: number[]) => new Uint8Array(values);
/** TIMESTAMP in the thrift of logical types: 8 {1: UTC or not, 2: unit}; units are 1 ms, 2 µs, 3 ns. */
const timestamp = (utc: boolean, unit: 1 | 2 | 3) => ({ 8: { 1: utc, 2: { [unit]: {} } } });

test('whole numbers are exact', async () => {
  expect(await column({ type: 2, values: [9_007_199_254_740_993n, -9_223_372_036_854_775_808n] })).toEqual([
    '9007199254740993',
    '-9223372036854775808',
  ]);
  expect(await column({ type: 2, converted: 14, values: [-1n] })).toEqual(['18446744073709551615']);
  expect(await column({ type: 1, converted: 13, values: [-1] })).toEqual(['4294967295']);
});

test('decimals are exact, whatever holds them', async () => {
  expect(await column({ type: 1, converted: 5, scale: 2, precision: 9, values: [110, -5, 0] })).toEqual([
    '1.10',
    '-0.05',
    '0.00',
  ]);
  expect(await column({ type: 2, converted: 5, scale: 3, precision: 18, values: [123_456_789_012_345_678n] })).toEqual([
    '123456789012345.678',
  ]);
  // 0xff85 is −123 in two bytes.
  expect(await column({ type: 7, length: 2, converted: 5, scale: 1, precision: 4, values: [bytes(0xff, 0x85)] })).toEqual([
    '-12.3',
  ]);
  expect(await column({ type: 6, converted: 5, scale: 1, precision: 4, values: [bytes(0x7b)] })).toEqual(['12.3']);
});

test('fractions are the shortest that read back', async () => {
  expect(await column({ type: 5, values: [0.1, 1e-7, 1e21, -0.5] })).toEqual(['0.1', '0.0000001', '1e+21', '-0.5']);
  expect(await column({ type: 4, values: [1.1, 16_777_216, 0.000001] })).toEqual(['1.1', '16777216', '0.000001']);
});

test('instants carry Z only when the file says that they are in UTC', async () => {
  // 1,767,323,045 s after 1970 is 2026-01-02 03:04:05.
  expect(await column({ type: 2, logical: timestamp(true, 1), values: [1_767_323_045_000n] })).toEqual(['2026-01-02T03:04:05Z']);
  expect(await column({ type: 2, logical: timestamp(false, 2), values: [1_767_323_045_123_456n] })).toEqual([
    '2026-01-02T03:04:05.123456',
  ]);
  expect(await column({ type: 2, logical: timestamp(false, 3), values: [1_767_323_045_000_000_001n] })).toEqual([
    '2026-01-02T03:04:05.000000001',
  ]);
  expect(await column({ type: 2, converted: 9, values: [-1n] })).toEqual(['1969-12-31T23:59:59.999Z']);
  // Day 20,455 is 2026-01-02: 20,454 days lie between 1970 and 2026, with 14 leap days.
  expect(await column({ type: 1, converted: 6, values: [20_455, -1] })).toEqual(['2026-01-02', '1969-12-31']);
  expect(await column({ type: 1, converted: 7, values: [3_661_500] })).toEqual(['01:01:01.500']);
});

test('nulls are empty, text is itself, row groups follow each other', async () => {
  const group = (values: readonly (string | null)[]): readonly ParquetColumn[] => [
    { name: 'a', type: 6, converted: 0, optional: true, values },
    { name: 'b,"', type: 1, values: values.map((_, at) => at) },
  ];
  const table = await open(parquetFile([group(['x', null, 'é,"\n']), group([null, ''])]));
  expect(await cellsOf(table)).toEqual([
    ['a', 'b,"'],
    ['x', '0'],
    ['', '1'],
    ['é,"\n', '2'],
    ['', '0'],
    ['', '1'],
  ]);
  expect(table).toMatchObject({ container: 'parquet', rows: 5, name: 't.parquet' });
});

/** A frame of one raw block. */
const zstd: ParquetCodec = {
  number: 6,
  pack: (body) =>
    bytes(
      0x28,
      0xb5,
      0x2f,
      0xfd,
      0xa0,
      body.length & 255,
      body.length >> 8,
      0,
      0,
      ((body.length << 3) | 1) & 255,
      (body.length << 3) >> 8,
      0,
      ...body,
    ),
};
/** Literals only. */
const lz4: ParquetCodec = { number: 7, pack: (body) => bytes(0xf0, body.length - 15, ...body) };
const snappy: ParquetCodec = { number: 1, pack: (body) => bytes(body.length, 60 << 2, body.length - 1, ...body) };

test.each([
  ['gzip', { number: 2, pack: (body: Uint8Array) => new Uint8Array(gzipSync(body)) }],
  ['brotli', { number: 4, pack: (body: Uint8Array) => new Uint8Array(brotliCompressSync(body)) }],
  ['zstd', zstd],
  ['lz4', lz4],
  ['snappy', snappy],
])('%s is unpacked', async (_, codec) => {
  const file = parquetFile([[{ name: 'a', type: 6, converted: 0, values: ['first value', 'second value'] }]], codec);
  expect(await cellsOf(await open(file))).toEqual([['a'], ['first value'], ['second value']]);
});

const good = parquetFile([[{ name: 'a', type: 1, values: [1, 2, 3] }]]);

test.each([
  ['without its end', good.slice(0, -1), 'it is cut off'],
  ['of its first bytes', good.slice(0, 8), 'it is cut off'],
  ['with a footer longer than the file', good.with(good.length - 6, 1), 'its directory is longer than the file'],
  [
    'of which the middle is missing',
    new Uint8Array([...good.slice(0, 4), ...good.slice(24)]),
    "t.parquet can't be read as Parquet",
  ],
  [
    'a page that says it holds 2 GB',
    parquetFile(
      [[{ name: 'a', type: 1, values: [1] }]],
      { number: 2, pack: (body) => new Uint8Array(gzipSync(body)) },
      2_000_000_000,
    ),
    'a page of it is larger than 1 GB',
  ],
  [
    'a page that holds more than it says',
    parquetFile([[{ name: 'a', type: 6, converted: 0, values: ['x'.repeat(100)] }]], zstd, 10),
    'a page of it holds more than it says',
  ],
])('a file %s is refused in a sentence', async (_, file, sentence) => {
  await expect(open(file)).rejects.toThrow(sentence);
});

test('whatever byte is changed, the answer is a table or a sentence', async () => {
  const file = parquetFile([[{ name: 'a', type: 6, converted: 0, optional: true, values: ['x', null, 'y'] }]]);
  for (let at = 0; at < file.length; at++) {
    for (const value of [0, 0x7f, 0xff]) {
      const said = await unpack(fileOf('t.parquet', file.with(at, value))).then(
        () => 't.parquet',
        (error: Error) => error.message,
      );
      expect(said).toContain('t.parquet');
    }
  }
});
