import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { type FetchWorld, fetchTable, type Known, type TableAnswer, usualPolicy } from './fetch-table';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A real server that answers the n-th request with the n-th answer, the last one for all further. */
async function serverOf(...answers: readonly Answer[]) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    answer?.(request, response);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', () => done());
  });
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}/leads.csv`, host: `127.0.0.1:${address.port}`, requests };
}

const rows = 'lead_id,created_at\n1,2026-03-02\n';
const text =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'text/csv', ...headers }).end(body);
  };

const noon = Date.UTC(2026, 2, 2, 12);

function world(change: Partial<FetchWorld> = {}): FetchWorld & { waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    fetch,
    online: () => true,
    now: () => noon,
    random: () => 1,
    wait: async (ms) => {
      waits.push(ms);
    },
    ...change,
  };
}

type Asked = { known?: Known; hosts?: readonly string[]; header?: { name: string; value: string }; world?: FetchWorld };

const ask = (
  server: { url: string; host: string },
  { known = {}, hosts, header, world: outside = world() }: Asked = {},
  policy = {},
) =>
  fetchTable({ url: server.url, hosts: hosts ?? [server.host], known, ...(header ? { header } : {}) }, outside, {
    policy: { ...usualPolicy, ...policy },
  });

const failureOf = (answer: TableAnswer) => (answer.outcome === 'failed' ? answer.failure : undefined);

test('the first answer is new content, with what the next request needs', async () => {
  const server = await serverOf(text(rows, { ETag: '"a1"', 'Last-Modified': 'Mon, 02 Mar 2026 08:00:00 GMT' }));
  const answer = await ask(server);
  if (answer.outcome !== 'new') throw new Error(answer.outcome);
  expect(await answer.content.text()).toBe(rows);
  expect(answer.type).toBe('text/csv');
  expect(answer.known).toMatchObject({ etag: '"a1"', lastModified: 'Mon, 02 Mar 2026 08:00:00 GMT', hash: /^[0-9a-f]{64}$/ });
  expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
  expect(server.requests[0]?.headers).not.toHaveProperty('referer');
});

test('what is known is sent as conditions, and 304 means unchanged', async () => {
  const server = await serverOf((_, response) => response.writeHead(304).end());
  const known = { etag: '"a1"', lastModified: 'Mon, 02 Mar 2026 08:00:00 GMT', hash: 'x' };
  expect(await ask(server, { known })).toEqual({ outcome: 'unchanged', known });
  expect(server.requests[0]?.headers).toMatchObject({ 'if-none-match': '"a1"', 'if-modified-since': known.lastModified });
});

test('without ETag and date the content’s hash tells that nothing changed, and that something did', async () => {
  const server = await serverOf(text(rows), text(rows), text(`${rows}2,2026-03-03\n`));
  const first = await ask(server);
  if (first.outcome !== 'new') throw new Error(first.outcome);
  expect(await ask(server, { known: first.known })).toEqual({ outcome: 'unchanged', known: first.known });
  expect(await ask(server, { known: first.known })).toMatchObject({ outcome: 'new' });
});

test('a server that refuses conditional requests is asked plainly once, and plainly from then on', async () => {
  const server = await serverOf(text(rows, { ETag: '"a1"' }));
  const conditions: boolean[] = [];
  // As a browser does when the preflight is refused: the request is never made, and a TypeError is all that is told.
  const preflighted: typeof fetch = async (input, init) => {
    const conditional = new Headers(init?.headers).has('if-none-match');
    conditions.push(conditional);
    if (conditional) throw new TypeError('Failed to fetch');
    return fetch(input, init);
  };
  const answer = await ask(server, { known: { etag: '"a0"', hash: 'x' }, world: world({ fetch: preflighted }) });
  if (answer.outcome !== 'new') throw new Error(answer.outcome);
  expect(answer.known.plain).toBe(true);
  expect(await ask(server, { known: answer.known, world: world({ fetch: preflighted }) })).toMatchObject({
    outcome: 'unchanged',
  });
  expect(conditions).toEqual([true, false, false]);
});

test.each([
  [401, 'no-access', 'needs a token or a login'],
  [403, 'no-access', 'needs a token or a login'],
  [404, 'not-found', 'moved, deleted or is no longer published'],
  [410, 'not-found', 'moved, deleted or is no longer published'],
  [418, 'refused', 'refused the request (418)'],
])('%i is told at once and not tried again', async (status, kind, sentence) => {
  const server = await serverOf(text('no', {}, status));
  const outside = world();
  const failure = failureOf(await ask(server, { world: outside }));
  expect(failure?.kind).toBe(kind);
  expect(failure?.text).toContain(sentence);
  expect([server.requests.length, outside.waits]).toEqual([1, []]);
});

test('a header goes to its host, is never named in a failure, and is not sent on by a redirect', async () => {
  const secret = { name: 'Authorization', value: 'Bearer canary-1234' };
  const server = await serverOf(text('no', {}, 401));
  const failure = failureOf(await ask(server, { header: secret }));
  expect(server.requests[0]?.headers.authorization).toBe('Bearer canary-1234');
  expect(failure?.text).toContain('does not accept the header');
  expect(JSON.stringify(failure)).not.toContain('canary');
  const target = await serverOf(text(rows));
  const from = await serverOf((_, response) => response.writeHead(302, { Location: target.url }).end());
  expect(failureOf(await ask(from, { header: secret, hosts: [from.host, target.host] }))?.kind).toBe('elsewhere');
  expect(target.requests).toEqual([]);
});

test('a redirect to a host that was not confirmed is refused with its name, and followed once it is', async () => {
  const target = await serverOf(text(rows));
  const from = await serverOf((_, response) => response.writeHead(307, { Location: target.url }).end());
  expect(failureOf(await ask(from))).toMatchObject({ kind: 'elsewhere', elsewhere: target.host });
  expect(await ask(from, { hosts: [from.host, target.host] })).toMatchObject({ outcome: 'new' });
});

test('a host that nobody confirmed is never asked', async () => {
  const server = await serverOf(text(rows));
  await expect(ask(server, { hosts: ['example.com'] })).rejects.toThrow('was not confirmed');
  expect(server.requests).toEqual([]);
});

test.each([
  ['a page', '<!DOCTYPE html><html><body>Sign in</body></html>'],
  ['a page after a mark and blanks', '\uFEFF\n  <html lang="en">'],
  ['a page after a comment', '<!-- made by a tool --><head></head>'],
])('%s called text/csv is a web page all the same', async (_, body) => {
  const failure = failureOf(await ask(await serverOf(text(body))));
  expect(failure?.kind).toBe('web-page');
});

test('rows that are called a web page are rows all the same', async () => {
  expect(await ask(await serverOf(text(rows, { 'Content-Type': 'text/html' })))).toMatchObject({ outcome: 'new' });
});

test.each([
  ['no byte', ''],
  ['only blank lines', ' \r\n\n'],
])('%s is empty', async (_, body) => {
  expect(failureOf(await ask(await serverOf(text(body))))?.kind).toBe('empty');
});

test('bytes are counted as they come: a length that lies does not help, and a stream without end is cut', async () => {
  const endless: Answer = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/csv' });
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    more();
  };
  expect(failureOf(await ask(await serverOf(endless), {}, { bytes: 3_000_000 }))?.kind).toBe('too-large');
});

test('a bomb in the transfer’s compression is counted as it unfolds', async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000, 'a'));
  const server = await serverOf(text(bomb, { 'Content-Encoding': 'gzip', 'Content-Length': String(bomb.length) }));
  expect(bomb.length).toBeLessThan(100_000);
  expect(failureOf(await ask(server, {}, { bytes: 1_000_000 }))?.kind).toBe('too-large');
});

test('a gz file comes through as it is, over several pieces of the hash', async () => {
  const noise = Uint8Array.from({ length: 2_500_000 }, (_, index) => (index * 2_654_435_761) >>> 24);
  const file = gzipSync(noise, { level: 0 });
  const server = await serverOf(text(file, { 'Content-Type': 'application/gzip' }));
  const answer = await ask(server);
  if (answer.outcome !== 'new') throw new Error(answer.outcome);
  expect(Buffer.from(await answer.content.arrayBuffer()).equals(file)).toBe(true);
  expect(await ask(server, { known: answer.known })).toMatchObject({ outcome: 'unchanged' });
});

test('silence is given up, and so is a trickle that never ends', async () => {
  const silent: Answer = (_, response) => void response.writeHead(200).write('lead_id\n');
  const trickle: Answer = (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x\n'), 5);
    response.on('close', () => clearInterval(timer));
  };
  const idle = failureOf(await ask(await serverOf(silent), {}, { idleMs: 50 }));
  expect(idle).toMatchObject({ kind: 'too-slow', text: 'Sent nothing for a second.' });
  const whole = failureOf(await ask(await serverOf(trickle), {}, { idleMs: 5000, wholeMs: 100 }));
  expect(whole?.text).toContain('Was not complete');
});

test('a server’s own failure is tried again, each wait about double the last, and then told', async () => {
  const server = await serverOf(text('', {}, 503), text('', {}, 502), text(rows));
  const outside = world();
  expect(await ask(server, { world: outside })).toMatchObject({ outcome: 'new' });
  expect(outside.waits).toEqual([1000, 2000]);
  const broken = await serverOf(text('', {}, 500));
  const patient = world({ random: () => 0 });
  expect(failureOf(await ask(broken, { world: patient }))?.kind).toBe('broken');
  expect([broken.requests.length, patient.waits]).toEqual([4, [500, 1000, 2000]]);
});

test('Retry-After is kept to when it is short, and handed on when it is long', async () => {
  const short = await serverOf(text('', { 'Retry-After': '7' }, 429), text(rows));
  const outside = world();
  expect(await ask(short, { world: outside })).toMatchObject({ outcome: 'new' });
  expect(outside.waits).toEqual([7000]);
  const long = await serverOf(text('', { 'Retry-After': 'Mon, 02 Mar 2026 13:00:00 GMT' }, 429));
  const failure = failureOf(await ask(long));
  expect(failure).toMatchObject({ kind: 'busy', retryAt: Date.UTC(2026, 2, 2, 13) });
  expect(long.requests.length).toBe(1);
});

test('a server that can’t be reached is told with both reasons that a browser can’t tell apart', async () => {
  const server = await serverOf(text(rows));
  for (const close of closers.splice(0)) close();
  const failure = failureOf(await ask(server, {}, { retries: 0 }));
  expect(failure?.kind).toBe('unreachable');
  expect(failure?.text).toMatch(/can’t be reached, or it does not allow other web pages/);
});

test('offline nothing is asked', async () => {
  const server = await serverOf(text(rows));
  expect(failureOf(await ask(server, { world: world({ online: () => false }) }))?.kind).toBe('offline');
  expect(server.requests).toEqual([]);
});

test('an abort ends it at once with the caller’s own reason, also while it waits', async () => {
  const controller = new AbortController();
  const server = await serverOf((_, response) => {
    response.writeHead(200).write('lead_id\n');
    controller.abort(new Error('no longer wanted'));
  });
  const request = { url: server.url, hosts: [server.host], known: {} };
  await expect(fetchTable(request, world(), { signal: controller.signal })).rejects.toThrow('no longer wanted');
  const later = new AbortController();
  const broken = await serverOf(text('', {}, 500));
  const waiting = world({
    wait: async () => {
      later.abort(new Error('gone'));
    },
  });
  const again = { url: broken.url, hosts: [broken.host], known: {} };
  await expect(fetchTable(again, waiting, { signal: later.signal })).rejects.toThrow('gone');
  expect(broken.requests.length).toBe(1);
});
