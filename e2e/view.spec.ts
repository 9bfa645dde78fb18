import { expect, test } from '@playwright/test';
import { numberOn, openSample, tile } from './app';

test('period, grain, comparison and filter stand in the address; reload, back and a pasted link give the same view', async ({
  page,
  context,
}) => {
  await openSample(page);
  const before = await numberOn(tile(page, 'churn-rate'));
  await page.getByRole('button', { name: 'Previous period' }).click();
  await expect(page).toHaveURL(/period=2026-Q2/);
  await page.getByLabel('Grain').selectOption('quarter');
  await page.getByLabel('Comparison').selectOption('year');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const menu = page.getByRole('dialog', { name: 'Add a filter' });
  await menu.getByLabel('Dimension').selectOption('segment');
  await menu.getByRole('checkbox', { name: /Enterprise/ }).check();
  await menu.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL('/?period=2026-Q2&compare=year&grain=quarter&segment=Enterprise');
  await expect(tile(page, 'cac')).toContainText('Not split by segment: the spend file has no segment');
  await expect(tile(page, 'churn-rate')).not.toHaveAttribute('data-value', String(before));
  const filtered = await numberOn(tile(page, 'churn-rate'));
  await page.reload();
  expect(await numberOn(tile(page, 'churn-rate'))).toBe(filtered);
  await expect(page.getByRole('button', { name: 'Remove the filter on Segment' })).toBeVisible();
  const pasted = await context.newPage();
  await pasted.goto(page.url());
  expect(await numberOn(tile(pasted, 'churn-rate'))).toBe(filtered);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/');
  await expect(tile(page, 'churn-rate')).toHaveAttribute('data-value', String(before));
  await page.goForward();
  await expect(page).toHaveURL('/?period=2026-Q2');
});

test('a custom range, a bad one, and a value with odd characters survive the address', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: /^Period/ }).click();
  const menu = page.getByRole('dialog', { name: 'Period' });
  await menu.getByLabel('First day').fill('2026-01-15');
  await menu.getByLabel('Last day').fill('2026-01-10');
  await expect(menu).toContainText('The first day lies after the last');
  await expect(menu.getByRole('button', { name: 'Show' })).toBeDisabled();
  await menu.getByLabel('Last day').fill('2026-03-20');
  await menu.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL('/?period=2026-01-15..2026-03-20');
  await expect(page.getByRole('button', { name: /^Period/ })).toContainText('20 Mar 2026');
  await page.goto('/?period=nonsense&grain=century&compare=x');
  await expect(page.getByRole('button', { name: /^Period/ })).toContainText('Q3');
  await page.goto(`/?channel=${encodeURIComponent('a&b=c "d\' é%')}`);
  await expect(tile(page, 'conversion-rate')).toContainText('No leads with channel a&b=c "d\' é% in this period');
});

test('a KPI’s page shows chart, table, working and breakdown, and a target is set in place', async ({ page }) => {
  await openSample(page);
  await tile(page, 'conversion-rate').getByRole('link', { name: 'Set a target for Conversion rate' }).click();
  await page.getByLabel('Target value in %').fill('200');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Between 0 % and 100 %');
  await page.getByLabel('Target value in %').fill('12');
  await page.getByLabel('Deadline').fill('2026-12-31');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.fact-target')).toContainText('at least 12.0 %');
  await expect(page.getByRole('img', { name: /Conversion rate, 24 points|Conversion rate, 23 points/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(page.getByRole('columnheader', { name: '95 % interval' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'How this is calculated' })).toContainText('Converted leads');
  await page.getByRole('radio', { name: 'Region' }).check();
  await expect(page).toHaveURL(/by=region/);
  await expect(page.getByRole('rowheader', { name: 'Europe' })).toBeVisible();
  await page.reload();
  await expect(page.locator('.fact-target')).toContainText('at least 12.0 %');
  await page.getByRole('button', { name: 'Edit target' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('.fact-target')).toContainText('None yet');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.fact-target')).toContainText('at least 12.0 %');
});

test('a period that no calendar has is taken out of the address, and said once', async ({ page }) => {
  await openSample(page);
  for (const bad of ['garbage', '9999', '2026-13', '2026-03-20..2026-01-15']) {
    await page.goto(`/?period=${bad}`);
    const view = page.getByRole('region', { name: 'View' });
    await expect(view).toContainText(`“${bad}” is no period; showing Q3 2026`);
    await expect(page).toHaveURL('/');
  }
  await page.getByRole('button', { name: 'Previous period' }).click();
  await expect(page.getByRole('region', { name: 'View' })).not.toContainText('is no period');
});

test('an address that leads nowhere has a page with ways back', async ({ page }) => {
  await page.goto('/nothere');
  await expect(page.getByRole('heading', { name: 'There is no page here.' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(page).toHaveURL('/');
});

test('a target is read as the page prints it, and its change can be undone and is remembered', async ({ page }) => {
  await openSample(page);
  await page.goto('/kpi/cac#target');
  const value = page.getByLabel('Target value in EUR');
  await expect(value).toHaveValue('6,500');
  await value.fill('1,200');
  await expect(page.getByRole('form')).toContainText('reads as €1,200.00');
  await page.getByLabel('Deadline').fill('2020-01-01');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a day after 31 Oct 2026');
  await page.getByLabel('Deadline').fill('2027-01-01');
  await value.fill('1,20');
  await expect(page.getByRole('alert')).toContainText('write it like 1,200 or 1.5');
  await value.fill('€1,200');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.fact-target')).toContainText('at most €1,200');
  await page.getByText('History of this target').click();
  await expect(page.locator('.target-history')).toContainText(
    'From at most €6,500 by 31 Dec 2026 to at most €1,200 by 1 Jan 2027',
  );
  await page.locator('.undo-line').getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.fact-target')).toContainText('at most €6,500');
});

test('the figures of a page can be downloaded as JSON, unrounded', async ({ page }) => {
  await openSample(page);
  const shown = await numberOn(tile(page, 'nps'));
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download figures (JSON)' }).click();
  const stream = await (await waiting).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const figures = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  expect(figures).toMatchObject({ schema: 1, period: { text: '2026-Q3', firstDay: '2026-07-01', lastDay: '2026-09-30' } });
  expect(figures.kpis.length).toBe(10);
  expect(figures.kpis.find(({ id }: { id: string }) => id === 'nps')).toMatchObject({
    value: shown,
    unit: 'points',
    goal: { value: 30 },
  });
});

test('everything on the overview and the period menu can be done by keyboard', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: /^Period/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Period' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Period' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Period/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/period=2026-Q2/);
});
