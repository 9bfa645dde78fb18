import type { Preset } from './preset';

export const jira: readonly Preset[] = [
  {
    vendor: 'Jira',
    what: 'issues',
    needs: [['Issue key', 'Key'], ['Created']],
    telling: [
      ['Issue key'],
      ['Issue id'],
      ['Issue Type'],
      ['Project key'],
      ['Work Ratio'],
      ['Last Viewed'],
      ['Component/s', 'Components'],
    ],
    least: 3,
    feeds: [
      {
        dataset: 'tickets',
        label: 'Issues',
        why: 'Each row is an issue, solved when it was resolved',
        fields: {
          ticket_id: ['Issue key', 'Key'],
          created_at: ['Created'],
          resolved_at: ['Resolved'],
          first_response_seconds: ['Time to first response', 'Custom field (Time to first response)'],
          handle_seconds: { from: ['Time Spent'], unit: 'seconds' },
          customer_id: ['Reporter', 'Creator'],
          owner: ['Assignee'],
          segment: ['Project name', 'Project key'],
        },
      },
    ],
  },
];

export const serviceNow: readonly Preset[] = [
  {
    vendor: 'ServiceNow',
    what: 'incidents',
    needs: [['number'], ['opened_at', 'Opened']],
    telling: [
      ['incident_state'],
      ['reassignment_count'],
      ['reopen_count'],
      ['sys_mod_count'],
      ['made_sla'],
      ['caller_id'],
      ['assignment_group'],
      ['closed_code', 'close_code'],
    ],
    least: 3,
    feeds: [
      {
        dataset: 'tickets',
        label: 'Incidents',
        why: 'Each change of an incident is a row: of the rows with the same number the last counts',
        repeated: 'last',
        fields: {
          ticket_id: ['number'],
          created_at: ['opened_at', 'Opened'],
          resolved_at: ['resolved_at', 'Resolved', 'closed_at', 'Closed'],
          customer_id: ['caller_id', 'Caller'],
          reopened: ['reopen_count'],
          owner: ['assignment_group', 'assigned_to'],
          channel: ['contact_type'],
          region: ['location'],
        },
      },
    ],
  },
];
