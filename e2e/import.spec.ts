import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { addFile, csv, go, importStaged, openSample } from './app';

const report = [
  'Kampagnenbericht',
  '8. Juni 2026 – 24. September 2026',
  'Tag;Kampagne;Kampagnentyp;Währungscode;Kosten;Klicks',
  '24.09.2026;Suche Marke;Suche;EUR;1.284,50;312',
  '23.09.2026;Suche Marke;Suche;EUR;2.041,07;498',
  '22.09.2026;Suche Marke;Suche;EUR;1.764.18;121',
  '24.09.2026;Suche Schweiz;Suche;CHF;402,30;66',
  '31.06.2026;Display;Display;EUR;318,22;54',
  '30.06.2026;Display;Display;EUR;118,22;14',
  '',
  'Gesamt: Konto;;;;5.928,49;',
  '',
].join('\r\n');

test('a German report with totals: each reason is mended in its place, the counts fall at once, and the import can be undone and redone', async ({
  page,
}) => {
  await openSample(page);
  await go(page, 'Data');
  const region = await addFile(page, csv('Kampagnenbericht.csv', report));
  await expect(region).toHaveAttribute('data-state', 'ready', { timeout: 40_000 });
  await expect(region.locator('.change-figures')).toHaveText(/3\s*new/);
  await region.getByRole('button', { name: 'See them' }).click();
  await expect(region).toContainText('Preamble');
  await expect(region).toContainText('Not summed');
  await expect(region.getByRole('table')).toContainText('€1,284.50');
  // 11 records: a header, 2 of preamble, 1 footer, 1 blank, 3 loaded, 3 refused.
  await expect(region.locator('.sum')).toHaveText(/11\s*records.*3\s*loaded.*3\s*refused/);
  await region.getByRole('button', { name: 'Read as 1.764,18' }).click();
  await expect(region.locator('.change-figures')).toHaveText(/4\s*new/, { timeout: 40_000 });
  await region.getByLabel('Rate of 1 CHF in EUR').fill('1,05');
  await region.getByRole('button', { name: 'Convert' }).click();
  await expect(region.locator('.change-figures')).toHaveText(/5\s*new/, { timeout: 40_000 });
  await region.getByRole('button', { name: 'Edit 1 cell' }).click();
  await region.getByLabel('Tag, line 8').fill('30.06.2026');
  await region.getByRole('button', { name: 'Read these instead' }).click();
  await expect(region.locator('.change-figures')).toHaveText(/6\s*new/, { timeout: 40_000 });
  await importStaged(region);
  const loaded = page.locator('tr[data-dataset="spend"]');
  await expect(loaded).toContainText(/Spend.*6/);
  await page.getByRole('button', { name: 'Undo Kampagnenbericht.csv' }).click();
  await expect(loaded).toContainText('None yet', { timeout: 40_000 });
  await page.getByRole('button', { name: 'Redo Kampagnenbericht.csv' }).click();
  await expect(loaded).toContainText('Google Ads', { timeout: 40_000 });
  await expect(page.getByRole('region', { name: 'Remembered forms' }).first()).toContainText('Kampagnenbericht.csv');
});

test('by keyboard alone: a pasted table is answered for, looked at and imported, without an accessibility fault on the way', async ({
  page,
}) => {
  await openSample(page);
  await go(page, 'Data');
  await page.getByRole('button', { name: 'paste a table' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /Paste a table/ })).toBeFocused();
  await page.keyboard.insertText('responded_at\tkind\tscore\n03/04/2026\tnps\t9\n05/06/2026\tnps\tten\n07/08/2026\tnps\t10\n');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const region = page.getByRole('region', { name: 'pasted table.tsv', exact: true });
  await expect(region).toHaveAttribute('data-state', 'question', { timeout: 40_000 });
  await region.getByRole('radio', { name: /^Day first/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(region).toHaveAttribute('data-state', 'ready', { timeout: 40_000 });
  await region.getByRole('button', { name: 'Show mapping and preview' }).focus();
  await page.keyboard.press('Enter');
  await expect(region.getByRole('table')).toContainText('3 Apr 2026');
  const faults = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(faults.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await region.getByRole('button', { name: 'Import', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(region).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(region.locator('.change-figures')).toHaveText(/2\s*new/);
});
