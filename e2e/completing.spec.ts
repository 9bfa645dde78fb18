import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { addFile, counted, csv, expectChanges, expectValue, go, importStaged, openEmpty, tile } from './app';

// Answered after 10, 20 and 30 minutes; l4 was not.
const leads = csv(
  'leads.csv',
  [
    'lead_id,created_at,first_response_at,channel',
    'l1,2026-03-02T09:00:00Z,2026-03-02T09:10:00Z,Fair',
    'l2,2026-03-03T09:00:00Z,2026-03-03T09:20:00Z,Fair',
    'l3,2026-03-04T09:00:00Z,2026-03-04T09:30:00Z,Web',
    'l4,2026-03-05T09:00:00Z,,Web',
    '',
  ].join('\n'),
);
const wins = csv('wins.csv', 'Lead ID,Won at\nl1,2026-03-20\nl3,2026-03-21\nl9,2026-03-22\n');

async function expectLeads(page: Page): Promise<void> {
  await go(page, 'Overview');
  // l1 and l3 of four.
  await expectValue(page, 'conversion-rate', 0.5);
  // What the leads file said is still there: 600 + 1,200 + 1,800 s over three.
  await expectValue(page, 'lead-response-time', 1200);
}

test('won dates by lead id: those leads are converted, the rest of them stays, and a row without its lead is listed', async ({
  page,
}) => {
  await openEmpty(page, 'period=2026-03');
  await importStaged(await addFile(page, leads));
  const region = await addFile(page, wins);
  await counted(region);
  await expectChanges(region, 0, 2, 0);
  await expect(region).toContainText('1 row waits for its record');
  await importStaged(region);
  const waiting = page.waitForEvent('download');
  await region.getByRole('button', { name: 'Download 1 waiting row of wins.csv' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('waiting-wins.csv');
  const rows = readFileSync(await download.path(), 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/);
  expect(rows.map((row) => row.split(',')[0])).toEqual(['lead_id', 'l9']);
  await expectLeads(page);
  await page.goto('/?period=2026-03&channel=Fair');
  // Of l1 and l2 one was won; they were answered after 600 and 1,200 s.
  await expectValue(page, 'conversion-rate', 0.5);
  await expectValue(page, 'lead-response-time', 900);
  await go(page, 'Data');
  await page.getByRole('button', { name: 'wins.csv, what was found' }).click();
  await expect(page.getByRole('button', { name: 'Download 1 waiting row of wins.csv' })).toBeVisible();
});

test('won dates before their leads: they wait, count when the leads come, and no longer when they are undone', async ({
  page,
}) => {
  await openEmpty(page, 'period=2026-03');
  const first = await addFile(page, wins);
  await counted(first);
  await expectChanges(first, 0, 0, 0);
  await expect(first).toContainText('3 rows wait for their record');
  await importStaged(first);
  const region = await addFile(page, leads);
  await counted(region);
  await expectChanges(region, 4, 0, 0);
  await importStaged(region);
  await expectLeads(page);
  await go(page, 'Data');
  await expect(first).toContainText('1 row waits for its record');
  await page.getByRole('button', { name: 'Undo wins.csv, leads' }).click();
  await go(page, 'Overview');
  await expect(tile(page, 'conversion-rate')).toHaveAttribute('data-state', 'none', { timeout: 40_000 });
  await expectValue(page, 'lead-response-time', 1200);
});

const customers = csv(
  'customers.csv',
  'customer_id,acquired_at,segment\nc1,2025-01-10,Small\nc2,2025-02-10,Small\nc3,2025-03-10,Large\nc4,2025-04-10,Large\nc5,2026-03-31,Large\n',
);
const leavers = csv('leavers.csv', 'Customer ID,Cancelled at\nc2,2026-03-15\n');

for (const [order, first, second] of [
  ['after', customers, leavers],
  ['before', leavers, customers],
] as const) {
  test(`churn dates by customer id, ${order} the customers: who left is lost, in the segment that the other file knows`, async ({
    page,
  }) => {
    await openEmpty(page, 'period=2026-03');
    await importStaged(await addFile(page, first));
    await importStaged(await addFile(page, second));
    await go(page, 'Overview');
    // c1 to c4 were there on 1 March, and c2 left.
    await expectValue(page, 'churn-rate', 0.25);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'Add a filter' });
    await menu.getByLabel('Dimension').selectOption('segment');
    await menu.getByRole('checkbox', { name: /Small/ }).check();
    await menu.getByRole('button', { name: 'Show' }).click();
    await expectValue(page, 'churn-rate', 0.5);
  });
}
