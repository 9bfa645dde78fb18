import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint';

test('a fingerprint is the SHA-256 of the content, whatever the name', async () => {
  // The digest of "abc" is the first example of FIPS 180-2.
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await fingerprint(new Blob(['abc']))).toEqual({ text: abc, hashed: 'content' });
});

test('a large file is hashed by its parts, and a change in any of them shows', async () => {
  const text = (await fingerprint(new Blob(['aabbc']), 4, 2)).text;
  const digest = async (bytes: string | Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes));
  const parts = await Promise.all(['aa', 'bb', 'c'].map(digest));
  const whole = await digest(Uint8Array.from(parts.flatMap((part) => [...part])));
  expect(text).toBe(Array.from(whole, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  expect(await fingerprint(new Blob(['aabbc']), 4, 2)).toMatchObject({ hashed: 'parts' });
  expect((await fingerprint(new Blob(['aabbd']), 4, 2)).text).not.toBe(text);
});
