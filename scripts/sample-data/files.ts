import { isoDay } from '../../src/time/day';
import { iso, utcDay } from './calendar';
import { csv } from './csv';
import { earlierCustomers, numbered } from './customers';
import type { Customer } from './firm';
import { type Lead, leadsAndTheirCustomers } from './leads';
import { type Order, orders } from './orders';
import { stream } from './random';
import { type Cost, costs } from './spend';
import { type Survey, surveys } from './surveys';
import { type Ticket, tickets } from './tickets';

export type Records = {
  readonly customers: readonly Customer[];
  readonly leads: readonly Lead[];
  readonly spend: readonly Cost[];
  readonly orders: readonly Order[];
  readonly tickets: readonly Ticket[];
  readonly surveys: readonly Survey[];
};

/** The firm's records: the same seed gives the same firm. */
export function firm(seed: number): Records {
  const born = leadsAndTheirCustomers(stream(seed, 'leads'));
  const customers = numbered([...earlierCustomers(stream(seed, 'customers')), ...born.customers]);
  const asked = tickets(stream(seed, 'tickets'), customers);
  return {
    customers,
    leads: born.leads,
    spend: costs(stream(seed, 'spend')),
    orders: orders(stream(seed, 'orders'), customers),
    tickets: asked,
    surveys: surveys(stream(seed, 'surveys'), customers, asked),
  };
}

const moment = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : iso(ms));
const day = (of: number | undefined): string | undefined => (of === undefined ? undefined : isoDay(of));
const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'yes' : 'no');

/** The six files, by name. Their headers are the fields' ids. */
export function filesOf(records: Records): Record<string, string> {
  return {
    'customers.csv': csv(records.customers, {
      customer_id: ({ id }) => id,
      acquired_at: ({ acquired }) => day(utcDay(acquired)),
      churned_at: ({ churned }) => day(churned),
      channel: ({ channel }) => channel,
      region: ({ region }) => region,
      segment: ({ segment }) => segment,
      plan: ({ plan }) => plan,
      owner: ({ owner }) => owner,
      campaign: ({ campaign }) => campaign,
    }),
    'leads.csv': csv(records.leads, {
      lead_id: ({ id }) => id,
      created_at: ({ created }) => iso(created),
      first_response_at: ({ answered }) => moment(answered),
      converted_at: ({ converted }) => moment(converted),
      customer_id: ({ customer }) => customer?.id,
      channel: ({ channel }) => channel,
      region: ({ region }) => region,
      segment: ({ segment }) => segment,
      owner: ({ owner }) => owner,
      campaign: ({ campaign }) => campaign,
    }),
    'spend.csv': csv(records.spend, {
      date: ({ from }) => day(from),
      end_date: ({ to }) => day(to),
      amount: ({ amount }) => amount.toFixed(2),
      currency: () => 'EUR',
      category: ({ category }) => category,
      channel: ({ channel }) => channel,
      region: ({ region }) => region,
      campaign: ({ campaign }) => campaign,
    }),
    'orders.csv': csv(records.orders, {
      order_id: ({ id }) => id,
      customer_id: ({ customer }) => customer.id,
      ordered_at: ({ ordered }) => iso(ordered),
      amount: ({ amount }) => amount.toFixed(2),
      currency: () => 'EUR',
      channel: ({ customer }) => customer.channel,
      region: ({ customer }) => customer.region,
      segment: ({ customer }) => customer.segment,
      plan: ({ customer }) => customer.plan,
    }),
    'tickets.csv': csv(records.tickets, {
      ticket_id: ({ id }) => id,
      created_at: ({ created }) => iso(created),
      first_response_at: ({ answered }) => moment(answered),
      resolved_at: ({ resolved }) => moment(resolved),
      handle_seconds: ({ handleSeconds }) => handleSeconds,
      customer_id: ({ customer }) => customer.id,
      reopened: ({ reopened }) => flag(reopened),
      region: ({ region }) => region,
      segment: ({ customer }) => customer.segment,
      plan: ({ customer }) => customer.plan,
      owner: ({ owner }) => owner,
    }),
    'surveys.csv': csv(records.surveys, {
      response_id: ({ id }) => id,
      responded_at: ({ responded }) => iso(responded),
      kind: ({ kind }) => kind,
      score: ({ score }) => score,
      customer_id: ({ customer }) => customer.id,
      ticket_id: ({ ticket }) => ticket?.id,
      comment: ({ comment }) => comment,
      region: ({ customer }) => customer.region,
      segment: ({ customer }) => customer.segment,
      plan: ({ customer }) => customer.plan,
      owner: ({ owner }) => owner,
    }),
  };
}
