import { meanDuration, meanTotal } from '../duration';
import { kpi } from '../kpi';

/** Mean of first response − creation over tickets created in the period that were answered, in seconds, with a t interval. None when
 * none was answered. Negative durations are left out and counted. Source: kpis.md §2. */
export const firstResponseTime = kpi({
  id: 'first-response-time',
  label: 'First response time',
  short: 'First response',
  question: 'How fast do we answer a ticket?',
  group: 'serve',
  unit: 'seconds',
  better: 'lower',
  option: 'mean, by the clock',
  formula: { numerator: 'Time from creation to first response, all answered tickets', denominator: 'Answered tickets' },
  explanation:
    'The mean time until a customer gets the first answer to a ticket. Tickets that nobody answered are not in it: their share stands beside it.',
  source: 'Tickets by the day they were created; time by the clock.',
  needs: [
    [
      {
        dataset: 'tickets',
        fields: ['created_at', 'first_response_at'],
        instead: { first_response_at: ['first_response_seconds'] },
      },
    ],
  ],
  alsoOpens: 'handling time',
  counts: ['answered ticket', 'answered tickets'],
  total: meanTotal('Answered tickets', 'No answered tickets in this period'),
  measures: {
    response: {
      kind: 'daily',
      dataset: 'tickets',
      day: ['created_at'],
      of: { kind: 'elapsed', from: 'created_at', to: 'first_response_at', seconds: 'first_response_seconds' },
    },
  },
  value({ response }, p, context) {
    if (!context.has('tickets', 'first_response_at') && !context.has('tickets', 'first_response_seconds')) {
      return {
        none: { code: 'needs-field', text: 'The tickets file does not say when a ticket was answered', dataset: 'tickets' },
        parts: [],
      };
    }
    return meanDuration(response, p, {
      done: 'Answered tickets',
      records: 'tickets',
      empty: 'No answered tickets in this period',
      open: 'unanswered',
    });
  },
  advice: [
    'Staff the hours in which most tickets come',
    'Route tickets to the team that can answer them',
    'Write macros for the questions that return',
  ],
});
