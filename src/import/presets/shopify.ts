import type { FeedPreset, Preset } from './preset';

const id = ['Name', 'Order', 'id'];
const customer = ['customer_id', 'Customer ID', 'Email', 'Billing Name'];
const total = ['Total', 'total_price'];
const counted = [
  { from: total, is: 'filled' },
  { from: ['Cancelled at'], is: 'empty' },
  { from: ['Financial Status'], is: 'none-of', words: ['voided', 'expired'] },
] as const;

const orders: FeedPreset = {
  dataset: 'orders',
  label: 'Orders',
  why: 'The first row of an order has its total and date; rows of further items, and cancelled or voided orders, are passed over',
  fields: {
    order_id: id,
    customer_id: customer,
    ordered_at: ['Created at', 'Paid at', 'processed_at'],
    amount: total,
    currency: ['Currency'],
    region: ['Shipping Country', 'Billing Country', 'shipping_address_country_code'],
    channel: ['Source', 'source_name'],
    plan: ['Vendor'],
  },
  only: counted,
};

const refunds: FeedPreset = {
  dataset: 'orders',
  label: 'Refunds',
  why: 'Refunded Amount counts against the orders, on the day of the order: the file does not date refunds',
  needs: [['Refunded Amount']],
  fields: {
    order_id: { from: id, prefix: 'refund of ' },
    customer_id: customer,
    ordered_at: ['Created at', 'Paid at'],
    amount: { from: ['Refunded Amount'], prefix: '-' },
    currency: ['Currency'],
    region: ['Shipping Country', 'Billing Country'],
    channel: ['Source'],
  },
  only: [
    ...counted,
    { from: ['Refunded Amount'], is: 'filled' },
    { from: ['Refunded Amount'], is: 'none-of', words: ['0', '0.0', '0.00', '0,00'] },
  ],
};

export const shopify: readonly Preset[] = [
  {
    vendor: 'Shopify',
    what: 'orders',
    needs: [total, ['Financial Status'], ['Created at', 'Paid at']],
    telling: [
      ['Lineitem name'],
      ['Lineitem price'],
      ['Lineitem quantity'],
      ['Fulfillment Status'],
      ['Fulfilled at'],
      ['Refunded Amount'],
      ['Outstanding Balance'],
      ['total_line_items_price'],
      ['checkout_token'],
      ['order_number'],
    ],
    least: 2,
    feeds: [orders, refunds],
  },
  {
    vendor: 'Shopify',
    what: 'customers (API)',
    needs: [['id'], ['created_at'], ['orders_count']],
    telling: [['orders_count'], ['total_spent'], ['accepts_marketing'], ['verified_email'], ['default_address_id']],
    least: 2,
    feeds: [
      {
        dataset: 'customers',
        label: 'Customers',
        why: 'Each row is a customer from the day of the account on; accounts that never ordered are passed over',
        fields: { customer_id: ['id'], acquired_at: ['created_at'] },
        only: [{ from: ['orders_count'], is: 'none-of', words: ['0', ''] }],
      },
    ],
  },
  {
    vendor: 'Shopify',
    what: 'customers',
    needs: [['Email'], ['Accepts Email Marketing', 'Accepts Marketing']],
    telling: [
      ['Accepts Email Marketing'],
      ['Accepts SMS Marketing'],
      ['Total Spent'],
      ['Total Orders'],
      ['Tax Exempt'],
      ['Default Address Address1'],
      ['Default Address City'],
      ['Province Code'],
    ],
    least: 3,
    feeds: [],
    refuses:
      'it has no date on which anybody became a customer. Export the orders instead (Orders, Export): customers are then counted from their first order',
  },
];
