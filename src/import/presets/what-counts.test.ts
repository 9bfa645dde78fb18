import { expect, test } from 'vitest';
import { bytesOf, readRows, realFile, understand } from '../../testing/import-helpers';

const textOf = (path: string): string => new TextDecoder().decode(realFile(`vendors/${path}`));
const deals = bytesOf(textOf('hubspot/deals.csv'));

test('Stripe: what was charged in another currency counts as converted to the account’s, if all three columns for it are there', async () => {
  const text = textOf('stripe/payments.csv').replace('80.00,30.00,eur,80.00,30.00,1.40', '80.00,30.00,usd,72.00,27.00,1.40');
  const { mapping, also } = await understand('payments.csv', bytesOf(text));
  // $80.00 were €72.00, of which $30.00 or €27.00 were paid back.
  expect((await readRows(bytesOf(text), mapping)).rows[1]).toMatchObject({ order_id: 'ch_2', amount: 720_000 });
  const refunds = also[0] ? await readRows(bytesOf(text), also[0].mapping) : undefined;
  expect(refunds?.rows[0]).toMatchObject({ order_id: 'refund of ch_2', amount: -270_000 });
  const charged = text.replace('Converted Currency', 'Account');
  const { mapping: asCharged } = await understand('payments.csv', bytesOf(charged));
  expect((await readRows(bytesOf(charged), asCharged)).groups).toMatchObject([{ reason: 'no-rate', count: 1 }]);
});

test('HubSpot: of two contacts the second does not convert, which a note counts and shows', async () => {
  const { also } = await understand('deals.csv', deals);
  const feed = also.find(({ label }) => label === 'Leads converted');
  const report = feed ? await readRows(deals, feed.mapping) : undefined;
  expect(report?.groups).toMatchObject([
    {
      severity: 'note',
      reason: 'list-first',
      text: expect.stringContaining('more than one id in the cell: only the first counts'),
      count: 1,
    },
  ]);
  expect(report?.findings).toMatchObject([{ line: 2, text: '“101;102” names several; the first counts' }]);
  expect(feed?.why).toContain('of several contacts the first');
});

test('feeds that are off do not say that they count', async () => {
  const off = (await understand('deals.csv', deals)).also.filter(({ on }) => !on);
  expect(off.map(({ why }) => why.startsWith('To be on'))).toEqual([true, true]);
});
