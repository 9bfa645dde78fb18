import { describe, expect, test } from 'vitest';
import { readRows, realFile, understand } from '../../testing/import-helpers';
import type { Mapping } from '../mapping';

const vendorFile = (path: string) => realFile(`vendors/${path}`);
const inspected = (path: string, answers = {}) => understand(path.split('/')[1] ?? path, vendorFile(path), answers);
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);

async function feedOf(path: string, label: string, answers = {}): Promise<Mapping> {
  const feed = (await inspected(path, answers)).also.find((each) => each.label === label);
  if (!feed) throw new Error(`${path} has no feed "${label}"`);
  return feed.mapping;
}

const rowsBy = (path: string, mapping: Mapping) => readRows(vendorFile(path), mapping);
const mainRows = async (path: string, answers = {}) => rowsBy(path, (await inspected(path, answers)).mapping);

describe('an export is recognised by its telling headers, and every record of it is accounted for', () => {
  // vendor, file, dataset, further feeds, then records = header + preamble + footer + blank + passed + loaded.
  test.each([
    ['Zendesk', 'zendesk/tickets.csv', 'tickets', ['CSAT ratings'], [6, 1, 0, 0, 0, 0, 5]],
    ['Zendesk', 'zendesk/tickets-classic.csv', 'tickets', ['CSAT ratings'], [3, 1, 0, 0, 0, 0, 2]],
    ['Zendesk', 'zendesk/tickets-api.csv', 'tickets', [], [11, 1, 0, 0, 0, 3, 7]],
    ['Freshdesk', 'freshdesk/tickets.csv', 'tickets', ['CSAT ratings'], [4, 1, 0, 0, 0, 0, 3]],
    ['Intercom', 'intercom/conversations-rated.csv', 'tickets', ['CSAT ratings'], [4, 1, 0, 0, 0, 0, 3]],
    ['Intercom', 'intercom/conversations-api.csv', 'tickets', ['CSAT ratings'], [10, 1, 0, 0, 0, 0, 9]],
    ['Chatwoot', 'chatwoot/csat.csv', 'surveys', [], [5, 1, 2, 0, 0, 0, 2]],
    ['Jira', 'jira/issues.csv', 'tickets', [], [4, 1, 0, 0, 0, 0, 3]],
    ['ServiceNow', 'servicenow/incidents.csv', 'tickets', [], [5, 1, 0, 0, 0, 0, 4]],
    ['Stripe', 'stripe/payments.csv', 'orders', ['Refunds'], [5, 1, 0, 0, 0, 1, 3]],
    ['Stripe', 'stripe/charges-api.csv', 'orders', ['Refunds'], [17, 1, 0, 0, 0, 16, 0]],
    ['Stripe', 'stripe/customers.csv', 'customers', [], [3, 1, 0, 0, 0, 0, 2]],
    ['Stripe', 'stripe/customers-api.csv', 'customers', [], [13, 1, 0, 0, 0, 1, 11]],
    ['Stripe', 'stripe/subscriptions.csv', 'customers', ['Orders'], [4, 1, 0, 0, 0, 1, 2]],
    ['Stripe', 'stripe/subscriptions-api.csv', 'customers', [], [3, 1, 0, 0, 0, 0, 2]],
    ['Shopify', 'shopify/orders.csv', 'orders', ['Refunds'], [5, 1, 0, 0, 0, 2, 2]],
    ['Shopify', 'shopify/customers-api.csv', 'customers', [], [4, 1, 0, 0, 0, 1, 2]],
    ['HubSpot', 'hubspot/contacts.csv', 'leads', ['Customers'], [4, 1, 0, 0, 0, 0, 3]],
    ['HubSpot', 'hubspot/contacts-api.csv', 'leads', [], [23, 1, 0, 0, 0, 0, 22]],
    ['HubSpot', 'hubspot/tickets-api.csv', 'tickets', [], [26, 1, 0, 0, 0, 0, 25]],
    ['Salesforce', 'salesforce/leads.csv', 'leads', [], [3, 1, 0, 0, 0, 0, 2]],
    ['Salesforce', 'salesforce/leads-api.csv', 'leads', [], [2, 1, 0, 0, 0, 0, 1]],
    ['Salesforce', 'salesforce/opportunities.csv', 'orders', ['Customers won'], [8, 1, 0, 3, 1, 1, 2]],
    ['Google Ads', 'google-ads/campaigns-by-day.csv', 'spend', [], [7, 1, 2, 2, 0, 0, 2]],
    ['Google Ads', 'google-ads/campaigns-for-period.csv', 'spend', [], [6, 1, 2, 1, 0, 0, 2]],
    ['Google Ads', 'google-ads/campaigns-utf16.csv', 'spend', [], [5, 1, 2, 1, 0, 0, 1]],
    ['Google Ads', 'google-ads/kampagnen.csv', 'spend', [], [6, 1, 2, 1, 0, 0, 2]],
    ['Google Ads', 'google-ads/campagnes.csv', 'spend', [], [6, 1, 2, 1, 0, 0, 2]],
    ['Google Ads', 'google-ads/campaign-stats-api.csv', 'spend', [], [17, 1, 0, 0, 0, 0, 16]],
    ['Meta Ads', 'meta-ads/ads-api.csv', 'spend', [], [11, 1, 0, 0, 0, 0, 10]],
    ['Typeform', 'typeform/answers.csv', 'surveys', [], [3, 1, 0, 0, 0, 0, 2]],
    ['SurveyMonkey', 'surveymonkey/answers.csv', 'surveys', [], [4, 2, 0, 0, 0, 0, 2]],
    ['Google Forms', 'google-forms/answers.csv', 'surveys', [], [3, 1, 0, 0, 0, 0, 2]],
    ['Qualtrics', 'qualtrics/answers.csv', 'surveys', [], [6, 3, 0, 0, 0, 1, 2]],
  ] as const)('%s: %s is %s', async (vendor, path, dataset, also, counts) => {
    const inspection = await inspected(path);
    expect(inspection.guess).toMatchObject({ vendor, dataset });
    expect(inspection.questions).toEqual([]);
    expect(inspection.also.map(({ label }) => label)).toEqual(also);
    const { accounting, identityHolds } = await rowsBy(path, inspection.mapping);
    const { records, header, preamble, footer, blank, passed, loaded } = accounting;
    expect([records, header, preamble, footer, blank, passed, loaded]).toEqual(counts);
    expect(accounting.refused).toBe(0);
    expect(identityHolds).toBe(true);
  });
});

