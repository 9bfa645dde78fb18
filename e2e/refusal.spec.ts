import { expect, test } from '@playwright/test';
import { addFile, counted, csv, expectChanges, go, importStaged, numberOn, openEmpty, openSample, tile } from './app';

test('a file that is no table is refused in plain words, and the other data stays', async ({ page }) => {
  await openSample(page);
  const before = await numberOn(tile(page, 'nps'));
  const region = await addFile(page, { name: 'book.csv', mimeType: 'text/csv', buffer: Buffer.from([0x50, 0x4b, 3, 4, 20, 0]) });
  await expect(region.getByRole('alert')).toContainText('book.csv is cut off or damaged');
  await go(page, 'Overview');
  expect(await numberOn(tile(page, 'nps'))).toBe(before);
});

test('bad rows are refused one by one with line, column, value and reason, and can be downloaded and mended', async ({
  page,
}) => {
  await openSample(page);
  const text = [
    'order_id,customer_id,ordered_at,amount',
    'a,c1,2026-03-01,10',
    'b,c2,2026-02-30,10',
    'c,c3,2026-03-02,ten',
    'd,c4,2026-03-03',
    '"e"x,c5,2026-03-03,1',
    'f,c6,2026-03-04,20',
    '',
  ].join('\n');
  const region = await addFile(page, csv('orders.csv', text));
  await importStaged(region);
  await expect(region).toContainText('line 3, ordered_at: “2026-02-30” is not a date');
  await expect(region).toContainText('line 4, amount: “ten” is not a number');
  await expect(region).toContainText('too few cells');
  await expect(region).toContainText('text follows a closing quote');
  await expect(region).toContainText('It adds up');
  const waiting = page.waitForEvent('download');
  await region.getByRole('button', { name: 'Download refused rows (CSV)' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('refused-orders.csv');
  // Mended and dropped again: the refused row of order b comes in, order a is updated and not counted twice.
  const mended = await addFile(
    page,
    csv('mended.csv', 'order_id,customer_id,ordered_at,amount\na,c1,2026-03-01,11\nb,c2,2026-02-28,10\n'),
  );
  await importStaged(mended);
  await expect(mended.locator('.change-figures')).toHaveText(/1\s*new\s*1\s*updated/);
});

test('an import can be cancelled, undone, and removed with a way back', async ({ page }) => {
  await openSample(page);
  const rows = Array.from(
    { length: 400_000 },
    (_, row) => `t${row},2026-03-0${(row % 9) + 1}T08:00:00Z,2026-03-0${(row % 9) + 1}T09:00:00Z`,
  ).join('\n');
  const region = await addFile(page, csv('many.csv', `ticket_id,created_at,first_response_at\n${rows}\n`));
  await region.getByRole('button', { name: 'Import', exact: true }).click();
  await region.getByRole('button', { name: 'Cancel' }).click();
  await expect(region).toHaveAttribute('data-state', 'ready', { timeout: 2000 });
  await go(page, 'Overview');
  await expect(tile(page, 'nps')).toHaveAttribute('data-state', 'value');
  await go(page, 'Data');
  await importStaged(page.getByRole('region', { name: 'many.csv', exact: true }));
  await expect(page.locator('tr[data-dataset="tickets"]')).toContainText('400,000');
  await page.getByRole('button', { name: 'Remove tickets' }).click();
  await expect(page.locator('tr[data-dataset="tickets"]')).toContainText('None yet');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.locator('tr[data-dataset="tickets"]')).toContainText('400,000');
});

test('text that looks like markup, formulas or SQL is only text', async ({ page }) => {
  const executed: string[] = [];
  page.on('dialog', (dialog) => {
    executed.push(dialog.message());
    void dialog.dismiss();
  });
  await openSample(page);
  const nasty = `"<img src=x onerror=alert(1)>'); DROP TABLE orders; --"`;
  const region = await addFile(
    page,
    csv(
      '<b>x.csv',
      `ticket_id,created_at,first_response_at,channel,<script>alert(2)</script>\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,${nasty},=1+1\n`,
    ),
  );
  await importStaged(region);
  await page.goto('/kpi/first-response-time?by=channel');
  await expect(page.getByRole('rowheader', { name: /DROP TABLE/ })).toBeVisible();
  await page.goto(`/?channel=${encodeURIComponent("<img src=x onerror=alert(1)>'); DROP TABLE orders; --")}`);
  expect(await numberOn(tile(page, 'first-response-time'))).toBe(3600);
  expect(executed).toEqual([]);
});

test('a file wholly in another currency waits for its rate, and counts when the rate is given', async ({ page }) => {
  await openEmpty(page, 'period=2026-03');
  const text = 'order_id,customer_id,ordered_at,amount,currency\no1,c1,2026-03-02,100.00,USD\no2,c2,2026-03-03,300.00,USD\n';
  const region = await addFile(page, csv('dollars.csv', text));
  await expect(region).toContainText('Nothing yet: all 2 rows are refused', { timeout: 40_000 });
  await expect(region.getByRole('button', { name: 'Import when a row is mended' })).toBeDisabled();
  await region.getByLabel('Rate of 1 USD in EUR').fill('0.9');
  await region.getByLabel('Rate of 1 USD in EUR').press('Enter');
  await counted(region);
  await expectChanges(region, 2, 0, 0);
  await importStaged(region);
  await go(page, 'Data');
  await expect(page.locator('tr[data-dataset="orders"]')).toContainText('2');
});
