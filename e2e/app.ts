import { expect, type Locator, type Page } from '@playwright/test';

export const files = 'src/testing/files';

export const tile = (page: Page, id: string): Locator => page.locator(`article[data-kpi="${id}"]`);

/** Opens the app and waits until the sample firm's tiles stand. */
export async function openSample(page: Page, address = '/'): Promise<void> {
  await page.goto(address);
  await expect(page.locator('article[data-state="value"]').first()).toBeVisible({ timeout: 40_000 });
}

/** Opens the Data page of a browser that holds nothing, not even the sample; `view` is of the address: "period=2026-Q2". */
export async function openEmpty(page: Page, view: string): Promise<void> {
  await page.goto(`/data?sample=none&${view}`);
  await expect(page.getByText('No files yet.')).toBeVisible({ timeout: 40_000 });
}

/** Puts a file into the app as a user does; resolves with the region that it is staged in. */
export async function addFile(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<Locator> {
  await page.getByLabel('Add files', { exact: true }).setInputFiles(file);
  const name = typeof file === 'string' ? (file.split('/').at(-1) ?? '') : file.name;
  const region = page.getByRole('region', { name, exact: true });
  await expect(region).toBeVisible();
  return region;
}

/** Resolves when the table is counted and waits for nothing but its import. */
export async function counted(region: Locator): Promise<void> {
  await expect(region).toHaveAttribute('data-state', 'ready', { timeout: 40_000 });
}

/** What the table changes, or has changed. */
export async function expectChanges(region: Locator, added: number, updated: number, unchanged: number): Promise<void> {
  const figure = (count: number, word: string) => `${count.toLocaleString('en-GB')}\\s*${word}`;
  const words = [figure(added, 'new'), figure(updated, 'updated'), figure(unchanged, 'unchanged')];
  await expect(region.locator('.change-figures')).toHaveText(new RegExp(`^${words.join('\\s*')}$`), { timeout: 40_000 });
}

/** The parts into which the records of a table fall, such as "2 loaded". */
export async function expectParts(region: Locator, of: string, parts: readonly string[]): Promise<void> {
  const sum = region.getByRole('region', { name: `Accounting of ${of}`, exact: true });
  await expect(sum).toContainText('It adds up');
  for (const part of parts) await expect(sum).toContainText(new RegExp(`(?<![\\d,])${part.replace(' ', '\\s*')}`));
}

export async function importStaged(region: Locator): Promise<void> {
  await region.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(region).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
}

/** Answers the question that stands open by the label of an answer. */
export async function answer(region: Locator, label: string | RegExp): Promise<void> {
  await region.getByRole('radio', { name: label }).check();
  await region.getByRole('button', { name: 'Answer', exact: true }).click();
}

export async function numberOn(locator: Locator): Promise<number> {
  await expect(locator).toHaveAttribute('data-state', 'value', { timeout: 40_000 });
  return Number(await locator.getAttribute('data-value'));
}

/** Waits until the tile shows that number, unrounded and in base units. */
export async function expectValue(page: Page, kpi: string, value: number): Promise<void> {
  await expect(tile(page, kpi)).toHaveAttribute('data-value', String(value), { timeout: 40_000 });
}

export const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Goes to a page of the app by its link, without loading the app again. */
export async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
}