describe('help desks', () => {
  test('Zendesk: minutes are minutes, and 1900-01-01 is no solution', async () => {
    const { rows } = await mainRows('zendesk/tickets.csv');
    expect(rows[1]).toMatchObject({
      ticket_id: '900002',
      customer_id: '7002',
      first_response_seconds: 30 * 60,
      resolution_seconds: 120 * 60,
      reopened: true,
    });
    expect(rows[3]?.resolved_at).toBeUndefined();
  });

  test('Zendesk: only answered ratings are CSAT; offered, unoffered and empty ones are passed over', async () => {
    const { rows, accounting } = await rowsBy('zendesk/tickets.csv', await feedOf('zendesk/tickets.csv', 'CSAT ratings'));
    expect(rows).toMatchObject([
      { kind: 'csat', score: 5, ticket_id: '900002', response_id: '900002', responded_at: at('2026-04-09 10:00:00') },
      { kind: 'csat', score: 1, ticket_id: '900003', response_id: '900003' },
    ]);
    expect(accounting).toMatchObject({ passed: 3, refused: 0 });
  });

  test('Freshdesk: clocks are durations, and words of satisfaction are answers', async () => {
    const { rows } = await mainRows('freshdesk/tickets.csv');
    expect(rows[0]).toMatchObject({
      first_response_at: at('2026-03-01 09:20:00'),
      first_response_seconds: 20 * 60,
      resolution_seconds: 3.5 * 3600,
      handle_seconds: 45 * 60,
    });
    expect(rows[1]?.first_response_seconds).toBeUndefined();
    const ratings = await rowsBy('freshdesk/tickets.csv', await feedOf('freshdesk/tickets.csv', 'CSAT ratings'));
    expect(ratings.rows[0]).toMatchObject({ score: 5, responded_at: at('2026-03-02 09:00:00') });
    expect(Number(ratings.rows[1]?.score)).toBeLessThan(3);
    expect(ratings.accounting).toMatchObject({ passed: 1, loaded: 2, refused: 0 });
  });

  test('Intercom: a rating counts on its own day, and what the customer wrote is no first response', async () => {
    const { mapping } = await inspected('intercom/conversations-rated.csv');
    expect(mapping.columns.some(({ field }) => field === 'first_response_at')).toBe(false);
    expect(mapping.repeated).toBe('last');
    const path = 'intercom/conversations-rated.csv';
    const { rows } = await rowsBy(path, await feedOf(path, 'CSAT ratings'));
    expect(rows).toMatchObject([
      { ticket_id: '1', score: 5, comment: 'thanks', responded_at: at('2026-02-02 08:59:00') },
      { ticket_id: '2', score: 2 },
    ]);
  });

  test('Chatwoot: answers are in UTC, and averages per agent are refused with what to export instead', async () => {
    const { mapping } = await inspected('chatwoot/csat.csv');
    expect(mapping.columns.find(({ field }) => field === 'responded_at')?.rule).toMatchObject({ zone: 'UTC' });
    await expect(inspected('chatwoot/agents.csv')).rejects.toThrow('averages of averages would be wrong');
  });

  test('Jira: a row that is wider than a header with repeated columns is kept, as no mapped column can have moved', async () => {
    const { rows, groups } = await mainRows('jira/issues.csv');
    expect(rows[0]).toMatchObject({ ticket_id: 'SUP-1', created_at: at('2026-05-11 15:26:00'), customer_id: 'ada' });
    expect(rows[1]).toMatchObject({ ticket_id: 'SUP-2', resolved_at: at('2026-05-12 11:00:00') });
    expect(groups.map(({ reason }) => reason).sort()).toEqual(['surplus-empty', 'surplus-repeated']);
  });

  test('ServiceNow: day first is proved by 29-02, and of many rows for an incident the last counts', async () => {
    const { mapping } = await inspected('servicenow/incidents.csv');
    expect(mapping.repeated).toBe('last');
    const { rows } = await rowsBy('servicenow/incidents.csv', mapping);
    expect(rows[2]).toMatchObject({
      ticket_id: 'INC0000045',
      created_at: at('2016-02-29 01:16:00'),
      resolved_at: at('2016-02-29 11:29:00'),
      reopened: true,
    });
    expect(rows[0]?.resolved_at).toBeUndefined();
  });

  test('HubSpot: a ticket closed before it was created is read as it stands', async () => {
    const { rows } = await mainRows('hubspot/tickets-api.csv');
    expect(rows[0]).toMatchObject({ ticket_id: '307034542', resolved_at: at('2020-11-10 14:54:50') });
    expect(Number(rows[0]?.resolved_at)).toBeLessThan(Number(rows[0]?.created_at));
  });
});

