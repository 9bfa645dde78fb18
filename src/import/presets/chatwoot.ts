import type { Preset } from './preset';

const conversation = ['Link to the conversation'];

export const chatwoot: readonly Preset[] = [
  {
    vendor: 'Chatwoot',
    what: 'CSAT answers',
    needs: [['Rating'], ['Recorded date']],
    telling: [conversation, ['Contact Email Address'], ['Feedback Comment'], ['Review Notes'], ['Contact Phone Number']],
    least: 2,
    feeds: [
      {
        dataset: 'surveys',
        label: 'CSAT ratings',
        why: 'Each row is an answer from 1 to 5, on the day on which it was recorded',
        surveyKind: 'csat',
        fields: {
          response_id: conversation,
          ticket_id: conversation,
          responded_at: { from: ['Recorded date'], zone: 'UTC' },
          score: { from: ['Rating'], scale: '1-5' },
          customer_id: ['Contact Email Address', 'Contact Name'],
          comment: ['Feedback Comment'],
          owner: ['Agent Name'],
        },
        only: [{ from: ['Rating'], is: 'filled' }],
      },
    ],
  },
  {
    vendor: 'Chatwoot',
    what: 'averages per agent, inbox or team',
    needs: [['Avg first response time'], ['Avg resolution time']],
    telling: [['Avg first response time'], ['Avg resolution time'], ['Avg customer waiting time'], ['Resolution Count']],
    least: 2,
    feeds: [],
    refuses:
      'averages of averages would be wrong, as an agent with two conversations would count as much as one with two hundred. Export the conversations one by one (Reports, Conversations, or the API’s list of conversations) or the CSAT answers instead',
  },
];
