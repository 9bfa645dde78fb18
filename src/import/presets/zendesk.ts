import type { FeedPreset, Preset } from './preset';

const firstReply = {
  from: [
    'First reply time in minutes',
    'First reply time (in minutes)',
    'First reply time (min)',
    'First reply time',
    'First reply time in minutes within business hours',
  ],
  unit: 'minutes',
} as const;

const fullResolution = {
  from: [
    'Full resolution time in minutes',
    'Full resolution time (in minutes)',
    'Full resolution time (min)',
    'Full resolution time',
    'Full resolution time in minutes within business hours',
  ],
  unit: 'minutes',
} as const;

const tickets: FeedPreset = {
  dataset: 'tickets',
  label: 'Tickets',
  why: 'Each row is a ticket; those that were deleted are passed over',
  fields: {
    ticket_id: ['Id', 'Ticket ID'],
    created_at: ['Created at'],
    resolved_at: ['Solved at'],
    first_response_seconds: firstReply,
    resolution_seconds: fullResolution,
    customer_id: ['Requester id', 'Requester email', 'Requester'],
    reopened: ['Reopens'],
    owner: ['Assignee', 'Group', 'Assignee id'],
    channel: ['Via', 'Via channel'],
    segment: ['Organization', 'Organization id'],
  },
  only: [{ from: ['Status'], is: 'none-of', words: ['deleted'] }],
};

/** Zendesk does not say when a rating was given: the day on which the ticket was solved is nearest. */
const ratings: FeedPreset = {
  dataset: 'surveys',
  label: 'CSAT ratings',
  why: 'Satisfaction Score holds the answers to “how was it?”; tickets whose rating was only offered are passed over. The file does not date the answers: they count on the day on which the ticket was solved',
  surveyKind: 'csat',
  needs: [['Satisfaction Score']],
  fields: {
    response_id: ['Id', 'Ticket ID'],
    ticket_id: ['Id', 'Ticket ID'],
    responded_at: ['Solved at', 'Updated at'],
    score: { from: ['Satisfaction Score'], scale: 'good-bad' },
    customer_id: ['Requester id', 'Requester email', 'Requester'],
    owner: ['Assignee', 'Group'],
    channel: ['Via'],
  },
  only: [
    { from: ['Satisfaction Score'], is: 'filled' },
    { from: ['Satisfaction Score'], is: 'none-of', words: ['offered', 'unoffered', 'not offered', '-', '--'] },
  ],
};

export const zendesk: readonly Preset[] = [
  {
    vendor: 'Zendesk',
    what: 'tickets',
    needs: [['Id', 'Ticket ID'], ['Created at']],
    telling: [
      ['Requester id'],
      ['Solved at'],
      ['Satisfaction Score'],
      ['Initially assigned at'],
      ['Summation column'],
      ['Group stations'],
      ['Assignee stations'],
      [...firstReply.from],
      [...fullResolution.from],
      ['Requester wait time in minutes'],
      ['Via channel'],
      ['Brand id'],
      ['Ticket form id'],
    ],
    least: 3,
    feeds: [tickets, ratings],
  },
];
