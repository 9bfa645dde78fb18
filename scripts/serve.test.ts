import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
let folder = '';
let server: ChildProcess | undefined;
let home = '';

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, home), { headers });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-serve-'));
  mkdirSync(join(folder, 'scripts'));
  mkdirSync(join(folder, 'dist/assets'), { recursive: true });
  copyFileSync(join(root, 'scripts/serve.mjs'), join(folder, 'scripts/serve.mjs'));
  copyFileSync(join(root, 'public/_headers'), join(folder, 'dist/_headers'));
  writeFileSync(join(folder, 'dist/index.html'), '<title>Plumbline</title>');
  writeFileSync(join(folder, 'dist/.stamp'), 'hidden');
  writeFileSync(join(folder, 'dist/assets/engine-1.wasm'), new Uint8Array([0, 97, 115, 109]));
  writeFileSync(join(folder, 'outside.txt'), 'not yours');
  const child = spawn(process.execPath, [join(folder, 'scripts/serve.mjs'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  home = await new Promise<string>((done, fail) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const address = /http:\/\/\S+/.exec(text)?.[0];
      if (address) done(address);
    });
    child.on('exit', () => fail(new Error(`the server ended: ${text}`)));
  });
});

afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('the address of a page answers with the app', async () => {
  for (const path of ['/', '/kpi/churn-rate?period=2026-Q3', '/data']) {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<title>Plumbline</title>',
    ]);
  }
});

test('every answer carries the security headers of public/_headers', async () => {
  for (const path of ['/', '/assets/engine-1.wasm', '/missing.js']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; script-src 'self' 'wasm-unsafe-eval';/);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
  }
});

test('the engine comes as WebAssembly, kept for good', async () => {
  const { headers } = await get('/assets/engine-1.wasm');
  expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([
    'application/wasm',
    'public, max-age=31536000, immutable',
  ]);
});

test('the app itself is asked for again, and not sent again when it is the same', async () => {
  const first = await get('/');
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const again = await get('/', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test.each([
  ['a missing asset', '/assets/missing.js'],
  ['a hidden file', '/.stamp'],
  ['the header file', '/_headers'],
  ['a file outside', '/..%2foutside.txt'],
  ['a broken escape', '/%zz'],
])('%s is not found', async (_, path) => {
  expect((await get(path)).status).toBe(404);
});

test('nothing can be written', async () => {
  expect((await fetch(home, { method: 'POST', body: 'x' })).status).toBe(405);
});
