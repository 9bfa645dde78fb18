import { expect, test } from '@playwright/test';
import { addFile, csv, go, importStaged, numberOn, openSample, tile } from './app';

const totals = `month,KPI,numerator,denominator,value,n
2026-07-01,CAC,10000,40,,
2026-08-01,CAC,8000,20,,
2026-09-01,CAC,6000,40,,
2026-07-01,Logo churn,10,200,,
2026-08-01,Logo churn,10,250,,
2026-09-01,Logo churn,6,300,,
2026-09-01,NPS,,,42,
2026-09-01,Happiness,,,1,2
`;

test('monthly totals feed the tiles, are named as such, and do not mix with records of the same days', async ({ page }) => {
  await openSample(page);
  await go(page, 'Data');
  const region = await addFile(page, csv('kpis.csv', totals));
  await importStaged(region);
  await expect(region).toContainText('“Happiness” is none of the KPIs');
  await expect(page.locator('tr[data-dataset="figures"]')).toContainText('Monthly totals');

  await page.goto('/?period=2026-Q3');
  // 24,000 spent on 100 new customers.
  expect(await numberOn(tile(page, 'cac'))).toBe(240);
  await expect(tile(page, 'cac')).toContainText('from totals');
  // 1 − 0.95 × 0.96 × 0.98.
  expect(await numberOn(tile(page, 'churn-rate'))).toBeCloseTo(0.10624, 8);
  expect(await numberOn(tile(page, 'nps'))).toBe(42);
  await expect(tile(page, 'nps')).toContainText('from totals, 30 of 92 days');
  await expect(tile(page, 'csat')).toContainText('Needs a surveys file');
  await expect(tile(page, 'csat').getByRole('link', { name: 'Monthly totals' })).toHaveAttribute(
    'href',
    '/templates/figures.csv',
  );

  await page.goto('/kpi/churn-rate?period=2026-Q3');
  await expect(page.getByRole('region', { name: 'How this is calculated' })).toContainText('no records behind it');
  await expect(page.getByRole('region', { name: 'How this is calculated' })).toContainText('1 − 95.0');

  await go(page, 'Data');
  const customers = await addFile(
    page,
    csv('customers.csv', 'customer_id,acquired_at,churned_at\nc1,2026-01-02,\nc2,2026-02-03,2026-08-09\n'),
  );
  // Said before anyone chooses to import.
  await expect(customers.getByRole('alert')).toContainText('is already here as totals', { timeout: 40_000 });
  await expect(page.locator('tr[data-dataset="customers"]')).toContainText('None yet');
});
