import type { Interval } from '../../model/reading';
import { poissonInterval } from '../../statistics/interval';
import { kpi } from '../kpi';
import { ratio } from '../reading';
import { customers, orderFile, wonFile } from './customers';

const spendFile = { dataset: 'spend', fields: ['date', 'amount'] } as const;

const parts = {
  numerator: { id: 'spend', label: 'Spend', unit: 'money' },
  denominator: { id: 'new', label: 'New customers', unit: 'count' },
} as const;
const empty = 'No new customers in this period';

/** Spend over the exact interval of a Poisson count. */
function interval(total: number, count: number): Interval | undefined {
  const { low, high } = poissonInterval(count);
  return total >= 0 && low > 0 ? { low: total / high, high: total / low } : undefined;
}

/** Spend in the period ÷ customers acquired in it, in money; the interval is the exact Poisson one on new customers. None without a new
 * customer. Source: kpis.md §2. */
export const cac = kpi({
  id: 'cac',
  label: 'Acquisition cost',
  short: 'CAC',
  question: 'What does a new customer cost us?',
  group: 'win',
  unit: 'money',
  better: 'lower',
  option: 'all spend',
  formula: { numerator: 'Spend in the period', denominator: 'Customers acquired in the period' },
  explanation:
    'Customer acquisition cost (CAC) is all marketing and sales spend of a period, divided by the customers won in it.',
  source: 'Spend and customers of the same period; a cost with an end date is spread evenly over its days.',
  needs: [
    [spendFile, wonFile],
    [spendFile, orderFile],
  ],
  alsoOpens: 'lifetime value and churn',
  counts: ['new customer', 'new customers'],
  total: { kind: 'ratio', ...parts, interval, range: [0, Number.POSITIVE_INFINITY], empty },
  measures: {
    spend: { kind: 'daily', dataset: 'spend', day: ['date'], until: 'end_date', of: { kind: 'amount', field: 'amount' } },
    customers,
  },
  value({ spend, customers: who }, p) {
    return ratio({
      numerator: { ...parts.numerator, value: spend.sum(p) },
      denominator: { ...parts.denominator, value: who.startedIn(p) },
      interval,
      empty,
    });
  },
  advice: [
    'Shift spend to the channels that win customers at the lowest cost',
    'Stop campaigns that bring leads but no customers',
  ],
});
