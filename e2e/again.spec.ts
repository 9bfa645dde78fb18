import { expect, test } from '@playwright/test';
import { addFile, counted, csv, expectChanges, expectValue, go, importStaged, openEmpty } from './app';

const export_ = (name: string, rows: readonly (readonly [id: string, day: string, minutes: number])[]) =>
  csv(
    name,
    [
      'ticket_id,created_at,First reply time in minutes',
      ...rows.map(([id, day, minutes]) => `${id},${day} 09:00,${minutes}`),
    ].join('\n'),
  );

test('a newer export of the same tickets: counts first, then figures; undo and redo of it move them, also under a later import', async ({
  page,
}) => {
  await openEmpty(page, 'period=2026-03');
  const shows = async (seconds: number): Promise<void> => {
    await go(page, 'Overview');
    await expectValue(page, 'first-response-time', seconds);
    await go(page, 'Data');
  };
  await importStaged(
    await addFile(
      page,
      export_('may.csv', [
        ['t1', '2026-03-02', 60],
        ['t2', '2026-03-03', 180],
        ['t3', '2026-03-04', 60],
      ]),
    ),
  );
  // (60 + 180 + 60) ÷ 3 = 100 minutes.
  await shows(6000);

  const june = await addFile(
    page,
    export_('june.csv', [
      ['t1', '2026-03-02', 60],
      ['t2', '2026-03-03', 30],
      ['t3', '2026-03-04', 20],
      ['t4', '2026-03-05', 50],
    ]),
  );
  await counted(june);
  await expectChanges(june, 1, 2, 1);
  await shows(6000);
  await importStaged(june);
  await expectChanges(june, 1, 2, 1);
  // (60 + 30 + 20 + 50) ÷ 4 = 40 minutes.
  await shows(2400);
  const undo = page.getByRole('button', { name: 'Undo june.csv, tickets' });
  const redo = page.getByRole('button', { name: 'Redo june.csv, tickets' });
  await undo.click();
  await expect(redo).toBeVisible();
  await shows(6000);

  const july = await addFile(
    page,
    export_('july.csv', [
      ['t4', '2026-03-05', 60],
      ['t5', '2026-03-06', 90],
    ]),
  );
  await counted(july);
  await expectChanges(july, 2, 0, 0);
  await importStaged(july);
  await redo.click();
  await expect(undo).toBeVisible();
  // June counts again in its place, before July: (60 + 30 + 20 + 60 + 90) ÷ 5 = 52 minutes.
  await shows(3120);
  await undo.click();
  await expect(redo).toBeVisible();
  // t2 and t3 are as in May again, t4 stays as July has it: (60 + 180 + 60 + 60 + 90) ÷ 5 = 90 minutes.
  await shows(5400);
});
