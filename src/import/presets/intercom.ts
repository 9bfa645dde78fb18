import type { FeedPreset, Preset } from './preset';

const id = ['conversation_id', 'Conversation ID', 'id'];
const created = ['conversation_created_at', 'created_at', 'Conversation created at'];

/** `first_contact_reply` is what the customer wrote, so it is no first response. */
const conversations: FeedPreset = {
  dataset: 'tickets',
  label: 'Conversations',
  why: 'Each conversation is a ticket; of several rows for one, the last counts',
  repeated: 'last',
  fields: {
    ticket_id: id,
    created_at: created,
    first_response_at: ['first_admin_reply_at', 'statistics_first_admin_reply_at', 'conversation_first_response_at'],
    resolved_at: ['conversation_closed_at', 'statistics_last_close_at', 'last_close_at'],
    customer_id: ['source_author_id', 'contact_id', 'user_id'],
    owner: ['assignee_id', 'team_assignee_id'],
    channel: ['source_type', 'conversation_channel'],
  },
};

const ratings: FeedPreset = {
  dataset: 'surveys',
  label: 'CSAT ratings',
  why: 'Conversations that were rated, 1 to 5, on the day of the rating',
  surveyKind: 'csat',
  repeated: 'last',
  needs: [['conversation_rating_value']],
  fields: {
    response_id: id,
    ticket_id: id,
    responded_at: ['conversation_rating_created_at', 'conversation_rating_requested_at'],
    score: { from: ['conversation_rating_value'], scale: '1-5' },
    comment: ['conversation_rating_remark'],
    owner: ['assignee_id'],
  },
  only: [{ from: ['conversation_rating_value'], is: 'filled' }],
};

export const intercom: readonly Preset[] = [
  {
    vendor: 'Intercom',
    what: 'conversations',
    needs: [id, created],
    telling: [
      ['conversation_rating_value'],
      ['first_contact_reply_created_at'],
      ['waiting_since'],
      ['conversation_state'],
      ['conversation_first_response_at'],
      ['conversation_closed_at'],
      ['statistics_first_admin_reply_at', 'first_admin_reply_at'],
      ['message_author_type'],
    ],
    least: 2,
    feeds: [conversations, ratings],
  },
];
