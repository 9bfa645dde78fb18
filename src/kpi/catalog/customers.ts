import type { Spans } from '../../cube/measure';
import type { Need } from '../kpi';

/** Customers from the day they came to the day they left. */
export const customers = {
  kind: 'spans',
  dataset: 'customers',
  start: 'acquired_at',
  end: 'churned_at',
} as const satisfies Spans;

export const customerFile: Need = { dataset: 'customers', fields: ['customer_id', 'acquired_at', 'churned_at'] };
/** For those that only ask who came. */
export const wonFile: Need = { dataset: 'customers', fields: ['customer_id', 'acquired_at'] };
export const orderFile: Need = {
  dataset: 'orders',
  fields: ['customer_id', 'ordered_at', 'amount'],
  hint: 'customers are then derived from their orders',
};
