import { wilson } from '../../statistics/interval';
import { kpi } from '../kpi';
import { ratio } from '../reading';
import { customerFile, customers, orderFile } from './customers';
import { whoLeft } from './who-left';

const parts = {
  numerator: { id: 'lost', label: 'Customers lost', unit: 'count' },
  denominator: { id: 'active', label: 'Customers at the start', unit: 'count' },
} as const;
const empty = 'No customers at the start of this period';

/** Customers active at the start and lost in the period ÷ customers active at the start, a share, with Wilson's interval. None when none was
 * active. With retention it adds up to 1. Source: kpis.md §2. */
export const churnRate = kpi({
  id: 'churn-rate',
  label: 'Churn rate',
  short: 'Churn',
  question: 'How many of our customers leave?',
  group: 'keep',
  unit: 'share',
  better: 'lower',
  option: 'active at start',
  formula: { numerator: 'Customers active at the start who left in the period', denominator: 'Customers active at the start' },
  explanation:
    'The share of customers at the start of a period who left in it. Customers who came and left within the period do not count.',
  source: 'Active at the start: acquired before it, and not lost before it.',
  needs: [[customerFile], [orderFile]],
  alsoOpens: 'retention, and with spend the acquisition cost',
  counts: ['customer', 'customers'],
  compounds: 'lost',
  fraction: true,
  total: { kind: 'ratio', ...parts, interval: wilson, range: [0, 1], empty },
  measures: { customers },
  value({ customers: who }, p, context) {
    return (
      whoLeft(context, p) ??
      ratio({
        numerator: { ...parts.numerator, value: who.lostFrom(p) },
        denominator: { ...parts.denominator, value: who.activeAt(p.start) },
        interval: wilson,
        empty,
      })
    );
  },
  advice: [
    'Fix the complaints of customers at risk early',
    'Keep in regular contact with accounts that grow quiet',
    'Offer incentives before the renewal, not after',
  ],
});