describe('payments and orders', () => {
  test('Stripe: failed payments are passed over, and what was paid back is an order of its own with a minus', async () => {
    const { rows } = await mainRows('stripe/payments.csv');
    expect(rows.map(({ order_id, amount }) => [order_id, amount])).toEqual([
      ['ch_1', 1_000_000],
      ['ch_2', 800_000],
      ['ch_4', 700_000],
    ]);
    const refunds = await rowsBy('stripe/payments.csv', await feedOf('stripe/payments.csv', 'Refunds'));
    expect(refunds.rows).toMatchObject([
      { order_id: 'refund of ch_2', customer_id: 'cus_2', amount: -300_000 },
      { order_id: 'refund of ch_4', customer_id: 'cus_1', amount: -700_000 },
    ]);
    // Two failed or unrefunded payments are passed over: ch_1 and ch_3.
    expect(refunds.accounting).toMatchObject({ passed: 2, refused: 0 });
  });

  test('Stripe: the interface writes cents', async () => {
    const { mapping } = await inspected('stripe/charges-api.csv');
    expect(mapping.columns.find(({ field }) => field === 'amount')?.rule).toMatchObject({ kind: 'money', per: 100 });
  });

  test('Stripe: lines of invoices are cents as well', async () => {
    const { mapping, guess } = await inspected('stripe/invoice-lines-api.csv');
    expect(guess).toMatchObject({ vendor: 'Stripe', dataset: 'orders' });
    const { rows } = await readRows(vendorFile('stripe/invoice-lines-api.csv'), mapping, { currency: 'USD' });
    // 45 cents.
    expect(rows[0]?.amount).toBe(4500);
  });

  test('Stripe: a subscription acquires its customer, its end loses them, and its one amount is an order that is off at first', async () => {
    const path = 'stripe/subscriptions.csv';
    const inspection = await inspected(path);
    expect(inspection.mapping.repeated).toBe('earliest');
    const { rows } = await rowsBy(path, inspection.mapping);
    expect(rows).toMatchObject([
      { customer_id: 'cus_1', acquired_at: at('2026-01-01 08:00:00'), plan: 'pro' },
      { customer_id: 'cus_2', churned_at: at('2026-04-02 08:00:00') },
    ]);
    expect(rows[0]?.churned_at).toBeUndefined();
    expect(inspection.also).toMatchObject([{ label: 'Orders', on: false }]);
    expect(inspection.also[0]?.why).toContain('one order on the day on which the subscription began');
  });

  test('Shopify: an order in two rows counts once; voided ones do not, refunds count against', async () => {
    const { rows } = await mainRows('shopify/orders.csv');
    expect(rows.map(({ order_id, amount }) => [order_id, amount])).toEqual([
      ['#1050', 1_009_000],
      ['#1051', 500_000],
    ]);
    expect(rows[0]?.ordered_at).toBe(Date.UTC(2026, 4, 1, 7, 59));
    const refunds = await rowsBy('shopify/orders.csv', await feedOf('shopify/orders.csv', 'Refunds'));
    expect(refunds.rows).toMatchObject([{ order_id: 'refund of #1051', amount: -200_000 }]);
  });

  test('Shopify: amounts in another currency wait for a rate', async () => {
    const { groups, accounting } = await mainRows('shopify/orders-api.csv');
    expect(accounting).toMatchObject({ loaded: 0, refused: 8 });
    expect(groups).toMatchObject([
      { reason: 'no-rate', text: 'total_price: No rate for USD', count: 5 },
      { reason: 'no-rate', text: 'total_price: No rate for GBP', count: 3 },
    ]);
  });

  test('Shopify: customers without a date are refused with what to export instead', async () => {
    await expect(inspected('shopify/customers.csv')).rejects.toThrow('Export the orders instead');
  });
});

