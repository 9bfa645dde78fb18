import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The files that may speak to the network: the sample's own files, and the one place that asks hosts which the user has confirmed. */
const allowed = ['src/queries/source-world.ts', 'src/store/sample.ts'];

const speaks = /(?<![\w.$])fetch\(|\bnew (XMLHttpRequest|WebSocket|EventSource|WebTransport)\b|\bsendBeacon\(|\bimportScripts\(/;
const comment = /^\s*(\/\/|\/?\*)/;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('src/testing/'));

test('requests are made in two files only', () => {
  const speaking = sources.filter((name) =>
    readFileSync(name, 'utf8')
      .split('\n')
      .some((line) => !comment.test(line) && speaks.test(line)),
  );
  expect(speaking).toEqual(allowed);
});

test('the sample is asked for from the app’s own address', () => {
  const calls = readFileSync('src/store/sample.ts', 'utf8').match(/fetch\([^)]*\)/g);
  expect(calls).toEqual([expect.stringMatching(/^fetch\(`\$\{import\.meta\.env\.BASE_URL\}sample\//)]);
});

test('the policy lets only data through, encrypted or on this machine, and says the same in both places', () => {
  const header = /Content-Security-Policy: (.*)/.exec(readFileSync('public/_headers', 'utf8'))?.[1] ?? '';
  const page = /"(default-src [^"]*)"/.exec(readFileSync('vite.config.ts', 'utf8'))?.[1] ?? '';
  expect(header).toBe(`${page}; frame-ancestors 'none'`);
  const directives = Object.fromEntries(page.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]));
  expect(directives).toMatchObject({
    'default-src': "'self'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'connect-src': "'self' https: http://localhost:* http://127.0.0.1:*",
    'worker-src': "'self' blob:",
    'form-action': "'none'",
  });
});
