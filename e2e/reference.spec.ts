import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { addFile, answer, files, go, importStaged, numberOn, openSample, tile } from './app';

type Share = { k: number; n: number; pct: number };

const expected = (folder: string) => JSON.parse(readFileSync(`${files}/${folder}/expected.json`, 'utf8'));

test('telco: 26.536987 % churn of 7,043 customers, and by contract as published', async ({ page }) => {
  const { churn_overall: overall, churn_by_Contract: byContract } = expected('telco-churn') as {
    churn_overall: Share;
    churn_by_Contract: Record<string, Share>;
  };
  await openSample(page);
  const region = await addFile(page, `${files}/telco-churn/Telco-Customer-Churn.csv`);
  await expect(region).toContainText('On which day was this list made?');
  await region.getByLabel('Another day').fill('2026-10-31');
  await region.getByRole('button', { name: 'Answer', exact: true }).click();
  await importStaged(region);
  await expect(region).toContainText('It adds up');
  await expect(region).toContainText('7,044');
  await page.goto('/kpi/churn-rate?period=2026-10-31..2026-10-31&by=plan');
  const main = page.locator('main[data-kpi-page="churn-rate"]');
  expect((await numberOn(main)) * 100).toBe(overall.pct);
  await expect(main).toContainText('1,869');
  await expect(main).toContainText('7,043');
  for (const [contract, { k, n }] of Object.entries(byContract)) {
    const row = page.locator('.breakdown tbody tr').filter({ has: page.getByRole('rowheader', { name: contract, exact: true }) });
    expect(Number(await row.getAttribute('data-value'))).toBe(k / n);
  }
});

test('CDNOW: 6,919 orders make customers; average order and revenue of 1997 as published', async ({ page }) => {
  const { orders_csv: orders } = expected('cdnow') as {
    orders_csv: { orders: number; year_1997: { orders: number; revenue: number; buying_customers: number } };
  };
  await openSample(page);
  const region = await addFile(page, `${files}/cdnow/orders.csv`);
  await importStaged(region);
  await expect(region).toContainText(orders.orders.toLocaleString('en-GB'));
  await page.goto('/kpi/clv?period=1997');
  const main = page.locator('main[data-kpi-page="clv"]');
  const { orders: count, revenue, buying_customers: buyers } = orders.year_1997;
  // No one was a customer at the start of the data, so the lifespan is the maximum of five years.
  expect(await numberOn(main)).toBeCloseTo((revenue / count) * (count / buyers) * 5, 6);
  await expect(main).toContainText('Customers from orders');
  await go(page, 'Data');
  await expect(page.locator('tr[data-dataset="customers"]')).toContainText('Derived from orders');
});

for (const [name, order] of [
  ['survey_us_timestamps.csv', 'Month first'],
  ['survey_iso_timestamps.csv', undefined],
] as const) {
  test(`${name}: the right one of three questions is asked for, and gives an NPS of −35.897`, async ({ page }) => {
    const survey = expected('nps-survey')[name] as { nps: { nps: number; n: number } };
    await openSample(page);
    const region = await addFile(page, `${files}/nps-survey/${name}`);
    await answer(region, /how would you rate Sudzilla/);
    await answer(region, /^NPS/);
    if (order) await answer(region, new RegExp(`^${order}`));
    await importStaged(region);
    await page.goto('/?period=2019-01-01..2020-12-31');
    expect(await numberOn(tile(page, 'nps'))).toBe(survey.nps.nps);
    await expect(tile(page, 'nps')).toContainText(`${survey.nps.n} answers`);
  });
}
