// Serves the built app from dist/ on this machine only, with the headers of public/_headers. Without dependencies.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export const PORT = 4173;

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Reads the header file of static hosts: a path, then its headers on indented lines. */
export function headerRules(text) {
  const rules = [];
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    if (!/^\s/.test(line)) rules.push({ path: trimmed, headers: [] });
    else {
      const colon = trimmed.indexOf(':');
      rules.at(-1)?.headers.push([trimmed.slice(0, colon), trimmed.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

const applies = (rule, path) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule);

const hidden = (path) => path === '/_headers' || path.split('/').some((part) => part.startsWith('.'));

function fileAt(folder, path) {
  const file = resolve(folder, `.${path}`);
  const stats = file.startsWith(folder + sep) ? statSync(file, { throwIfNoEntry: false }) : undefined;
  return stats?.isFile() ? { file, stats } : undefined;
}

/** The file that answers a path: the file itself, or the app for an address of one of its pages. A missing asset stays missing. */
function answerTo(folder, path) {
  if (hidden(path)) return undefined;
  const exact = fileAt(folder, path === '/' ? '/index.html' : path);
  return exact ?? (extname(path) === '' ? fileAt(folder, '/index.html') : undefined);
}

function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

export function handler(folder) {
  const rules = headerRules(readFileSync(join(folder, '_headers'), 'utf8'));
  return (request, response) => {
    const path = pathOf(request.url ?? '/');
    for (const { path: rule, headers } of rules) {
      if (path !== undefined && applies(rule, path)) for (const [name, value] of headers) response.setHeader(name, value);
    }
    const refuse = (status, text) =>
      response.writeHead(status, { 'Content-Type': types['.txt'], 'Cache-Control': 'no-store' }).end(`${text}\n`);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD');
    const found = path === undefined || path.includes('\0') ? undefined : answerTo(folder, path);
    if (!found) return refuse(404, 'Not found');
    const { file, stats } = found;
    const tag = `"${createHash('sha256').update(`${file}:${stats.mtimeMs}:${stats.size}`).digest('hex').slice(0, 16)}"`;
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('ETag', tag);
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
    if (request.headers['if-none-match'] === tag) return response.writeHead(304).end();
    response.writeHead(200, { 'Content-Length': stats.size });
    if (request.method === 'HEAD') return response.end();
    return createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

function listen(listener, port, host) {
  return new Promise((done, fail) => {
    const server = createServer(listener);
    server.once('error', fail);
    server.listen(port, host, () => done(server));
  });
}

/** Listens on both loopback addresses, so that "localhost" means this server whichever a browser tries first. */
export async function serve(port = PORT, folder = join(root, 'dist')) {
  const listener = handler(folder);
  const server = await listen(listener, port, '127.0.0.1');
  const chosen = server.address().port;
  try {
    await listen(listener, chosen, '::1');
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      server.close();
      throw error;
    }
  }
  return `http://localhost:${chosen}/`;
}

/** The port that `--port N` names; undefined without it. Throws for what is no port. */
export function portOf(words) {
  const place = words.findIndex((word) => word === '--port' || word.startsWith('--port='));
  if (place < 0) return undefined;
  const text = words[place]?.includes('=') ? words[place].slice('--port='.length) : words[place + 1];
  const port = Number(text);
  if (!/^\d+$/.test(text ?? '') || port > 65535) throw new Error(`--port takes a number from 0 to 65535, not "${text ?? ''}"`);
  return port;
}

/** Serves until it is stopped, or says why it can't. */
export async function serveOrExplain(words) {
  try {
    const port = portOf(words) ?? PORT;
    console.log(`\nPlumbline is ready at ${await serve(port)}\nPress Ctrl+C to stop it.`);
  } catch (error) {
    const taken = `Port ${error.port} is taken, perhaps by Plumbline in another window. Choose another one: npm start -- --port 4180\n(A browser keeps data by address, so the data you loaded stays at the old port.)`;
    console.error(error.code === 'EADDRINUSE' ? taken : error.message);
    process.exit(1);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await serveOrExplain(process.argv.slice(2));
