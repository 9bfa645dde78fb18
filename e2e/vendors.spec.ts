import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { addFile, counted, csv, expectChanges, expectParts, expectValue, files, go, importStaged, openEmpty, tile } from './app';

test('a Zendesk export: tickets in minutes and ratings that were answered; what was only offered or never solved is not counted', async ({
  page,
}) => {
  await openEmpty(page, 'period=2026-Q2');
  const region = await addFile(page, `${files}/vendors/zendesk/tickets.csv`);
  await counted(region);
  await expect(region).toContainText('Tickets, from Zendesk');
  await expect(region.getByRole('checkbox', { name: /^CSAT ratings/ })).toBeChecked();
  await expectChanges(region, 5, 0, 0);
  await expect(region).toContainText('And of surveys: 2 new');
  await region.getByRole('button', { name: 'Show mapping and preview' }).click();
  await expect(region.getByLabel('Rule for First reply time in minutes within business hours')).toHaveValue('minutes');
  await expectParts(region, 'tickets.csv, tickets', ['6 records', '1 header', '5 loaded', '0 refused']);
  // One was offered, one unoffered, one is empty.
  await expectParts(region, 'tickets.csv, surveys', ['6 records', '1 header', '3 passed over', '2 loaded', '0 refused']);
  await expect(region).toContainText('a date that stands for none, read as no date');
  await importStaged(region);

  await go(page, 'Overview');
  // 173, 30 and 60 minutes: 263 ÷ 3 × 60 s.
  await expectValue(page, 'first-response-time', 5260);
  // 2 of 5 were never answered.
  await expect(tile(page, 'first-response-time')).toContainText(/2 unanswered, 40\s%/);
  // Solved after 66 days 19:38 (5,773,080 s), 2 h (7,200 s) and a day (86,400 s); two were solved in 1900, so never. 5,866,680 ÷ 3.
  await expectValue(page, 'handling-time', 1_955_560);
  // Good is 5, bad is 1.
  await expectValue(page, 'csat', 3);
  await expect(tile(page, 'csat')).toContainText('2 answers');
});

test('a Google Ads report: its preamble and totals are declared and never summed, and the acquisition cost is that of its days', async ({
  page,
}) => {
  await openEmpty(page, 'period=2026-08');
  const region = await addFile(page, `${files}/vendors/google-ads/campaigns-by-day.csv`);
  await counted(region);
  await expect(region).toContainText('Spend, from Google Ads');
  await expectChanges(region, 2, 0, 0);
  await region.getByRole('button', { name: 'Show mapping and preview' }).click();
  await expectParts(region, 'campaigns-by-day.csv', ['7 records', '2 preamble', '1 header', '2 footer', '2 loaded', '0 refused']);
  const preview = region.getByRole('table');
  await expect(preview.getByText('Preamble')).toHaveCount(2);
  await expect(preview.getByText('Not summed')).toHaveCount(2);
  await expect(preview).toContainText('€1,089.40');
  await importStaged(region);
  // A campaign called "Total Wine & More" is no total.
  const customers = 'customer_id,acquired_at\nc1,2026-08-01\nc2,2026-08-01\nc3,2026-08-02\nc4,2026-07-31\n';
  await importStaged(await addFile(page, csv('customers.csv', customers)));

  await go(page, 'Overview');
  // 1,089.40 + 20.60 = 1,110.00, and c1, c2 and c3 came in August: 1,110 ÷ 3.
  await expectValue(page, 'cac', 370);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download figures (JSON)' }).click();
  const { kpis } = JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as {
    kpis: { id: string; numerator: number; denominator: number }[];
  };
  expect(kpis.find(({ id }) => id === 'cac')).toMatchObject({ numerator: 1110, denominator: 3 });
});