describe('deals', () => {
  test('HubSpot: won deals are orders, their company a customer from the first of them on, and the first contact converts', async () => {
    const path = 'hubspot/deals.csv';
    const inspection = await inspected(path);
    expect(inspection.also.map(({ label, on }) => [label, on])).toEqual([
      ['Customers won', true],
      ['Leads converted', true],
      ['Deals as leads', false],
      ['Deals won, as converted leads', false],
    ]);
    const orders = await rowsBy(path, inspection.mapping);
    expect(orders.rows.map(({ order_id, customer_id, amount }) => [order_id, customer_id, amount])).toEqual([
      ['9001', '301', 250_000_000],
      ['9002', '301', 50_000_000],
    ]);
    const customers = await feedOf(path, 'Customers won');
    expect(customers.repeated).toBe('earliest');
    const leads = await feedOf(path, 'Leads converted');
    expect(leads).toMatchObject({ dataset: 'leads', completes: true, repeated: 'earliest' });
    expect((await rowsBy(path, leads)).rows[0]).toMatchObject({ lead_id: '101', converted_at: at('2026-03-15 14:30:00') });
  });

  test('HubSpot: deals without a company or contact are leads themselves', async () => {
    const { mapping, also } = await inspected('hubspot/deals-api.csv');
    expect(mapping.dataset).toBe('leads');
    expect(also.map(({ label, on }) => [label, on])).toEqual([['Deals won, as converted leads', true]]);
  });

  test('HubSpot: stages with names of one’s own are asked about, and the answer holds for all feeds', async () => {
    const path = 'hubspot/deals-own-stages.csv';
    const asked = await inspected(path);
    expect(asked.questions).toMatchObject([{ id: 'won-word', text: 'Which “Deal Stage” means that a deal was won?' }]);
    const done = await inspected(path, { 'won-word': 'Unterschrieben' });
    expect(done.questions).toEqual([]);
    expect((await rowsBy(path, done.mapping)).rows).toMatchObject([{ order_id: '9001', amount: 250_000_000 }]);
    const customers = await feedOf(path, 'Customers won', { 'won-word': 'Unterschrieben' });
    expect((await rowsBy(path, customers)).accounting).toMatchObject({ passed: 1, loaded: 1 });
  });

  test('Salesforce: the footers are no deals, a customer called Total Foods is one, and months come first', async () => {
    const { rows, groups } = await mainRows('salesforce/opportunities.csv');
    expect(rows).toMatchObject([
      { customer_id: 'Muster AG', amount: 12_345_670_000, ordered_at: at('2026-01-31 00:00:00') },
      { customer_id: 'Total Foods', amount: 200_000_000, ordered_at: at('2026-02-14 00:00:00') },
    ]);
    expect(groups).toMatchObject([{ severity: 'note', reason: 'footer', count: 3 }]);
  });

  test('Pipedrive: headers in Czech are read as those in English', async () => {
    const english = await inspected('pipedrive/deals.csv');
    expect(english.guess).toMatchObject({ vendor: 'Pipedrive', dataset: 'orders' });
    const { rows } = await rowsBy('pipedrive/deals.csv', english.mapping);
    expect(rows).toMatchObject([{ order_id: '1', customer_id: 'Muster AG', amount: 15_000_000 }]);
    const czech = await inspected('pipedrive/deals-cs.csv');
    expect(czech.guess).toMatchObject({ vendor: 'Pipedrive', dataset: 'orders' });
    const own = await readRows(vendorFile('pipedrive/deals-cs.csv'), czech.mapping, { currency: 'CZK' });
    expect(own.rows).toMatchObject([{ order_id: '1', customer_id: 'Vzor s.r.o.', amount: 15_005_000 }]);
  });
});

