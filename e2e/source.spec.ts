import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { go, numberOn, openSample, tile } from './app';

const head = 'ticket_id,created_at,first_response_at\n';
const slow = `${head}1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n2,2026-03-03T09:00:00Z,2026-03-03T12:00:00Z\n`;
const quick = `${head}2,2026-03-03T09:00:00Z,2026-03-03T09:30:00Z\n`;

/** A host of another origin that lets pages read it, and whose content changes. */
async function host() {
  const requests: IncomingMessage[] = [];
  const content = { body: slow, type: 'text/csv', status: 200 };
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'if-none-match, if-modified-since, authorization');
    response.setHeader('Access-Control-Expose-Headers', 'ETag');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    requests.push(request);
    const tag = `"${content.body.length}"`;
    if (request.headers['if-none-match'] === tag) return response.writeHead(304).end();
    response.writeHead(content.status, { 'Content-Type': content.type, ETag: tag });
    return response.end(content.body);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', () => done());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/tickets.csv`,
    name: `127.0.0.1:${port}`,
    requests,
    content,
    close: () => server.close(),
  };
}

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Sources' });
const row = (page: Page): Locator => panel(page).getByRole('listitem').filter({ hasText: 'tickets.csv' });

async function typeAddress(page: Page, url: string, rhythm = 'Every day'): Promise<void> {
  await go(page, 'Data');
  await panel(page).getByRole('button', { name: 'Add an address' }).click();
  await panel(page).getByLabel('Address of a table').fill(url);
  await panel(page).getByLabel('Ask again').selectOption({ label: rhythm });
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click();
}

test('an address is asked once its host is confirmed; its new content takes the place of the old; a page instead of rows leaves them', async ({
  page,
}) => {
  const remote = await host();
  await openSample(page);
  await typeAddress(page, remote.url);
  await expect(panel(page).getByText(`We will ask ${remote.name}. Nothing else is sent.`)).toBeVisible();
  expect(remote.requests).toEqual([]);
  await panel(page)
    .getByRole('button', { name: `Ask ${remote.name}` })
    .click();
  await expect(row(page)).toContainText('Brought new rows', { timeout: 40_000 });
  expect(remote.requests[0]?.headers.cookie).toBeUndefined();
  expect(remote.requests[0]?.headers.referer).toBeUndefined();
  await page.goto('/?period=2026-03');
  // One answer after 1 h, one after 3 h.
  expect(await numberOn(tile(page, 'first-response-time'))).toBe(7200);

  await go(page, 'Data');
  await row(page).getByRole('button', { name: 'Ask now' }).click();
  await expect(row(page)).toContainText('Not changed since');
  expect(remote.requests.at(-1)?.headers['if-none-match']).toBe(`"${slow.length}"`);

  remote.content.body = quick;
  await row(page).getByRole('button', { name: 'Ask now' }).click();
  await expect(page.locator('tr[data-dataset="tickets"] td').nth(1)).toHaveText('1');
  await page.goto('/?period=2026-03');
  // Ticket 1 is no longer there, ticket 2 was answered after half an hour.
  expect(await numberOn(tile(page, 'first-response-time'))).toBe(1800);

  remote.content.body = '<!doctype html><title>Sign in</title>';
  await go(page, 'Data');
  await row(page).getByRole('button', { name: 'Ask now' }).click();
  await expect(row(page)).toContainText('Answered with a web page instead of rows');
  await expect(row(page)).toContainText(/The rows of .* stay\./);
  await row(page).getByRole('button', { name: 'How to publish it' }).click();
  await expect(row(page)).toContainText('Access-Control-Allow-Origin');
  await page.reload();
  await expect(row(page)).toContainText('Answered with a web page instead of rows');
  await expect(page.locator('tr[data-dataset="tickets"] td').nth(1)).toHaveText('1');

  await row(page).getByRole('button', { name: 'Change' }).click();
  await row(page).getByRole('button', { name: 'Forget tickets.csv' }).click();
  await row(page).getByRole('button', { name: 'Forget it' }).click();
  await expect(row(page)).toHaveCount(0);
  await expect(page.locator('tr[data-dataset="tickets"] td').nth(1)).toHaveText('1');
  remote.close();
});

test('a source whose columns changed waits for the user, and its former rows stay', async ({ page }) => {
  const remote = await host();
  await openSample(page);
  await typeAddress(page, remote.url, 'By hand');
  await panel(page)
    .getByRole('button', { name: `Ask ${remote.name}` })
    .click();
  await expect(row(page)).toContainText('Brought new rows', { timeout: 40_000 });
  remote.content.body = 'ticket_id,opened,answered\n1,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z\n';
  await row(page).getByRole('button', { name: 'Ask now' }).click();
  await expect(row(page)).toContainText('New content waits for you. The columns changed');
  await expect(page.getByRole('region', { name: 'tickets.csv', exact: true })).toBeVisible();
  await expect(page.locator('tr[data-dataset="tickets"] td').nth(1)).toHaveText('2');
  remote.close();
});

test('no link makes the app ask anyone, and a token is kept nowhere', async ({ page }) => {
  const remote = await host();
  const address = encodeURIComponent(remote.url);
  await openSample(page);
  await page.goto(`/data?source=${address}&url=${address}&fetch=${address}#${remote.url}`);
  await page.goto(`/data?add=${address}`);
  await expect(panel(page)).toContainText('none yet');
  expect(remote.requests).toEqual([]);

  await panel(page).getByRole('button', { name: 'Add an address' }).click();
  await panel(page).getByLabel('Address of a table').fill(remote.url);
  await panel(page).getByText('It needs a token').click();
  await panel(page).getByLabel('Value').fill('Bearer canary-7f3a');
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click();
  await panel(page)
    .getByRole('button', { name: `Ask ${remote.name}` })
    .click();
  await expect(row(page)).toContainText('Brought new rows', { timeout: 40_000 });
  expect(remote.requests[0]?.headers.authorization).toBe('Bearer canary-7f3a');
  const stored = await page.evaluate(async () => {
    const open = indexedDB.open('plumbline');
    const database = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result);
    });
    const all = await Promise.all(
      [...database.objectStoreNames].map(
        (name) =>
          new Promise<unknown>((done) => {
            const request = database.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => done(request.result);
          }),
      ),
    );
    database.close();
    return JSON.stringify([all, { ...localStorage }, { ...sessionStorage }, location.href]);
  });
  expect(stored).toContain(remote.url);
  expect(stored).not.toContain('canary');
  await page.reload();
  await expect(row(page)).toContainText('Give it again');
  await row(page)
    .getByLabel(/^Authorization for/)
    .fill('Bearer canary-7f3a');
  await row(page).getByRole('button', { name: 'Go on' }).click();
  await expect(row(page)).toContainText('Not changed since');
  remote.close();
});
