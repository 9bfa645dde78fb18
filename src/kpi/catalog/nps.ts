import { npsInterval } from '../../statistics/interval';
import { kpi } from '../kpi';
import { none } from '../reading';

/** 100 × (share of 9–10 − share of 0–6) of the answers in the period, −100 … +100 points, with the normal interval. None without an
 * answer. Source: kpis.md §2; Reichheld 2003. */
export const nps = kpi({
  id: 'nps',
  label: 'Net promoter score',
  short: 'NPS',
  question: 'Would our customers recommend us?',
  group: 'delight',
  unit: 'points',
  better: 'higher',
  option: '0–10 scale',
  formula: { numerator: 'Promoters (9–10) less detractors (0–6)', denominator: 'Answers' },
  explanation:
    'The net promoter score (NPS) is the share of those who would recommend you (9–10) less the share of those who would not (0–6).',
  source: 'Answers to “would you recommend us?” from 0 to 10, by the day they were given.',
  needs: [[{ dataset: 'surveys', fields: ['responded_at', 'kind', 'score'], hint: 'with answers of the kind nps' }]],
  alsoOpens: 'satisfaction, when it holds csat answers',
  counts: ['answer', 'answers'],
  total: {
    kind: 'ratio',
    numerator: { id: 'net', label: 'Promoters less detractors', unit: 'count' },
    denominator: { id: 'answers', label: 'Answers', unit: 'count' },
    factor: 100,
    range: [-100, 100],
    empty: 'No NPS answers in this period',
  },
  measures: {
    scores: {
      kind: 'tally',
      dataset: 'surveys',
      day: ['responded_at'],
      field: 'score',
      where: [{ is: 'equal', field: 'kind', value: 'nps' }],
    },
  },
  value({ scores }, p) {
    const counts = scores.counts(p);
    const within = (low: number, high: number) =>
      counts.reduce((sum, [score, count]) => (score >= low && score <= high ? sum + count : sum), 0);
    const promoters = within(9, 10);
    const detractors = within(0, 6);
    const n = scores.count(p);
    if (n === 0) return none('No NPS answers in this period');
    const interval = npsInterval(promoters, detractors, n);
    return {
      value: (100 * (promoters - detractors)) / n,
      ...(interval ? { interval } : {}),
      n,
      numerator: promoters - detractors,
      denominator: n,
      parts: [
        { id: 'promoters', label: 'Promoters', value: promoters, unit: 'count' },
        { id: 'passives', label: 'Passives', value: n - promoters - detractors, unit: 'count' },
        { id: 'detractors', label: 'Detractors', value: detractors, unit: 'count' },
      ],
      flags: [],
    };
  },
  advice: [
    'Read the comments of the detractors and close the loop with each',
    'Ask promoters for references while they are glad',
  ],
});
