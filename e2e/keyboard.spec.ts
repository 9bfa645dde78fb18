import { expect, type Locator, type Page, test } from '@playwright/test';
import { counted, csv, expectChanges, expectValue, openEmpty } from './app';

/** Presses Tab until the focus is there, as someone without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

test('by keyboard alone: a file is chosen, answered for, mapped otherwise, imported and undone', async ({ page }) => {
  await openEmpty(page, 'period=2024-Q2');
  const choosing = page.waitForEvent('filechooser');
  await press(page, page.getByRole('banner').locator('button', { hasText: 'Add files' }));
  const rows = [
    'ticket_id,Opened,Reply sent,Team',
    't1,03/04/2024 09:00,03/04/2024 10:00,Blue',
    't2,05/06/2024 09:00,05/06/2024 12:00,Red',
    't3,07/08/2024 09:00,07/08/2024 09:30,Red',
    '',
  ].join('\n');
  await (await choosing).setFiles(csv('tickets.csv', rows));
  const region = page.getByRole('region', { name: 'tickets.csv', exact: true });
  await expect(region).toHaveAttribute('data-state', 'question', { timeout: 40_000 });
  await press(page, region.getByRole('radio', { name: /^Day first/ }), 'Space');
  await press(page, region.getByRole('button', { name: 'Answer', exact: true }));
  await counted(region);

  await press(page, region.getByRole('button', { name: 'Show mapping and preview' }));
  const field = region.getByLabel('Field for Reply sent');
  await expect(field).toHaveValue('');
  // The first choice that begins so is first_response_at; the answer about day and month holds for it too.
  await press(page, field, 'f');
  await expect(field).toHaveValue('first_response_at');
  await expect(region.getByLabel('Rule for Reply sent')).toHaveValue('day-first');
  await counted(region);
  await expectChanges(region, 3, 0, 0);
  await press(page, region.getByRole('button', { name: 'Import', exact: true }));
  await expect(region).toHaveAttribute('data-state', 'done', { timeout: 60_000 });

  await press(page, page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Overview' }));
  // 3 April and 5 June lie in the quarter: after 1 and 3 hours.
  await expectValue(page, 'first-response-time', 7200);
  await press(page, page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Data' }));
  await press(page, page.getByRole('button', { name: 'Undo tickets.csv, tickets' }));
  await expect(page.locator('tr[data-dataset="tickets"]')).toContainText('None yet');
  await press(page, page.getByRole('button', { name: 'Redo tickets.csv, tickets' }));
  await expect(page.locator('tr[data-dataset="tickets"]')).toContainText('3');
});
