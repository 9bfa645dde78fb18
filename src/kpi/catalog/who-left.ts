import type { None } from '../../model/reading';
import type { Period } from '../../time/period';
import type { Context } from '../kpi';
import { none } from '../reading';

/** Why nothing is known of those who left in the period: the customers file has no column for it, or the customers are made of orders
 * and none of them could be seen to leave yet. A zero would say that all stayed. */
export function whoLeft(context: Context, p: Period): None | undefined {
  if (context.firstLoss !== undefined && p.start < context.firstLoss) {
    return none('Customers are derived from orders, so nobody can be seen to leave in the first year of the data');
  }
  if (context.derived('customers') || context.has('customers', 'churned_at')) return undefined;
  return {
    none: { code: 'needs-field', text: 'The customers file does not say who left: it needs churned_at', dataset: 'customers' },
    parts: [],
  };
}
