// Uses the app as a person would, in a browser with a profile of its own, and times it there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium } from 'playwright';
import { meanResponse, quarters, readCsv, ZONE } from './generate.mjs';
import { watchPage } from './in-page.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const RELOADS = 3;
const STEPS = 20;
/** The app opens on the newest quarter of which at least half is measured. */
const OPENING = quarters.length - 2;

async function inBrowser(executablePath, work) {
  const profile = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: flags,
    locale: 'en-GB',
    timezoneId: ZONE,
    viewport: { width: 1280, height: 900 },
  });
  try {
    return await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** From the opening quarter back to the first one, forth again, and so on: each press with the quarter that it leads to. */
function walk(count) {
  let place = OPENING;
  let by = -1;
  return Array.from({ length: count }, () => {
    if (place + by < 0 || place + by > OPENING) by = -by;
    place += by;
    return { press: by < 0 ? 'Previous period' : 'Next period', quarter: quarters[place].text };
  });
}

async function reload(page, value) {
  await page.reload();
  const at = await page.evaluate(async (expected) => {
    await window.bench.figure(expected);
    // When the figure was there before we could ask, the moment was noted by the page.
    return window.bench.firstShown(expected);
  }, value);
  if (at === undefined) throw new Error('the moment at which the figure was painted is not known');
  return at;
}

/** The app keeps its last answers for the next start; without them the stored rows themselves have to answer. */
const forgetAnswers = () =>
  new Promise((done, fail) => {
    const request = indexedDB.open('plumbline');
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const transaction = database.transaction('answers', 'readwrite');
      transaction.objectStore('answers').clear();
      transaction.onerror = () => fail(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        done();
      };
    };
  });

async function repeat(count, work) {
  const results = [];
  for (let turn = 0; turn < count; turn++) results.push(await work());
  return results;
}

/** Imports the file into the app that stands on its sample data, changes the period, loads the page again: milliseconds. */
export function timeApp(executablePath, url, { path, means }) {
  return inBrowser(executablePath, async (page) => {
    await page.addInitScript(watchPage);
    await page.goto(url);
    await page.locator('article[data-state="value"]').nth(9).waitFor({ timeout: 120_000 });
    const opening = means[quarters[OPENING].text];
    const since = await page.evaluate(() => performance.now());
    const importing = page.evaluate(([name, value]) => window.bench.importFile(name, value, 300), [basename(path), opening]);
    const [moments] = await Promise.all([importing, page.getByLabel('Add files', { exact: true }).setInputFiles(path)]);
    const steps = [];
    for (const { press, quarter } of walk(STEPS)) {
      steps.push(await page.evaluate(([name, value]) => window.bench.step(name, value), [press, means[quarter]]));
    }
    await page.goto(url);
    const reloads = await repeat(RELOADS, () => reload(page, opening));
    const rereads = await repeat(RELOADS, async () => {
      await page.evaluate(forgetAnswers);
      return reload(page, opening);
    });
    return { inspected: moments.ready - since, imported: moments.shown - since, steps, reloads, rereads };
  });
}

/** The same file through duckdb-wasm alone: read, stored and answered, then opened again and answered. */
export function timePeer(executablePath, url, { path }) {
  const question = meanResponse(quarters[OPENING]);
  return inBrowser(executablePath, async (page) => {
    await page.goto(url);
    await page.locator('input').setInputFiles(path);
    const loaded = await page.evaluate(([read, asked]) => window.peer.load(read, asked), [readCsv('tickets.csv'), question]);
    const reloads = await repeat(RELOADS, async () => {
      await page.reload();
      return (await page.evaluate((asked) => window.peer.reopen(asked), question)).took;
    });
    return { read: loaded.took, value: loaded.value, reloads };
  });
}
