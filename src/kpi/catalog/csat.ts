import { meanInterval } from '../../statistics/interval';
import { kpi } from '../kpi';
import { ratio } from '../reading';

const SCALE = { low: 1, high: 5 };

/** Mean score of the answers in the period on a scale of 1 to 5, with a t interval. None without an answer. Source: kpis.md §2. */
export const csat = kpi({
  id: 'csat',
  label: 'Customer satisfaction',
  short: 'CSAT',
  question: 'Are our customers satisfied?',
  group: 'delight',
  unit: 'score',
  better: 'higher',
  option: 'mean of 1–5',
  formula: { numerator: 'Sum of scores', denominator: 'Answers' },
  explanation:
    'Customer satisfaction (CSAT) is the mean answer on a scale of 1 to 5; other scales are mapped to it evenly when they are imported.',
  source: 'Answers of the kind csat, by the day they were given.',
  needs: [[{ dataset: 'surveys', fields: ['responded_at', 'kind', 'score'], hint: 'with answers of the kind csat' }]],
  alsoOpens: 'net promoter score, when it holds nps answers',
  counts: ['answer', 'answers'],
  total: {
    kind: 'ratio',
    numerator: { id: 'sum', label: 'Sum of scores', unit: 'count' },
    denominator: { id: 'answers', label: 'Answers', unit: 'count' },
    range: [1, 5],
    empty: 'No CSAT answers in this period',
  },
  measures: {
    scores: {
      kind: 'daily',
      dataset: 'surveys',
      day: ['responded_at'],
      where: [{ is: 'equal', field: 'kind', value: 'csat' }],
      of: { kind: 'score', field: 'score' },
    },
  },
  value({ scores }, p) {
    const n = scores.count(p);
    const sum = scores.sum(p);
    return ratio({
      numerator: { id: 'sum', label: 'Sum of scores', value: sum, unit: 'count' },
      denominator: { id: 'answers', label: 'Answers', value: n, unit: 'count' },
      interval: () => meanInterval({ n, sum, sumOfSquares: scores.sumOfSquares(p) }, SCALE),
      empty: 'No CSAT answers in this period',
    });
  },
  advice: ['Read the comments of the unsatisfied first', 'Look at what the best-rated agents do differently'],
});
