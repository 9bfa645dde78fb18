import type { FeedPreset, Preset } from './preset';

const created = { from: ['Created (UTC)', 'created', 'Created date (UTC)'], zone: 'UTC' } as const;
const customer = ['Customer ID', 'customer', 'Customer Email'];
const paid = [
  {
    from: ['Status'],
    is: 'one-of',
    words: ['paid', 'succeeded', 'refunded', 'partially refunded', 'partial_refund', 'partially_refunded', 'disputed'],
  },
  { from: ['Captured'], is: 'none-of', words: ['false', 'no', '0'] },
] as const;

type Money = {
  readonly amount: readonly string[];
  readonly refunded: readonly string[];
  readonly currency: readonly string[];
  readonly per?: 100;
};
const asCharged: Money = { amount: ['Amount'], refunded: ['Amount Refunded'], currency: ['Currency'] };
/** In the account's currency; what was charged takes over when these columns are empty throughout. */
const asConverted: Money = {
  amount: ['Converted Amount', ...asCharged.amount],
  refunded: ['Converted Amount Refunded', ...asCharged.refunded],
  currency: ['Converted Currency', ...asCharged.currency],
};
const telling = [
  ['Seller Message'],
  ['Amount Refunded'],
  ['Card Last4'],
  ['PaymentIntent ID'],
  ['Statement Descriptor'],
  ['Captured'],
  ['Converted Amount'],
] as const;

const payments = ({ amount, refunded, currency, per }: Money): readonly FeedPreset[] => {
  const cents = per ? { per } : {};
  return [
    {
      dataset: 'orders',
      label: 'Payments',
      why: 'Each payment that succeeded is an order; those that failed or were never captured are passed over',
      fields: {
        order_id: ['id'],
        customer_id: customer,
        ordered_at: created,
        amount: { from: amount, ...cents },
        currency,
        region: ['Card Issue Country', 'Card Address Country'],
      },
      only: paid,
    },
    {
      dataset: 'orders',
      label: 'Refunds',
      why: 'Amounts that were paid back count against the orders, on the day of the payment: the file does not date refunds',
      needs: [['Amount Refunded']],
      fields: {
        order_id: { from: ['id'], prefix: 'refund of ' },
        customer_id: customer,
        ordered_at: created,
        amount: { from: refunded, prefix: '-', ...cents },
        currency,
      },
      only: [
        ...paid,
        { from: ['Amount Refunded'], is: 'filled' },
        { from: ['Amount Refunded'], is: 'none-of', words: ['0', '0.0', '0.00', '0,00'] },
      ],
    },
  ];
};

const start = { from: ['Start (UTC)', 'Start Date (UTC)', 'start_date', 'Created (UTC)', 'created'], zone: 'UTC' } as const;
const begun = [{ from: ['Status'], is: 'none-of', words: ['incomplete', 'incomplete_expired'] }] as const;

const subscriptions: readonly FeedPreset[] = [
  {
    dataset: 'customers',
    label: 'Customers',
    why: 'A customer is acquired with the first subscription and lost when it ended; of several subscriptions the earliest counts',
    repeated: 'earliest',
    fields: {
      customer_id: ['Customer ID', 'Customer Email'],
      acquired_at: start,
      churned_at: { from: ['Ended At (UTC)', 'ended_at', 'Canceled At (UTC)'], zone: 'UTC' },
      plan: ['Plan'],
    },
    only: begun,
  },
  {
    dataset: 'orders',
    label: 'Orders',
    why: 'The file shows each subscription’s amount once: it counts as one order on the day on which the subscription began. For every renewal, import Stripe’s payments instead',
    needs: [['Amount']],
    on: () => false,
    fields: {
      order_id: ['id'],
      customer_id: ['Customer ID', 'Customer Email'],
      ordered_at: start,
      amount: ['Amount'],
      currency: ['Currency', 'Plan currency'],
      plan: ['Plan'],
    },
    only: begun,
  },
];

const customers: FeedPreset = {
  dataset: 'customers',
  label: 'Customers',
  why: 'Each row is a customer, acquired when Stripe first knew of them',
  fields: { customer_id: ['id'], acquired_at: created, plan: ['Plan'], region: ['address_country', 'Card Address Country'] },
  only: [{ from: ['is_deleted'], is: 'none-of', words: ['true'] }],
};

export const stripe: readonly Preset[] = [
  {
    vendor: 'Stripe',
    what: 'payments',
    needs: [['id'], ['Amount'], ['Created (UTC)', 'created'], ['Status'], ['Amount Refunded']],
    telling,
    least: 3,
    feeds: payments(asCharged),
  },
  {
    vendor: 'Stripe',
    what: 'payments',
    needs: [
      ['id'],
      ['Created (UTC)', 'created'],
      ['Status'],
      ['Amount Refunded'],
      ...[asConverted.amount, asConverted.refunded, asConverted.currency].map(([name = '']) => [name]),
    ],
    telling: [...telling, ['Converted Currency']],
    least: 3,
    feeds: payments(asConverted),
  },
  {
    vendor: 'Stripe',
    what: 'charges (API)',
    needs: [['id'], ['Amount'], ['created'], ['Status'], ['amount_refunded']],
    telling: [
      ['balance_transaction_id'],
      ['amount_refunded'],
      ['captured'],
      ['failure_code'],
      ['livemode'],
      ['payment_intent_id'],
      ['outcome_seller_message'],
      ['statement_descriptor'],
      ['receipt_email'],
    ],
    least: 5,
    feeds: payments({ ...asCharged, per: 100 }),
  },
  {
    vendor: 'Stripe',
    what: 'invoice lines (API)',
    needs: [['id'], ['amount'], ['customer_id'], ['date'], ['invoice_id']],
    telling: [['livemode'], ['proration'], ['discountable'], ['subscription_item_id'], ['unit_amount'], ['period_start']],
    least: 4,
    feeds: [
      {
        dataset: 'orders',
        label: 'Invoice lines',
        why: 'Each line of an invoice is an order, written in cents; don’t import the payments of the same invoices as well',
        fields: {
          order_id: ['id'],
          customer_id: ['customer_id'],
          ordered_at: { from: ['date', 'period_start'], zone: 'UTC' },
          amount: { from: ['amount'], per: 100 },
          currency: ['currency'],
        },
      },
    ],
  },
  {
    vendor: 'Stripe',
    what: 'subscriptions',
    needs: [['Customer ID', 'Customer Email'], start.from, ['Status']],
    telling: [
      ['Current Period Start (UTC)', 'current_period_start'],
      ['Current Period End (UTC)', 'current_period_end'],
      ['Trial Start (UTC)', 'trial_start'],
      ['Ended At (UTC)', 'ended_at'],
      ['Canceled At (UTC)', 'canceled_at'],
      ['cancel_at_period_end'],
    ],
    least: 3,
    feeds: subscriptions,
  },
  {
    vendor: 'Stripe',
    what: 'customers',
    needs: [['id'], ['Email', 'Name'], ['Created (UTC)', 'created'], ['Delinquent']],
    telling: [
      ['Delinquent'],
      ['Total Spend'],
      ['Payment Count'],
      ['Refunded Volume'],
      ['Dispute Losses'],
      ['account_balance'],
      ['invoice_prefix'],
      ['livemode'],
    ],
    least: 2,
    feeds: [customers],
  },
];
