import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { addFile, csv, go, importStaged, numberOn, openSample, tile } from './app';

test('a fresh browser shows ten living tiles on sample data, and every promise of their markup holds', async ({ page }) => {
  await openSample(page);
  for (const id of [
    'cac',
    'conversion-rate',
    'churn-rate',
    'retention-rate',
    'clv',
    'nps',
    'csat',
    'lead-response-time',
    'first-response-time',
    'handling-time',
  ]) {
    expect(Number.isFinite(await numberOn(tile(page, id)))).toBe(true);
  }
  const churn = await numberOn(tile(page, 'churn-rate'));
  expect(churn + (await numberOn(tile(page, 'retention-rate')))).toBeCloseTo(1, 12);
  await expect(page.getByRole('article', { name: 'Churn rate' })).toBeVisible();
  await expect(tile(page, 'lead-response-time')).toContainText('unanswered');
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText(
    'Lead response got worse, and it is not chance.',
  );
});

test('the planted stories are there: response time from June, churn of Enterprise from August', async ({ page }) => {
  const stories = JSON.parse(readFileSync('public/sample/stories.json', 'utf8')) as {
    id: string;
    before: number;
    after: number;
  }[];
  const story = stories.find(({ id }) => id === 'enterprise-churn');
  await openSample(page, '/?period=2026-08-01..2026-10-31&segment=Enterprise');
  const quarter = await numberOn(tile(page, 'churn-rate'));
  // Three months of the story's monthly rate, compounded: 1 − (1 − 3.72 %)³ = 10.75 %; its own months are counted on shrinking bases.
  expect(quarter).toBeGreaterThan(1 - (1 - (story?.after ?? 0)) ** 3 - 0.012);
  expect(quarter).toBeLessThan(1 - (1 - (story?.after ?? 0)) ** 3 + 0.012);
});

test('the sample leaves without trace when the user brings a file, and erase leaves nothing at all', async ({ page }) => {
  await openSample(page);
  await importStaged(
    await addFile(
      page,
      csv('tickets.csv', 'ticket_id,created_at,first_response_at\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n'),
    ),
  );
  await go(page, 'Overview');
  expect(await numberOn(tile(page, 'first-response-time'))).toBe(3600);
  await expect(tile(page, 'churn-rate')).toHaveAttribute('data-state', 'none');
  await expect(tile(page, 'churn-rate')).toContainText('Needs a customers file');
  await expect(page.getByText('Sample data of a made-up software firm')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Targets', exact: true })).toContainText('none set yet');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Yes, erase all of it' }).click();
  await go(page, 'Overview');
  await expect(page.getByRole('heading', { name: 'Drop your exports here.' })).toBeVisible();
  const left = await page.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return { files: names, databases: (await indexedDB.databases()).map(({ name }) => name) };
  });
  expect(left).toEqual({ files: [], databases: [] });
});

test('nothing is asked of any other host', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('blob:') && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await openSample(page);
  await page.getByRole('link', { name: 'Churn rate', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Churn rate' })).toBeVisible();
  await expect(page.getByRole('table').first()).toContainText('%');
  expect(foreign).toEqual([]);
  expect(problems).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [320, 390, 1440]) {
    test(`every page is without accessibility violations and without sideways scrolling, ${theme}, ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await openSample(page);
      await expect(page.locator('article[data-state="value"]')).toHaveCount(10);
      for (const address of ['/', '/kpi/lead-response-time', '/kpi/churn-rate', '/data', '/settings']) {
        await page.goto(address);
        await expect(page.locator('main')).toBeVisible();
        if (address === '/') await expect(page.locator('article[data-state="value"]')).toHaveCount(10);
        if (address.startsWith('/kpi')) await expect(page.locator('.breakdown tbody tr').first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${address} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
        ).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBeLessThanOrEqual(0);
      }
    });
  }
}
