import type { FeedPreset, Preset } from './preset';

const id = ['Ticket ID'];
const customer = ['Contact ID', 'Email', 'Requester Email', 'Requester Name', 'Full name'];

const tickets: FeedPreset = {
  dataset: 'tickets',
  label: 'Tickets',
  why: 'Each row is a ticket',
  fields: {
    ticket_id: id,
    created_at: ['Created Time'],
    first_response_at: ['Initial response time'],
    first_response_seconds: { from: ['First response time (in hrs)'], unit: 'clock' },
    resolved_at: ['Resolved time', 'Closed Time'],
    resolution_seconds: { from: ['Resolution time (in hrs)'], unit: 'clock' },
    handle_seconds: { from: ['Time tracked'], unit: 'clock' },
    customer_id: customer,
    owner: ['Agent', 'Group'],
    channel: ['Source'],
    segment: ['Company Name', 'Department'],
    plan: ['Product'],
  },
};

const ratings: FeedPreset = {
  dataset: 'surveys',
  label: 'CSAT ratings',
  why: 'Survey results holds the answers in words; tickets without one are passed over. The file does not date the answers: they count on the day on which the ticket was closed',
  surveyKind: 'csat',
  needs: [['Survey results', 'Survey Result']],
  fields: {
    response_id: id,
    ticket_id: id,
    responded_at: ['Closed Time', 'Resolved time', 'Last updated time', 'Last update time'],
    score: { from: ['Survey results', 'Survey Result'], scale: 'words' },
    customer_id: customer,
    owner: ['Agent', 'Group'],
    channel: ['Source'],
  },
  only: [
    { from: ['Survey results', 'Survey Result'], is: 'filled' },
    { from: ['Survey results', 'Survey Result'], is: 'none-of', words: ['-', '--', 'no response', 'not answered'] },
  ],
};

export const freshdesk: readonly Preset[] = [
  {
    vendor: 'Freshdesk',
    what: 'tickets',
    needs: [id, ['Created Time']],
    telling: [
      ['Resolved time'],
      ['Closed Time'],
      ['Initial response time'],
      ['First response time (in hrs)'],
      ['Resolution time (in hrs)'],
      ['Agent interactions'],
      ['Survey results', 'Survey Result'],
      ['Due by Time'],
      ['First response status'],
      ['Every response status'],
    ],
    least: 3,
    feeds: [tickets, ratings],
  },
];
