import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { addFile, counted, csv, expectChanges, expectParts, expectValue, go, importStaged, openEmpty } from './app';

const at = (day: number, hour: number, minute = 0, second = 0): Date => new Date(Date.UTC(2026, 2, day, hour, minute, second));

/** A workbook with a cover and two tables. */
async function book() {
  const buffer = await writeXlsx({
    sheets: [
      { name: 'Cover', rows: [['Quarterly figures']] },
      {
        name: 'Tickets',
        rows: [
          ['ticket_id', 'created_at', 'first_response_at'],
          ['0071', at(2, 9), at(2, 9, 30, 30)],
          ['0072', at(3, 23, 59, 59), at(4, 1, 0, 0)],
        ],
      },
      {
        name: 'Costs',
        rows: [
          ['date', 'amount', 'campaign'],
          [at(2, 0), 1234.56, 'Fair'],
          [at(31, 0), 0.1 + 0.2, 'Web'],
        ],
      },
    ],
  });
  return { name: 'book.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) };
}

const customers = 'customer_id,acquired_at\nc1,2026-03-02\nc2,2026-03-31\n';

test('a workbook: the first table is taken, another sheet on request; dates and amounts are exact', async ({ page }) => {
  await openEmpty(page, 'period=2026-03');
  const file = await book();
  const tickets = await addFile(page, file);
  await counted(tickets);
  const sheet = tickets.getByLabel('Sheet of book.xlsx');
  await expect(sheet).toHaveValue('Tickets');
  await expectChanges(tickets, 2, 0, 0);
  await tickets.getByRole('button', { name: 'Show mapping and preview' }).click();
  // An id keeps its zeros.
  await expect(tickets.getByRole('table')).toContainText('0071');
  await importStaged(tickets);
  await page.getByRole('button', { name: 'Close book.xlsx' }).click();

  const costs = await addFile(page, file);
  await counted(costs);
  await costs.getByLabel('Sheet of book.xlsx').selectOption('Costs');
  await counted(costs);
  await expect(costs).toContainText('Spend');
  await costs.getByRole('button', { name: 'Show mapping and preview' }).click();
  await expect(costs.getByRole('table')).toContainText('€1,234.56');
  await expect(costs.getByRole('table')).toContainText('2 Mar 2026');
  await expectParts(costs, 'book.xlsx', ['3 records', '1 header', '2 loaded', '0 refused']);
  await importStaged(costs);
  await importStaged(await addFile(page, csv('customers.csv', customers)));

  await go(page, 'Overview');
  // 30 min 30 s and 1 h 0 min 1 s: (1,830 + 3,601) ÷ 2.
  await expectValue(page, 'first-response-time', 2715.5);
  // 1,234.56 + 0.30 over two customers; the sum of 0.1 and 0.2 is 0.3.
  await expectValue(page, 'cac', 617.43);
});

test('a zip of two tables makes two cards, and Import all takes both as one change', async ({ page }) => {
  await openEmpty(page, 'period=2026-03');
  const buffer = Buffer.from(
    zipSync({
      'export/customers.csv': strToU8(customers),
      'export/costs.csv': strToU8('date;amount\n02.03.2026;1.000,50\n31.03.2026;250,25\n'),
      '__MACOSX/._costs.csv': strToU8('x'),
    }),
  );
  await page.getByLabel('Add files', { exact: true }).setInputFiles({ name: 'export.zip', mimeType: 'application/zip', buffer });
  const regions = ['customers', 'costs'].map((name) =>
    page.getByRole('region', { name: `export.zip › export/${name}.csv`, exact: true }),
  );
  for (const region of regions) {
    await counted(region);
    await expectChanges(region, 2, 0, 0);
  }
  await page.getByRole('button', { name: 'Import all' }).click();
  for (const region of regions) await expect(region).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(page.getByText('Data version 1')).toBeVisible();
  await go(page, 'Overview');
  // 1,250.75 over two customers.
  await expectValue(page, 'cac', 625.375);
});
