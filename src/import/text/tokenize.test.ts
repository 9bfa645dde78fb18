import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../testing/import-helpers';
import { recordCounter } from './record-count';
import { cellText, type Flaw, tokenizer } from './tokenize';

type Read = { cells: string[]; line: number; record: number; flaw: Flaw | undefined };

function tokenize(text: string, sliceBytes = 1 << 20, delimiter = ','): Read[] {
  const read: Read[] = [];
  const bytes = bytesOf(text);
  const tokens = tokenizer(delimiter.charCodeAt(0), (token) =>
    read.push({
      cells: Array.from({ length: token.cells }, (_, index) => cellText(token, index)),
      line: token.line,
      record: token.record,
      flaw: token.flaw,
    }),
  );
  for (let at = 0; at < bytes.length; at += sliceBytes) tokens.push(bytes.subarray(at, at + sliceBytes));
  tokens.end();
  return read;
}

function count(text: string, sliceBytes: number): number {
  const bytes = bytesOf(text);
  const counter = recordCounter(',');
  for (let at = 0; at < bytes.length; at += sliceBytes) counter.push(bytes.subarray(at, at + sliceBytes));
  return counter.end();
}

describe('the tokenizer', () => {
  test('splits records and cells, and unquotes', () => {
    expect(tokenize('a,b\r\n1,"x, ""y"""\r\n').map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', 'x, "y"'],
    ]);
  });

  test('knows record and line numbers when a cell holds line ends', () => {
    expect(tokenize('h\n"a\nb\r\nc"\nz').map(({ record, line }) => [record, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 5],
    ]);
  });

  test('reports text after a closing quote as one flawed line and goes on with the next', () => {
    const read = tokenize('a,b\n"x"y,1\nu,2\n');
    expect(read.map(({ flaw }) => flaw)).toEqual([undefined, 'text-after-quote', undefined]);
    expect(read[2]).toMatchObject({ cells: ['u', '2'], record: 3, line: 3 });
  });

  test('loses only its own line to a quote that is never closed', () => {
    const read = tokenize('a,b\n"x,1\nu,2\nv,3');
    expect(read.map(({ flaw, cells }) => flaw ?? cells.join('|'))).toEqual(['a|b', 'unclosed-quote', 'u|2', 'v|3']);
  });

  test('keeps empty lines as records of one empty cell', () => {
    expect(tokenize('a\n\nb\n').map(({ cells }) => cells)).toEqual([['a'], [''], ['b']]);
  });

  test('throws when a line is longer than 16 MiB', () => {
    const tokens = tokenizer(44, () => undefined);
    expect(() => tokens.push(new Uint8Array(17 << 20).fill(97))).toThrow('line 1 is longer than 16 MiB');
  });

  const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', 'ü€', 'a\nb', '"', 'x,y', '\r\n', ' lead', 'trail '));
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });

  test('reads back what PapaParse writes, whatever the size of the slices', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), (rows, sliceBytes, newline) => {
        const text = Papa.unparse(rows, { newline, quotes: true });
        expect(tokenize(text, sliceBytes).map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  test('agrees with PapaParse on well-formed files without forced quotes', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse(rows, { newline: '\r\n' });
        const theirs = Papa.parse<string[]>(text, { newline: '\r\n', delimiter: ',' });
        const loneReturn = /(?<!\r)\r(?!\n)/.test(text.replace(/"(?:[^"]|"")*"/g, ''));
        fc.pre(theirs.errors.length === 0 && !loneReturn && text !== '');
        expect(tokenize(text).map(({ cells }) => cells)).toEqual(theirs.data.slice(0, tokenize(text).length));
      }),
      { numRuns: 300 },
    );
  });

  test('gives the same records for any slicing of any bytes', () => {
    const messy = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '1', 'é'), maxLength: 60 });
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 9 }), (text, sliceBytes) => {
        expect(tokenize(text, sliceBytes)).toEqual(tokenize(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the record counter', () => {
  test('counts what the tokenizer reads on any bytes, broken quotes included, by another road', () => {
    const messy = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', '"a"', 'é'), maxLength: 80 });
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 100 }), (text, sliceBytes) => {
        expect(count(text, sliceBytes)).toBe(tokenize(text).length);
      }),
      { numRuns: 3000 },
    );
  });
});
