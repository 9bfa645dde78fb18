import { wilson } from '../../statistics/interval';
import { kpi } from '../kpi';
import { ratio } from '../reading';
import { customerFile, customers, orderFile } from './customers';
import { whoLeft } from './who-left';

const parts = {
  numerator: { id: 'kept', label: 'Customers kept', unit: 'count' },
  denominator: { id: 'active', label: 'Customers at the start', unit: 'count' },
} as const;
const empty = 'No customers at the start of this period';

/** Customers active at the start and still active at the end ÷ customers active at the start, a share, with Wilson's interval. None when none was
 * active. Source: kpis.md §2. */
export const retentionRate = kpi({
  id: 'retention-rate',
  label: 'Customer retention',
  short: 'Retention',
  question: 'How many of our customers stay?',
  group: 'keep',
  unit: 'share',
  better: 'higher',
  option: 'active at start',
  formula: {
    numerator: 'Customers active at the start who are still active at the end',
    denominator: 'Customers active at the start',
  },
  explanation: 'The share of customers at the start of a period who are still customers at its end. New customers do not count.',
  source: 'The complement of churn: both add up to 100 %.',
  needs: [[customerFile], [orderFile]],
  alsoOpens: 'churn, and with spend the acquisition cost',
  counts: ['customer', 'customers'],
  compounds: 'kept',
  fraction: true,
  total: { kind: 'ratio', ...parts, interval: wilson, range: [0, 1], empty },
  measures: { customers },
  value({ customers: who }, p, context) {
    const active = who.activeAt(p.start);
    return (
      whoLeft(context, p) ??
      ratio({
        numerator: { ...parts.numerator, value: active - who.lostFrom(p) },
        denominator: { ...parts.denominator, value: active },
        interval: wilson,
        empty,
      })
    );
  },
  advice: ['Welcome new customers until they have reached their first success', 'Reward loyalty where churn is highest'],
});
