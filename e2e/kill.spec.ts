import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { addFile, csv } from './app';

const KILLS = 12;

/** A file of its own for every round, of a size that takes a while to import. */
function round(index: number): string {
  const rows = Array.from({ length: 30_000 }, (_, row) => `r${index}-${row},c${row % 500},2026-03-01,1.00`);
  return `order_id,customer_id,ordered_at,amount\n${rows.join('\n')}\n`;
}

const pseudoRandom = (seed: number): number => {
  const x = Math.sin(seed * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
};

async function launch(profile: string, use: { baseURL?: string; launchOptions?: object }): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...use.launchOptions,
    baseURL: use.baseURL ?? '',
    viewport: { width: 1280, height: 900 },
  });
}

/** Ends the browser as a crash would: all of its processes at once, without a goodbye. */
async function kill(context: BrowserContext, profile: string): Promise<void> {
  const { execFileSync } = await import('node:child_process');
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  try {
    execFileSync('pkill', ['-9', '-f', profile]);
  } catch {
    // Nothing of it ran any more.
  }
  await gone;
}

async function imported(page: Page): Promise<{ rows: number; rounds: number[] }> {
  await page.goto('/data');
  await expect(page.getByRole('heading', { name: 'Import history' })).toBeVisible();
  await expect(page.locator('.page-bar')).not.toContainText('Opening');
  const cell = page.locator('tr[data-dataset="orders"] td').nth(1);
  const text = (await cell.textContent()) ?? '';
  const names = await page.locator('.history-table tbody td:nth-child(3)').allTextContents();
  return {
    rows: Number(text.replace(/\D/g, '')) || 0,
    rounds: names.flatMap((name) => (/round-(\d+)/.exec(name) ? [Number(/round-(\d+)/.exec(name)?.[1])] : [])),
  };
}

test(`after ${KILLS} kills at any moment every acknowledged import is whole, and none is there in part`, async ({
  baseURL,
  launchOptions,
}) => {
  test.setTimeout(240_000);
  const use = { ...(baseURL ? { baseURL } : {}), launchOptions };
  const profile = mkdtempSync(join(tmpdir(), 'plumbline-kill-'));
  const acknowledged = new Set<number>();
  let cutShort = 0;
  try {
    // A first file of the user's own, so that the sample does not stand in the way.
    let context = await launch(profile, use);
    let page = context.pages()[0] ?? (await context.newPage());
    await page.goto('/data');
    await expect(page.locator('tr[data-dataset="orders"]')).toContainText('9,081', { timeout: 40_000 });
    for (let index = 0; index < KILLS; index++) {
      const region = await addFile(page, csv(`round-${index}.csv`, round(index)));
      const start = region.getByRole('button', { name: 'Import', exact: true });
      await expect(start).toBeEnabled();
      // An import takes about a second and a half here; the moments are spread over it and a little beyond. Every fourth browser dies
      // right after the import was acknowledged.
      const moment = index % 4 === 3 ? 30_000 : 100 + pseudoRandom(index + 1) * 2600;
      const done = expect(region)
        .toHaveAttribute('data-state', 'done', { timeout: moment })
        .then(() => true)
        .catch(() => false);
      await start.click();
      if (await done) acknowledged.add(index);
      else cutShort += 1;
      await kill(context, profile);
      context = await launch(profile, use);
      page = context.pages()[0] ?? (await context.newPage());
      const { rows, rounds } = await imported(page);
      for (const known of acknowledged) expect(rounds).toContain(known);
      // Committed but not yet acknowledged on the screen is whole as well; in part is never.
      for (const found of rounds) acknowledged.add(found);
      if (rounds.length > 0) expect(rows).toBe(30_000 * rounds.length);
    }
    // What lies on disk is what the engine reads: every order of 1.00 counts once.
    await page.goto('/kpi/clv?period=2026-03');
    if (acknowledged.size > 0) {
      const main = page.locator('main[data-kpi-page="clv"]');
      await expect(main).toHaveAttribute('data-state', 'value', { timeout: 40_000 });
      await expect(main).toContainText((30_000 * acknowledged.size).toLocaleString('en-GB'));
      const files = await page.evaluate(async () => {
        const names: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
        return names;
      });
      expect(files.filter((name) => name.endsWith('.db')).length).toBe(acknowledged.size);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS / 4);
    expect(cutShort).toBeGreaterThan(0);
    await kill(context, profile);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
