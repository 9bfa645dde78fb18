import { type DealColumns, dealFeeds, wonWords, yesWords } from './deals';
import type { FeedPreset, Preset } from './preset';

const company = ['Associated Company IDs', 'Associated Company ID', 'Primary Associated Company ID', 'Associated Company'];
const notDeleted = [{ from: ['is_deleted', '_fivetran_deleted'], is: 'none-of', words: ['true'] }] as const;
const source = ['Original Source', 'Original Traffic Source', 'Latest Source', 'Lead Source', 'hs_analytics_source'];

const contacts: readonly FeedPreset[] = [
  {
    dataset: 'leads',
    label: 'Contacts as leads',
    why: 'Each contact is a lead from the day on which it was created',
    fields: {
      lead_id: ['Record ID', 'Contact ID', 'id', 'hs_object_id'],
      created_at: ['Create Date', 'createdate'],
      first_response_at: [
        'Date of first engagement',
        'First outreach date',
        'Time first contacted',
        'hs_sa_first_engagement_date',
      ],
      first_response_seconds: {
        from: ['Lead response time', 'hs_lead_response_time', 'hs_time_to_first_engagement'],
        unit: 'milliseconds',
      },
      converted_at: ['Became a Customer Date', 'hs_lifecyclestage_customer_date'],
      customer_id: { from: company, list: ';' },
      channel: source,
      owner: ['Contact owner', 'hubspot_owner_id'],
      region: ['Country/Region', 'Country'],
      segment: ['Industry', 'Contact Type'],
    },
    only: notDeleted,
  },
  {
    dataset: 'customers',
    label: 'Customers',
    why: 'Contacts that became customers, on the first such day of their company',
    repeated: 'earliest',
    needs: [['Became a Customer Date', 'hs_lifecyclestage_customer_date']],
    fields: {
      customer_id: { from: [...company, 'Record ID', 'Contact ID', 'id'], list: ';' },
      acquired_at: ['Became a Customer Date', 'hs_lifecyclestage_customer_date'],
      channel: source,
      owner: ['Contact owner'],
    },
    only: [
      ...notDeleted,
      { from: ['Became a Customer Date', 'hs_lifecyclestage_customer_date'], is: 'filled' },
      { from: company, is: 'filled' },
    ],
  },
];

const deals: DealColumns = {
  id: ['Record ID', 'Deal ID'],
  customer: company,
  contact: ['Associated Contact IDs', 'Associated Contact ID', 'Associated Contact'],
  amount: ['Amount', 'Amount in company currency'],
  currency: ['Currency', 'deal_currency_code'],
  created: ['Create Date', 'createdate'],
  closed: ['Close Date', 'closedate'],
  won: { from: ['Deal Stage', 'dealstage', 'deal_pipeline_stage_id'], is: 'one-of', words: wonWords },
  owner: ['Deal owner', 'owner_id'],
  channel: source,
  plan: ['Deal Type', 'Product'],
  apart: notDeleted,
};
/** The flag that HubSpot keeps itself knows stages that the user named. */
const flagged: DealColumns = { ...deals, won: { from: ['Is Closed Won', 'hs_is_closed_won'], is: 'one-of', words: yesWords } };

const ticketId = ['Ticket ID', 'Record ID', 'id'];

const dealPreset = {
  vendor: 'HubSpot',
  what: 'deals',
  telling: [
    ['Deal Name', 'property_dealname'],
    ['Deal Stage', 'dealstage'],
    ['Deal owner'],
    ['Close Date', 'property_closedate'],
    ['deal_pipeline_id'],
    ['deal_pipeline_stage_id'],
    ['Associated Contact IDs'],
  ],
  least: 3,
} as const;

export const hubspot: readonly Preset[] = [
  { ...dealPreset, needs: [deals.id, deals.created, flagged.won.from], feeds: dealFeeds(flagged) },
  { ...dealPreset, needs: [deals.id, deals.closed], feeds: dealFeeds(deals) },
  {
    vendor: 'HubSpot',
    what: 'tickets',
    needs: [ticketId, ['Create date', 'createdate']],
    telling: [
      ['Ticket name', 'property_subject'],
      ['Ticket status', 'hs_pipeline_stage', 'property_hs_pipeline_stage'],
      ['Ticket owner'],
      ['property_hs_ticket_category', 'hs_ticket_category', 'Category'],
      ['property_hs_ticket_priority', 'hs_ticket_priority'],
      ['First agent email response date', 'property_first_agent_reply_date', 'First agent reply date'],
    ],
    least: 2,
    feeds: [
      {
        dataset: 'tickets',
        label: 'Tickets',
        why: 'Each row is a ticket',
        fields: {
          ticket_id: ticketId,
          created_at: ['Create date', 'createdate'],
          first_response_at: ['First agent email response date', 'First agent reply date', 'first_agent_reply_date'],
          resolved_at: ['Close date', 'closed_date'],
          customer_id: { from: [...company, 'Associated Contact IDs', 'Associated Contact'], list: ';' },
          owner: ['Ticket owner', 'hubspot_owner_id'],
          channel: ['Source'],
        },
        only: notDeleted,
      },
    ],
  },
  {
    vendor: 'HubSpot',
    what: 'contacts',
    needs: [
      ['Record ID', 'Contact ID', 'id'],
      ['Create Date', 'property_createdate'],
    ],
    telling: [
      ['First Name', 'property_firstname'],
      ['Last Name', 'property_lastname'],
      ['Contact owner'],
      ['Lifecycle Stage', 'property_lifecyclestage'],
      ['Lead Status', 'property_hs_lead_status'],
      ['Original Source', 'Original Traffic Source'],
      ['Associated Deal IDs', 'Associated Deal'],
      ['property_email'],
      ['Became a Customer Date'],
    ],
    least: 3,
    feeds: contacts,
  },
];
