import type { Flag, Part } from '../../model/reading';
import { productInterval, variance } from '../../statistics/interval';
import { intersect, length, type Period } from '../../time/period';
import { kpi } from '../kpi';
import { none } from '../reading';
import { customerFile, customers, orderFile } from './customers';

const YEAR = 365;
/** The longest lifespan that is believed, in years. */
const LONGEST = 5;

/** The 365 days that end with the period, or as many as the data has. */
function trailingYear(p: Period, firstDay: number): Period | undefined {
  return intersect({ start: p.end - YEAR, end: p.end }, { start: firstDay, end: p.end });
}

type Lifespan = { readonly years: number; readonly relativeVariance: number; readonly flags: readonly Flag[] };

const capped = (text: string): Lifespan => ({
  years: LONGEST,
  relativeVariance: 0,
  flags: [{ id: 'capped', text: `lifespan capped at ${LONGEST} years`, detail: text }],
});

/** 1 ÷ annualised churn, in years: annualised churn = 1 − (1 − churn over w days)^(365/w). */
function lifespan(lost: number, active: number, days: number): Lifespan {
  if (active === 0)
    return capped('Nobody was a customer at the start of the year before, so churn is not known yet and the maximum is used');
  const churn = lost / active;
  const yearly = 1 - (1 - churn) ** (YEAR / days);
  if (yearly * LONGEST <= 1) return capped(`So few customers left that the lifespan would be longer than ${LONGEST} years`);
  return { years: 1 / yearly, relativeVariance: (1 - churn) / lost, flags: [] };
}

/** Average order value × orders per buying customer and year × lifespan in years, in money, over the trailing 365 days; the interval is
 * the delta method's over the three factors. None without an order in the window. Source: kpis.md §2. */
export const clv = kpi({
  id: 'clv',
  label: 'Lifetime value',
  short: 'CLV',
  question: 'What is a customer worth to us?',
  group: 'keep',
  unit: 'money',
  better: 'higher',
  option: 'trailing year',
  formula: { sentence: 'Average order value × orders per buying customer and year × lifespan in years' },
  explanation:
    'Customer lifetime value (CLV) is what a customer brings in all: how much an order is worth, how often they order, how long they stay.',
  source:
    'Orders of the 365 days that end with the period; lifespan is 1 ÷ yearly churn of the same days, at most 5 years; refunds reduce revenue.',
  needs: [[orderFile], [orderFile, customerFile]],
  alsoOpens: 'churn and retention',
  counts: ['order', 'orders'],
  total: {
    kind: 'value',
    numerator: { id: 'sum', label: 'Lifetime value in all', unit: 'money' },
    denominator: { id: 'customers', label: 'Customers', unit: 'count' },
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    empty: 'No customers in this period',
  },
  measures: {
    revenue: { kind: 'daily', dataset: 'orders', day: ['ordered_at'], of: { kind: 'amount', field: 'amount' } },
    orders: {
      kind: 'daily',
      dataset: 'orders',
      day: ['ordered_at'],
      where: [{ is: 'not-negative', field: 'amount' }],
      of: { kind: 'amount', field: 'amount' },
    },
    buyers: {
      kind: 'visits',
      dataset: 'orders',
      who: 'customer_id',
      day: 'ordered_at',
      where: [{ is: 'not-negative', field: 'amount' }],
    },
    customers,
  },
  value({ revenue, orders, buyers, customers: who }, p, context) {
    const window = trailingYear(p, context.firstDay);
    const count = window ? orders.count(window) : 0;
    if (!window || count === 0) return none('No orders in the year before');
    const days = length(window);
    const averageOrder = revenue.sum(window) / count;
    const perYear = (count / buyers.distinct(window)) * (YEAR / days);
    const early = context.firstLoss !== undefined && window.start < context.firstLoss;
    const { years, relativeVariance, flags } = early
      ? capped(
          'Customers are derived from orders, and the first of them can be seen to leave only a year later: the maximum is used',
        )
      : lifespan(who.lostFrom(window), who.activeAt(window.start), days);
    const value = averageOrder * perYear * years;
    const spread = variance({ n: count, sum: orders.sum(window), sumOfSquares: orders.sumOfSquares(window) });
    const known = spread !== undefined && averageOrder > 0;
    const parts: readonly Part[] = [
      { id: 'average-order', label: 'Average order value', value: averageOrder, unit: 'money' },
      { id: 'per-year', label: 'Orders per buyer and year', value: perYear, unit: 'count' },
      { id: 'lifespan', label: 'Lifespan in years', value: years, unit: 'count' },
    ];
    return {
      value,
      ...(known ? { interval: productInterval(value, [spread / count / averageOrder ** 2, 1 / count, relativeVariance]) } : {}),
      n: count,
      parts,
      flags,
    };
  },
  advice: [
    'Win repeat orders in the segments that are worth most',
    'Keep the best customers longer: a year more counts once again',
  ],
});
