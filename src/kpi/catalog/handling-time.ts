import type { Flag } from '../../model/reading';
import { meanDuration, meanTotal } from '../duration';
import { kpi } from '../kpi';

const elapsed: Flag = {
  id: 'elapsed',
  text: 'from opening to solution',
  detail: 'The file has no handling time, so this is the time from opening to solution: waiting is in it',
};

/** Mean handling time of tickets resolved in the period, in seconds, with a t interval; where the data has none, mean of resolution −
 * creation. None when none was resolved. A ticket without a resolution time counts on the day it was created. Source: kpis.md §2. */
export const handlingTime = kpi({
  id: 'handling-time',
  label: 'Handling time',
  short: 'Handling',
  question: 'How long do we work on a ticket?',
  group: 'serve',
  unit: 'seconds',
  better: 'lower',
  option: 'mean',
  formula: { numerator: 'Time worked on all resolved tickets', denominator: 'Resolved tickets' },
  explanation:
    'The mean time that a ticket takes (average handling time, AHT): the time worked where the file has it, else from opening to solution.',
  source: 'Tickets by the day they were resolved.',
  needs: [
    [
      {
        dataset: 'tickets',
        fields: ['created_at', 'resolved_at'],
        instead: { resolved_at: ['resolution_seconds', 'handle_seconds'] },
        hint: 'handle_seconds where you have it',
      },
    ],
  ],
  alsoOpens: 'first response time',
  counts: ['resolved ticket', 'resolved tickets'],
  total: meanTotal('Resolved tickets', 'No resolved tickets in this period'),
  measures: {
    handling: {
      kind: 'daily',
      dataset: 'tickets',
      day: ['resolved_at', 'created_at'],
      where: [{ is: 'present', first: ['resolved_at', 'resolution_seconds', 'handle_seconds'] }],
      of: { kind: 'elapsed', from: 'created_at', to: 'resolved_at', seconds: 'resolution_seconds', prefer: 'handle_seconds' },
    },
  },
  value({ handling }, p, context) {
    const worked = context.has('tickets', 'handle_seconds');
    if (!worked && !context.has('tickets', 'resolved_at') && !context.has('tickets', 'resolution_seconds')) {
      return {
        none: {
          code: 'needs-field',
          text: 'The tickets file says neither how long tickets took nor when they were solved',
          dataset: 'tickets',
        },
        parts: [],
      };
    }
    const words = { done: 'Resolved tickets', records: 'tickets', empty: 'No resolved tickets in this period' };
    return meanDuration(handling, p, words, worked ? [] : [elapsed]);
  },
  advice: [
    'Write macros for the questions that return',
    'Watch reopened tickets: fast is not solved',
    'Route hard tickets to those who know',
  ],
});
