import type { None } from '../../model/reading';
import type { Context } from '../kpi';

/** Why nothing is known of those who left: the customers file has no column for it. */
export function whoLeft(context: Context): None | undefined {
  if (context.derived('customers') || context.has('customers', 'churned_at')) return undefined;
  return {
    none: { code: 'needs-field', text: 'The customers file does not say who left: it needs churned_at', dataset: 'customers' },
    parts: [],
  };
}
