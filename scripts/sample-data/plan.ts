import { dayOf } from '../../src/time/day';

/** What we plant, as intended. What came out is measured from the records (`stories.ts`). */
export const planned = {
  churn: { segment: 'Enterprise', from: dayOf(2026, 8, 1), before: 0.012, after: 0.036 },
  /** A third of Europe's leads move from one rep to another, who then has two thirds: 2/3 × 2.5 + 1/3 × 1 = 2. */
  queue: { region: 'Europe', from: dayOf(2026, 6, 8), leaves: 'AE 5', takes: 'AE 4', slower: 2.5, regionSlower: 2 },
  paidSearch: { channel: 'Paid search', from: dayOf(2025, 11, 1), growth: 0.04 },
  price: {
    from: dayOf(2026, 3, 1),
    recovers: dayOf(2026, 6, 1),
    rise: 0.08,
    before: { promoters: 0.52, detractors: 0.18 },
    after: { promoters: 0.42, detractors: 0.26 },
    recovered: { promoters: 0.47, detractors: 0.22 },
  },
  handling: { from: dayOf(2026, 5, 1), factor: 0.8, reopenedBefore: 0.06, reopenedAfter: 0.11 },
} as const;

/** Chosen among 400 so that chance leaves each story close to its intended size. */
export const seed = 20_261_367;
