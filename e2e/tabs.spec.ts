import { expect, type Page, test } from '@playwright/test';
import { addFile, csv, go, importStaged, openSample, tile } from './app';

async function aim(page: Page, kpi: string, value: string, unit: string): Promise<void> {
  await page.goto(`/kpi/${kpi}#target`);
  await page.getByLabel(`Target value in ${unit}`).fill(value);
  await page.getByLabel('Deadline').fill('2027-06-30');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Edit target' })).toBeVisible();
}

test('two tabs add to each other’s targets, and see them without a reload', async ({ page, context }) => {
  await openSample(page);
  const other = await context.newPage();
  await openSample(other);
  await aim(page, 'conversion-rate', '12', '%');
  await aim(other, 'clv', '50,000', 'EUR');
  await page.getByRole('link', { name: 'Overview', exact: true }).first().click();
  const targets = page.getByRole('region', { name: 'Targets', exact: true });
  await expect(targets).toContainText('at least 12.0 %', { timeout: 2000 });
  await expect(targets).toContainText('at least €50,000', { timeout: 2000 });
  await page.reload();
  await expect(targets).toContainText('at least 12.0 %');
  await expect(targets).toContainText('at least €50,000');
});

test('currency, theme, the sample’s leaving and erasing reach the other tab', async ({ page, context }) => {
  await openSample(page);
  const other = await context.newPage();
  await openSample(other);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Reporting currency', { exact: true }).selectOption('USD');
  await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(tile(other, 'cac')).toContainText('US$', { timeout: 2000 });
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 2000 });
  await importStaged(
    await addFile(
      page,
      csv('tickets.csv', 'ticket_id,created_at,first_response_at\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n'),
    ),
  );
  await expect(other.getByRole('region', { name: 'Targets', exact: true })).toContainText('none set yet', { timeout: 2000 });
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Yes, erase all of it' }).click();
  await expect(other.getByRole('heading', { name: 'Drop your exports here.' })).toBeVisible({ timeout: 2000 });
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await other.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test('after erasing a reload finds the same emptiness, until the sample or a file comes in', async ({ page }) => {
  await openSample(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Yes, erase all of it' }).click();
  await go(page, 'Overview');
  await expect(page).toHaveURL('/?sample=none');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Drop your exports here.' })).toBeVisible();
  await page.getByRole('button', { name: 'Try the sample data' }).click();
  await expect(page.locator('article[data-state="value"]')).toHaveCount(10, { timeout: 40_000 });
  await expect(page).toHaveURL('/');
});

test('the first import undone says that the sample had left, and offers it again', async ({ page }) => {
  await openSample(page);
  await importStaged(
    await addFile(
      page,
      csv('tickets.csv', 'ticket_id,created_at,first_response_at\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n'),
    ),
  );
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect(page.getByText('the sample left with your first file')).toBeVisible();
  await go(page, 'Overview');
  await expect(page.getByRole('region', { name: 'View' })).toContainText('the sample had left when it came');
  await page.locator('.undo-line').getByRole('button', { name: 'Try the sample data' }).click();
  await expect(page.locator('article[data-state="value"]')).toHaveCount(10, { timeout: 40_000 });
  await expect(page.locator('.undo-line')).toHaveCount(0);
});
