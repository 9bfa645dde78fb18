import { meanDuration, meanTotal } from '../duration';
import { kpi } from '../kpi';

/** Mean of first response − creation over leads created in the period that were answered, in seconds, with a t interval. None when
 * none was answered. Negative durations are left out and counted. Source: kpis.md §2. */
export const leadResponseTime = kpi({
  id: 'lead-response-time',
  label: 'Lead response time',
  short: 'Lead response',
  question: 'How fast do we answer a lead?',
  group: 'win',
  unit: 'seconds',
  better: 'lower',
  option: 'mean, by the clock',
  formula: { numerator: 'Time from creation to first response, all answered leads', denominator: 'Answered leads' },
  explanation:
    'The mean time until somebody answers a new lead. Leads that nobody answered are not in it: their share stands beside it.',
  source: 'Leads by the day they were created; time by the clock.',
  needs: [
    [
      {
        dataset: 'leads',
        fields: ['created_at', 'first_response_at'],
        instead: { first_response_at: ['first_response_seconds'] },
      },
    ],
  ],
  alsoOpens: 'conversion rate',
  counts: ['answered lead', 'answered leads'],
  total: meanTotal('Answered leads', 'No answered leads in this period'),
  measures: {
    response: {
      kind: 'daily',
      dataset: 'leads',
      day: ['created_at'],
      of: { kind: 'elapsed', from: 'created_at', to: 'first_response_at', seconds: 'first_response_seconds' },
    },
  },
  value({ response }, p, context) {
    if (!context.has('leads', 'first_response_at') && !context.has('leads', 'first_response_seconds')) {
      return {
        none: { code: 'needs-field', text: 'The leads file does not say when a lead was answered', dataset: 'leads' },
        parts: [],
      };
    }
    return meanDuration(response, p, {
      done: 'Answered leads',
      records: 'leads',
      empty: 'No answered leads in this period',
      open: 'unanswered',
    });
  },
  advice: [
    'Route leads automatically to somebody who is free',
    'Send an instant answer with a time to talk',
    'Train follow-up where it is slowest',
  ],
});
