import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import Papa from 'papaparse';
import { addFile, counted, csv, expectChanges, expectParts, expectValue, go, importStaged, openEmpty } from './app';

const header = ['lead_id', 'created_at', 'Response time (minutes)', 'converted', 'owner'];
const LEADS = 6000;

/** Lead n came on one of 28 days of February and was answered after 10 or 20 minutes in turn; every fourth converted. */
const lead = (n: number): readonly string[] => [
  `L${n}`,
  `2026-02-${String((n % 28) + 1).padStart(2, '0')}`,
  n % 2 === 0 ? '10' : '20',
  n % 4 === 0 ? 'yes' : 'no',
  `Agent ${n % 7}`,
];

const put = (cells: readonly string[], place: number, value: string): readonly string[] =>
  cells.map((cell, index) => (index === place ? value : cell));

/** The lines of lead n as the defective file has them: of sixty in a row ten are not sound, a hundred times. */
function defective(n: number): readonly (readonly string[])[] {
  const right = lead(n);
  switch (n % 60) {
    case 4:
    case 8:
      return [put(right, 1, '2026-02-30')];
    case 12:
      return [put(right, 1, 'soon')];
    case 16:
    case 20:
      return [put(right, 2, '1.2.3')];
    case 24:
      return [put(right, 3, 'perhaps')];
    case 28:
      return [right.slice(0, 3)];
    case 32:
      return [[...right.slice(0, 4), 'Agent', '7']];
    case 36:
      return [put(right, 1, '')];
    case 40:
      // An older state of the same lead stands before it.
      return [put(put(right, 2, '999'), 3, 'no'), right];
    default:
      return [right];
  }
}

const numbers = Array.from({ length: LEADS }, (_, n) => n);
const text = (rows: readonly (readonly string[])[]): string => [header, ...rows].map((row) => row.join(',')).join('\n');

async function expectClean(page: Page): Promise<void> {
  await go(page, 'Overview');
  // 1,500 of 6,000; (3,000 × 10 + 3,000 × 20) ÷ 6,000 = 15 minutes.
  await expectValue(page, 'conversion-rate', 0.25);
  await expectValue(page, 'lead-response-time', 900);
}

test('1,000 defects among 6,000 leads: all are counted by their reasons, and mended rows give the figures of the clean file', async ({
  page,
}) => {
  await openEmpty(page, 'period=2026-02');
  const region = await addFile(page, csv('leads.csv', text(numbers.flatMap(defective))));
  await counted(region);
  await expectChanges(region, 5100, 0, 0);
  await expect(region).toContainText('900 rows will be refused, for 6 reasons');
  await region.getByRole('button', { name: 'See them' }).click();
  // 6,000 leads, 100 of them twice, and the header; 6,101 = 1 + 5,100 + 100 + 900.
  await expectParts(region, 'leads.csv', ['6,101 records', '1 header', '5,100 loaded', '100 came again', '900 refused']);
  const findings = region.getByRole('region', { name: 'will be refused' });
  for (const [count, reason] of [
    ['300', 'created_at: not a date'],
    ['200', 'Response time (minutes): '],
    ['100', 'created_at: cell is empty'],
    ['100', 'converted: not yes or no'],
    ['100', 'too few cells'],
    ['100', 'too many cells'],
  ] as const)
    await expect(findings.getByRole('listitem').filter({ hasText: reason }).locator('b').first()).toHaveText(count);
  await importStaged(region);
  await go(page, 'Overview');
  // All defects are of leads whose number is a multiple of four: 1,500 − 900 = 600 of 5,100 converted.
  await expectValue(page, 'conversion-rate', 600 / 5100);

  await go(page, 'Data');
  const waiting = page.waitForEvent('download');
  await region.getByRole('button', { name: 'Download refused rows (CSV)' }).click();
  const refused = Papa.parse<Record<string, string>>(readFileSync(await (await waiting).path(), 'utf8').replace('\ufeff', ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(refused.data).toHaveLength(900);
  expect(refused.data.every((row) => (row['refused: reason'] ?? '').length > 10)).toBe(true);

  // Mended where it stands, as in a spreadsheet: the columns that say why stay beside the true values.
  const mended = refused.data.map((row) => {
    const n = Number(row.lead_id?.slice(1));
    return { ...row, ...Object.fromEntries(header.map((name, index) => [name, lead(n)[index]])) };
  });
  const again = await addFile(page, csv('refused-leads.csv', Papa.unparse(mended)));
  await counted(again);
  await expectChanges(again, 900, 0, 0);
  await importStaged(again);
  await expectClean(page);

  await go(page, 'Data');
  const clean = await addFile(page, csv('clean.csv', text(numbers.map(lead))));
  await counted(clean);
  await expectChanges(clean, 0, 0, 6000);
});
