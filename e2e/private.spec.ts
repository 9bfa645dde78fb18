import { expect, test } from '@playwright/test';
import { addFile, csv, go, importStaged, numberOn, openSample, tile } from './app';

test('a window that keeps nothing says so, works in memory, and updates what comes again', async ({ page }) => {
  // As a private window does: the origin's private file system is refused.
  await page.addInitScript(() => {
    Object.defineProperty(StorageManager.prototype, 'getDirectory', {
      value: () => Promise.reject(new DOMException('denied', 'SecurityError')),
    });
  });
  await openSample(page);
  await expect(page.getByText('This window keeps nothing')).toBeVisible();
  await importStaged(
    await addFile(
      page,
      csv('tickets.csv', 'ticket_id,created_at,first_response_at\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n'),
    ),
  );
  await importStaged(
    await addFile(
      page,
      csv('newer.csv', 'ticket_id,created_at,first_response_at\n1,2026-03-02T09:00:00Z,2026-03-02T11:00:00Z\n'),
    ),
  );
  await go(page, 'Overview');
  expect(await numberOn(tile(page, 'first-response-time'))).toBe(7200);
});

test('another tab sees an import without a reload', async ({ page, context }) => {
  await openSample(page);
  const other = await context.newPage();
  await openSample(other);
  await importStaged(
    await addFile(
      page,
      csv('tickets.csv', 'ticket_id,created_at,first_response_at\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n'),
    ),
  );
  await expect(tile(other, 'churn-rate')).toHaveAttribute('data-state', 'none');
  await expect(tile(other, 'first-response-time')).toHaveAttribute('data-value', '3600');
});
