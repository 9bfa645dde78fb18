import { type DealColumns, dealFeeds, wonWords, yesWords } from './deals';
import type { Preset } from './preset';

const created = ['Created Date', 'Create Date', 'created_date'];
const notDeleted = [{ from: ['is_deleted'], is: 'none-of', words: ['true', '1'] }] as const;

const opportunities: DealColumns = {
  id: ['Opportunity ID', 'id', 'Opportunity Number'],
  customer: ['Account ID', 'account_id', 'Account Name'],
  contact: ['Contact ID', 'Primary Contact ID'],
  amount: ['Amount', 'Total Amount', 'Amount (converted)'],
  currency: ['Amount Currency', 'Total Amount Currency', 'Opportunity Currency', 'Currency', 'currency_iso_code'],
  created,
  closed: ['Close Date', 'close_date'],
  won: { from: ['Stage', 'stage_name'], is: 'one-of', words: wonWords },
  owner: ['Opportunity Owner', 'owner_id'],
  channel: ['Lead Source'],
  plan: ['Product Line', 'Product Name', 'Deal Type', 'Type'],
  apart: notDeleted,
};
const flagged: DealColumns = { ...opportunities, won: { from: ['Won', 'is_won', 'IsWon'], is: 'one-of', words: yesWords } };

const opportunityPreset = {
  vendor: 'Salesforce',
  what: 'opportunities',
  telling: [
    ['Opportunity Owner'],
    ['Opportunity Name'],
    ['Stage', 'stage_name'],
    ['Forecast Category'],
    ['Fiscal Period', 'fiscal_quarter'],
    ['Opportunity ID', 'Opportunity Number'],
    ['has_opportunity_line_item'],
    ['record_type_id'],
    ['is_won'],
  ],
  least: 2,
} as const;

export const salesforce: readonly Preset[] = [
  { ...opportunityPreset, needs: [opportunities.closed, flagged.won.from], feeds: dealFeeds(flagged) },
  { ...opportunityPreset, needs: [opportunities.closed, opportunities.won.from], feeds: dealFeeds(opportunities) },
  {
    vendor: 'Salesforce',
    what: 'leads',
    needs: [created],
    telling: [
      ['Lead ID'],
      ['Lead Owner'],
      ['Lead Owner: Manager'],
      ['Lead Status'],
      ['Company / Account'],
      ['Primary Campaign'],
      ['Converted Date', 'converted_date'],
      ['is_converted'],
      ['converted_opportunity_id'],
      ['converted_account_id'],
      ['master_record_id'],
      ['is_unread_by_owner'],
    ],
    least: 2,
    feeds: [
      {
        dataset: 'leads',
        label: 'Leads',
        why: 'Each row is a lead from the day on which it was created',
        fields: {
          lead_id: ['Lead ID', 'id', 'Email'],
          created_at: created,
          first_response_at: ['First Response Date', 'First Call Date', 'First Activity Date', 'First Outreach Date'],
          converted_at: ['Converted Date', 'converted_date'],
          converted: ['Converted', 'is_converted'],
          customer_id: ['Converted Account ID', 'converted_account_id'],
          channel: ['Lead Source', 'Campaign Channel'],
          owner: ['Lead Owner', 'owner_id'],
          campaign: ['Primary Campaign'],
          region: ['Country', 'State/Province', 'Location Friendly Name'],
          segment: ['Industry', 'Rating'],
        },
        only: notDeleted,
      },
    ],
  },
];
