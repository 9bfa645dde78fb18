import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { addFile, counted, csv, expectChanges, expectValue, go, openEmpty } from './app';

/** 66 MiB of one letter: 64 KB in gzip, and that once more in a zip. */
function bomb(): Buffer {
  const packed = gzipSync(Buffer.alloc(66 << 20, 'a'), { level: 9 });
  return Buffer.from(zipSync({ 'b.csv.gz': new Uint8Array(packed) }, { level: 9 }));
}

/** A zip whose directory says that a file of 3,000 bytes has ten. */
function lying(): Buffer {
  const zip = Buffer.from(zipSync({ 'a.csv': strToU8('id\n'.repeat(1000)) }));
  const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  zip.writeUInt32LE(10, entry + 24);
  return zip;
}

/** The container of Office files that are locked, and the name of the stream that only these have. */
function locked(): Buffer {
  const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([signature, Buffer.alloc(1016), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]);
}

const hostile = [
  ['bomb.zip', bomb, 'this looks like a zip bomb, and was not opened'],
  ['lying.zip', lying, 'lying.zip › a.csv holds more than the archive says it does. It was not opened'],
  [
    'page.csv',
    () => Buffer.from('<!DOCTYPE html><html><head><title>Sign in</title></head><body>a,b\n1,2</body></html>'),
    'page.csv is a web page, not a table of data',
  ],
  ['locked.xlsx', locked, 'locked.xlsx is locked with a password: open it, save it without one, and bring it again'],
  ['empty.csv', () => Buffer.alloc(0), 'empty.csv is empty'],
] as const;

test('bombs, lies, pages and locked books dropped together each say what they are, and a good file beside them comes in', async ({
  page,
}) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await openEmpty(page, 'period=2026-03');
  const good = 'ticket_id,created_at,first_response_at\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n';
  await page
    .getByLabel('Add files', { exact: true })
    .setInputFiles([
      ...hostile.map(([name, make]) => ({ name, mimeType: 'application/octet-stream', buffer: make() })),
      csv('good.csv', good),
    ]);
  for (const [name, , sentence] of hostile) {
    const region = page.getByRole('region', { name, exact: true });
    await expect(region.getByRole('alert')).toContainText(sentence);
    await expect(region.getByRole('alert')).toContainText('your other data is unchanged');
    await expect(region.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
  }
  const region = page.getByRole('region', { name: 'good.csv', exact: true });
  await counted(region);
  await page.getByRole('button', { name: 'Import all' }).click();
  await expect(region).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Remove bomb.zip' }).click();
  await expect(page.getByRole('region', { name: 'bomb.zip', exact: true })).toHaveCount(0);
  await go(page, 'Overview');
  await expectValue(page, 'first-response-time', 3600);
  expect(faults).toEqual([]);
});

test('while 200,000 rows come in, the page answers', async ({ page }, info) => {
  await openEmpty(page, 'period=2026-03');
  // Answered after 1 to 100 minutes, each 2,000 times.
  const rows = Array.from({ length: 200_000 }, (_, row) => `t${row},2026-03-0${(row % 9) + 1} 08:00,${(row % 100) + 1},Web`);
  // Both pages were drawn once before the tasks are watched.
  await go(page, 'Overview');
  await expect(page.getByRole('heading', { name: 'Drop your exports here.' })).toBeVisible();
  await go(page, 'Data');
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: 'longtask' });
  });
  // A file on disk is handed over by its path: bytes would be unpacked in the page itself.
  const path = info.outputPath('many.csv');
  writeFileSync(path, `ticket_id,created_at,First reply time in minutes,channel\n${rows.join('\n')}\n`);
  const region = await addFile(page, path);
  await region.getByRole('button', { name: 'Import', exact: true }).click();
  // The page goes on working: another one is looked at while the rows come in.
  await go(page, 'Overview');
  await go(page, 'Data');
  await expect(region).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expectChanges(region, 200_000, 0, 0);
  const long = await page.evaluate(() => Reflect.get(window, 'long') as number[]);
  info.annotations.push({ type: 'main-thread tasks over 50 ms', description: long.map(Math.round).join(', ') || 'none' });
  await go(page, 'Overview');
  // (1 + 100) ÷ 2 = 50.5 minutes.
  await expectValue(page, 'first-response-time', 3030);
});
