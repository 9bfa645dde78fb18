// Speed, each figure beside something measured in the same run. `node bench/run.mjs [--rows N] [--dist folder]`
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { preview, build as viteBuild } from 'vite';
import { findChromium } from '../scripts/find-chromium.mjs';
import { build } from '../scripts/prepare.mjs';
import { root } from '../scripts/process.mjs';
import { timeApp, timePeer } from './browser.mjs';
import { firstScripts } from './bundle.mjs';
import { generate, quarters } from './generate.mjs';
import { timeNative } from './native.mjs';
import { median, quantile } from './statistics.mjs';
import { printTable } from './table.mjs';

const PORT = 4199;
const SMALLER = 20;
const TURNS = 3;

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, dist: { type: 'string' } } });
const rows = Number(values.rows);
if (!Number.isInteger(rows) || rows < 10_000) throw new Error('--rows takes a whole number from 10000');

const loadBefore = loadavg()[0];
if (loadBefore > cpus().length / 2) {
  console.log(`This machine is busy (load ${loadBefore.toFixed(1)} on ${cpus().length} cores): single figures will be too high.`);
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-files-'));
// Also when the run is interrupted: the files are large.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Serves a built folder while `work` runs. */
async function served(outDir, work) {
  const server = await preview({
    configFile: false,
    root,
    build: { outDir },
    preview: { port: PORT, strictPort: true },
    logLevel: 'error',
  });
  try {
    return await work(`http://localhost:${PORT}/`);
  } finally {
    await server.close();
  }
}

async function peerPage() {
  const outDir = join(folder, 'peer');
  await viteBuild({
    configFile: false,
    root: join(root, 'bench', 'peer'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 10_000 },
  });
  return outDir;
}

/** By name, what all turns measured. */
const gathered = (turns) => Object.fromEntries(Object.keys(turns[0]).map((name) => [name, turns.flatMap((turn) => turn[name])]));

/** Nobody is compared who did not compute the right figure. */
function sameAnswer(who, value, expected) {
  if (Math.abs(value - expected) > 1e-9 * expected) throw new Error(`${who} answers ${value} where ${expected} is right`);
}

const chromium = await findChromium();
if (!chromium) throw new Error('The bench needs Chromium. Install one, or name it in CHROMIUM_PATH.');
if (!values.dist) await build();
const dist = resolve(values.dist ?? join(root, 'dist'));
if (!existsSync(join(dist, 'index.html'))) throw new Error(`${dist} holds no built app`);

const opening = quarters.at(-2).text;
const file = generate(join(folder, 'tickets.csv'), rows);
const small = generate(join(folder, 'tickets-small.csv'), Math.round(rows / SMALLER));
console.log(`${rows} tickets, ${(file.bytes / 1e6).toFixed(1)} MB; and ${small.rows} to compare with`);

const native = await timeNative(file.path, folder);
if (native) for (const { text } of quarters) sameAnswer(native.by, native.means[text], file.means[text]);
else console.log('This machine has no native DuckDB: the peer is duckdb-wasm, which reads the file in the same browser.');
const peerFolder = await peerPage();
const turns = { wasm: [], app: [] };
// Turn by turn, each in a browser of its own: what else the machine does falls on both.
for (let turn = 0; turn < TURNS; turn++) {
  turns.wasm.push(await served(peerFolder, (url) => timePeer(chromium, url, file)));
  turns.app.push(await served(dist, (url) => timeApp(chromium, url, file)));
}
const [wasm, app] = [gathered(turns.wasm), gathered(turns.app)];
for (const value of wasm.value) sameAnswer('duckdb-wasm', value, file.means[opening]);
const appSmall = gathered([await served(dist, (url) => timeApp(chromium, url, small))]);
const scripts = firstScripts(dist);

const ms = (what, figure, peer, by, limit) => ({ what, figure, peer, by, limit, unit: 'ms' });
const smallName = `the app, ${small.rows} rows`;
const importing = 'Import: file added → figure painted';
const imported = median(app.imported);
const p95 = quantile(app.steps, 0.95);
const reading = 'Reload, stored rows read → figure painted';
const reread = median(app.rereads);
const table = [
  ...(native ? [ms(importing, imported, native.read, `${native.by}, into memory`, 4)] : []),
  ...(native ? [ms(importing, imported, native.stored, `${native.by}, into a file`)] : []),
  ms(importing, imported, median(wasm.read), 'duckdb-wasm, types told, into a file', 1),
  ms('Change of period → painted, median', median(app.steps), median(appSmall.steps), smallName, 1.3),
  ms('Change of period → painted, p95', p95, quantile(appSmall.steps, 0.95), smallName),
  ms('Change of period → painted, p95', p95, 100, 'the limit', 1),
  ms('Reload, answers kept → figure painted', median(app.reloads), 1000, 'the limit', 1),
  ms('Reload, answers kept → figure painted', median(app.reloads), median(appSmall.reloads), smallName),
  ...(native ? [ms(reading, reread, native.reopened, `${native.by}, opens its file, answers`)] : []),
  ms(reading, reread, median(wasm.reloads), 'duckdb-wasm, opens its file, answers', 1),
  ms(reading, reread, 3000, 'the limit', 1),
  ms(reading, reread, median(appSmall.rereads), smallName),
  { what: 'JavaScript before the first paint, gzip', figure: scripts.gzip, peer: 170_000, by: 'the limit', limit: 1, unit: 'B' },
].map((line) => ({ ...line, ratio: line.figure / line.peer }));
printTable(table);

const results = join(root, 'bench', 'results');
mkdirSync(results, { recursive: true });
const load = { before: loadBefore, after: loadavg()[0] };
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load, node: process.version, platform: process.platform };
const raw = { native, wasm, app, appSmall, scripts };
const latest = { at: new Date().toISOString(), rows, bytes: file.bytes, machine, table, raw };
writeFileSync(join(results, 'latest.json'), `${JSON.stringify(latest, null, 2)}\n`);
console.log('\nWritten to bench/results/latest.json');
