import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../testing/import-helpers';
import type { Encoding } from '../mapping';
import { sourceOfBytes } from './byte-source';
import { isUtf8, provenEncoding, utf8Slices } from './decode';

async function decoded(bytes: Uint8Array, encoding: Encoding, sliceBytes: number): Promise<string> {
  const chunks: number[] = [];
  for await (const slice of utf8Slices(sourceOfBytes('file', bytes), encoding, undefined, sliceBytes))
    chunks.push(...slice.bytes);
  return new TextDecoder().decode(new Uint8Array(chunks));
}

const utf16 = (text: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), little);
  return bytes;
};

describe('the encoding of a file', () => {
  test.each([
    ['UTF-8', bytesOf('Zürich €'), 'utf-8'],
    ['UTF-8 that the end of the head cuts in a letter', bytesOf('Zürich €').subarray(0, 9), 'utf-8'],
    ['UTF-16 with a mark', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'utf-16le'],
    ['UTF-16 the other way round', new Uint8Array([0xfe, 0xff, 0, 0x41]), 'utf-16be'],
    ['UTF-16 without a mark', utf16('date,amount,region\n', true), 'utf-16le'],
    ['windows-1252, which only the user can know', new Uint8Array([0x5a, 0xfc, 0x72]), undefined],
  ])('%s is proved, or not', (_, head, encoding) => expect(provenEncoding(head, false)).toBe(encoding));

  test('strict UTF-8 agrees with the browser’s own decoder on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        let valid = true;
        try {
          new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {
          valid = false;
        }
        expect(isUtf8(bytes, 0, bytes.length)).toBe(valid);
      }),
      { numRuns: 3000 },
    );
  });

  test('every encoding gives the same text, however the file is sliced', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        async (text, sliceBytes) => {
          const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(text)]);
          expect(await decoded(marked, 'utf-8', Math.max(sliceBytes, 3))).toBe(text.replace(/^\ufeff/, ''));
          expect(await decoded(utf16(`\ufeff${text}`, true), 'utf-16le', sliceBytes)).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('windows-1252 is read when told', async () => {
    expect(await decoded(new Uint8Array([0x80, 0xfc]), 'windows-1252', 1)).toBe('€ü');
  });

  test('a file that shrinks while it is read is noticed', async () => {
    const source = { ...sourceOfBytes('file', new Uint8Array(4)), size: 10 };
    await expect(async () => {
      for await (const _ of utf8Slices(source, 'utf-8'));
    }).rejects.toThrow('changed while it was read');
  });
});
