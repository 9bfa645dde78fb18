import { expect, test } from '@playwright/test';
import { addFile, csv, go, importStaged, numberOn, openSample, tile } from './app';

test('the time zone decides on which day a record counts, without another import', async ({ page }) => {
  await openSample(page);
  // 22:30 UTC on 31 March is 1 April in Berlin, and still March in UTC.
  await importStaged(
    await addFile(
      page,
      csv(
        'tickets.csv',
        'ticket_id,created_at,first_response_at\n1,2026-03-31T22:30:00Z,2026-03-31T23:30:00Z\n2,2026-04-10T08:00:00Z,2026-04-10T10:00:00Z\n',
      ),
    ),
  );
  await page.goto('/?period=2026-04');
  expect(await numberOn(tile(page, 'first-response-time'))).toBe(5400);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Time zone', { exact: true }).selectOption('UTC');
  await go(page, 'Overview');
  await expect(tile(page, 'first-response-time')).toHaveAttribute('data-value', '7200');
  await page.reload();
  await expect(tile(page, 'first-response-time')).toHaveAttribute('data-value', '7200');
});

test('the fiscal year moves quarters, the currency is shown, the theme and all of it outlive a reload', async ({ page }) => {
  await openSample(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Fiscal year starts on').selectOption('4');
  await page.getByLabel('Reporting currency', { exact: true }).selectOption('USD');
  await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).check({ force: true });
  await go(page, 'Overview');
  await page.goto('/?period=2027-Q1');
  // The first quarter of the year that ends in March 2027 is April to June 2026.
  await expect(page.getByRole('button', { name: /^Period/ })).toContainText('Q1');
  await expect(tile(page, 'cac')).toContainText('US$');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const fiscal = await numberOn(tile(page, 'nps'));
  await page.goto('/?period=2026-04-01..2026-06-30');
  expect(await numberOn(tile(page, 'nps'))).toBe(fiscal);
});

test('the sample can be put away and brought back', async ({ page }) => {
  await openSample(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  const sample = page.getByRole('radiogroup', { name: 'Sample data' });
  await sample.getByRole('radio', { name: 'Off' }).click({ force: true });
  await go(page, 'Overview');
  await expect(page.getByRole('heading', { name: 'Drop your exports here.' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Drop your exports here.' })).toBeVisible();
  await page.getByRole('button', { name: 'Try the sample data' }).click();
  await expect(page.locator('article[data-state="value"]')).toHaveCount(10, { timeout: 40_000 });
});
