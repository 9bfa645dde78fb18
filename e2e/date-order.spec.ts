import { expect, type Locator, type Page, test } from '@playwright/test';
import { addFile, answer, counted, csv, expectValue, go, importStaged, openEmpty, tile } from './app';

// No part is over 12. Day first: 3 April, 5 June, 7 August 2024; month first: 4 March, 6 May, 8 July.
const answers = 'response_id,responded_at,kind,score\na,03/04/2024,nps,10\nb,05/06/2024,nps,0\nc,07/08/2024,nps,8\n';
const file = csv('answers.csv', answers);

async function asks(region: Locator): Promise<void> {
  await expect(region).toHaveAttribute('data-state', 'question', { timeout: 40_000 });
  await expect(region).toContainText('In “responded_at”, which comes first: day or month?');
  await expect(region.getByRole('button', { name: /^Import/ })).toBeDisabled();
  await expect(region.getByRole('radio', { checked: true })).toHaveCount(0);
}

const close = (page: Page) => page.getByRole('button', { name: 'Close answers.csv' }).click();

test('dates that could be either are asked about with evidence; each answer gives its own figures, is remembered, and can be forgotten', async ({
  page,
}) => {
  await openEmpty(page, 'period=2024-Q2');
  const region = await addFile(page, file);
  await asks(region);
  const evidence = region.getByRole('table');
  await expect(evidence.getByRole('row')).toHaveText([
    'LineAs writtenDay firstMonth first',
    '203/04/20243 Apr 20244 Mar 2024',
    '305/06/20245 Jun 20246 May 2024',
    '407/08/20247 Aug 20248 Jul 2024',
  ]);
  for (const [label, months] of [
    ['Day first', '03/04/2024 is 3 April 2024; 05/06/2024 is 5 June 2024'],
    ['Month first', '03/04/2024 is 4 March 2024; 05/06/2024 is 6 May 2024'],
  ] as const) {
    const row = region.locator('label').filter({ has: page.getByRole('radio', { name: new RegExp(`^${label}`) }) });
    await expect(row).toContainText(months);
    await expect(row.locator('.month-strip')).toBeVisible();
  }
  await answer(region, /^Day first/);
  await counted(region);
  await importStaged(region);
  await go(page, 'Overview');
  // April to June: a promoter and a detractor.
  await expectValue(page, 'nps', 0);
  await expect(tile(page, 'nps')).toContainText('2 answers');

  await go(page, 'Data');
  await close(page);
  await page.getByRole('button', { name: 'Undo answers.csv, surveys' }).click();
  await expect(page.locator('tr[data-dataset="surveys"]')).toContainText('None yet');
  const again = await addFile(page, file);
  await counted(again);
  await expect(again).toContainText('Mapped as you did on');
  await again.getByRole('button', { name: 'Forget how answers.csv was mapped' }).click();
  await asks(again);
  await expect(page.getByRole('region', { name: 'Remembered forms' })).toHaveCount(0);
  await answer(again, /^Month first/);
  await counted(again);
  await importStaged(again);
  await go(page, 'Overview');
  // April to June: only the answer of 6 May, a detractor.
  await expectValue(page, 'nps', -100);
  await expect(tile(page, 'nps')).toContainText('1 answer');
  await go(page, 'Data');
  const forms = page.getByRole('region', { name: 'Remembered forms' }).first();
  await expect(forms).toContainText('answers.csv');
  await forms.getByRole('button', { name: 'Forget answers.csv' }).click();
  await expect(page.getByRole('heading', { name: 'Remembered forms' })).toHaveCount(0);
});