describe('advertising', () => {
  test('Google Ads: a campaign that begins with “Total” is none of the totals', async () => {
    const { rows } = await mainRows('google-ads/campaigns-by-day.csv');
    expect(rows.map(({ campaign, amount }) => [campaign, amount])).toEqual([
      ['Brand', 10_894_000],
      ['Total Wine & More', 206_000],
    ]);
    expect(rows[0]).toMatchObject({ category: 'marketing', channel: 'Google Ads', date: at('2026-08-01 00:00:00') });
  });

  test('Google Ads: without the Day segment the period above the table is spread, and “All time” is refused', async () => {
    const { rows } = await mainRows('google-ads/campaigns-for-period.csv');
    expect(rows[0]).toMatchObject({ date: at('2026-08-01 00:00:00'), end_date: at('2026-08-03 00:00:00'), amount: 9_003_000 });
    await expect(inspected('google-ads/campaigns-all-time.csv')).rejects.toThrow('export it again with the Day segment');
  });

  test.each([
    ['German', 'kampagnen.csv', 'EUR', [12_345_600, 104_400]],
    ['French, with narrow spaces between thousands', 'campagnes.csv', 'EUR', [10_205_000, 95_000]],
    ['Portuguese', 'campanhas.csv', 'BRL', [105_000, 10_002_500]],
  ])('Google Ads in %s', async (_, name, currency, amounts) => {
    const { mapping } = await inspected(`google-ads/${name}`);
    const { rows, accounting } = await readRows(vendorFile(`google-ads/${name}`), mapping, { currency });
    expect(rows.map(({ amount }) => amount)).toEqual(amounts);
    expect(accounting).toMatchObject({ footer: 1, refused: 0 });
  });

  test('Google Ads: the interface writes millionths', async () => {
    const { rows } = await mainRows('google-ads/campaign-stats-api.csv');
    // 36,150,000 micros are 36.15.
    expect(rows[0]?.amount).toBe(361_500);
  });

  test('Meta Ads: the account’s total inside the data is passed over, and the header names the currency', async () => {
    const { mapping, guess } = await inspected('meta-ads/ads.csv');
    expect(guess.vendor).toBe('Meta Ads');
    const { rows, accounting } = await readRows(vendorFile('meta-ads/ads.csv'), mapping, { currency: 'USD' });
    expect(rows.map(({ amount }) => amount)).toEqual([8_184_000, 1_816_000]);
    expect(rows[0]).toMatchObject({ date: at('2026-09-28 00:00:00'), end_date: at('2026-10-04 00:00:00') });
    expect(accounting).toMatchObject({ passed: 1, refused: 0 });
    expect((await readRows(vendorFile('meta-ads/ads.csv'), mapping, { currency: 'EUR' })).groups).toMatchObject([
      { reason: 'no-rate' },
    ]);
  });

  test('Meta Ads in French: days first, proved by the fifteenth', async () => {
    const { mapping } = await inspected('meta-ads/publicites.csv');
    const { rows } = await readRows(vendorFile('meta-ads/publicites.csv'), mapping, { currency: 'USD' });
    expect(rows).toMatchObject([
      { date: at('2026-08-01 00:00:00'), amount: 12_345_600 },
      { date: at('2026-08-15 00:00:00'), amount: 124_400 },
    ]);
  });
});

describe('forms', () => {
  test.each([
    ['Typeform', 'typeform/answers.csv', 'nps', [9, 3]],
    ['SurveyMonkey', 'surveymonkey/answers.csv', 'csat', [4, 5]],
    ['Google Forms', 'google-forms/answers.csv', 'nps', [0, 10]],
    ['Qualtrics, which asks in its second header', 'qualtrics/answers.csv', 'nps', [10, 6]],
  ])('%s: the one question with numbers is the answer, and its words tell the survey', async (_, path, kind, scores) => {
    const { rows } = await mainRows(path);
    expect(rows.map(({ score }) => score)).toEqual(scores);
    expect(new Set(rows.map((row) => row.kind))).toEqual(new Set([kind]));
  });

  test('second headers are shown as such', async () => {
    const { preview } = await inspected('qualtrics/answers.csv');
    expect(preview.map(({ role }) => role).slice(0, 4)).toEqual(['header', 'subheader', 'subheader', 'record']);
  });
});
