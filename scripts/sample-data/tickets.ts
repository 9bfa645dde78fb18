import { weekday } from '../../src/time/day';
import { DAY, dayFactor, endDay, firstDay, HOUR, inWindow, isPast, utcDay } from './calendar';
import { isCustomer } from './customers';
import { agents, type Customer, type Region, regions, type Segment, timeOfDay } from './firm';
import { planned } from './plan';
import { logNormal, oneOf, poisson, type Random, sometimesBlank } from './random';

export type Ticket = {
  readonly id: string;
  readonly created: number;
  readonly answered: number | undefined;
  readonly resolved: number | undefined;
  readonly handleSeconds: number | undefined;
  readonly reopened: boolean | undefined;
  readonly customer: Customer;
  readonly region: string;
  readonly owner: string;
};

const HANDLING = 1518;
const perCustomerAndDay = 0.0052;
const appetite: Readonly<Record<Segment, number>> = { Enterprise: 1, 'Mid-market': 0.55, 'Small business': 0.35 };
const difficulty: Readonly<Record<Segment, number>> = { Enterprise: 1.15, 'Mid-market': 0.98, 'Small business': 0.88 };

const regionOf = (customer: Customer): Region | undefined =>
  (Object.keys(regions) as Region[]).find((region) => region === customer.region);

function oneTicket(random: Random, customer: Customer, day: number): Omit<Ticket, 'id'> {
  const created = day * DAY + timeOfDay(random, regionOf(customer));
  const weekend = weekday(utcDay(created)) > 5 ? 2.4 : 1;
  const answered = created + Math.max(60, Math.round(logNormal(random, 2.2 * weekend, 0.9) * 3600)) * 1000;
  const stuck = random() < 0.012;
  const silent = random() < 0.015;
  const solving = logNormal(random, 21, 1.05) * HOUR;
  const chance = random();
  const { from, factor, reopenedBefore, reopenedAfter } = planned.handling;
  const later = utcDay(answered + solving) >= from;
  const reopened = chance < (later ? reopenedAfter : reopenedBefore);
  const resolved = answered + Math.round((solving * (reopened ? 1.4 : 1)) / 1000) * 1000;
  const isResolved = !stuck && isPast(resolved);
  const shorter = utcDay(resolved) < from ? 1 : factor;
  const seconds = Math.max(45, Math.round(logNormal(random, HANDLING * difficulty[customer.segment] * shorter, 0.6)));
  return {
    created,
    answered: isPast(answered) && !silent ? answered : undefined,
    resolved: isResolved ? resolved : undefined,
    handleSeconds: isResolved ? seconds : undefined,
    reopened: isResolved ? reopened : undefined,
    customer,
    region: sometimesBlank(random, customer.region, 0.01),
    owner: sometimesBlank(random, oneOf(random, agents), 0.02),
  };
}

function asker(random: Random, active: readonly Customer[]): Customer {
  for (;;) {
    const customer = oneOf(random, active);
    if (random() < appetite[customer.segment]) return customer;
  }
}

/** Tickets of the window, oldest first; busier on Mondays and the more customers there are, Enterprise asking most. */
export function tickets(random: Random, customers: readonly Customer[]): Ticket[] {
  const found: Omit<Ticket, 'id'>[] = [];
  for (let day = firstDay; day < endDay; day++) {
    const active = customers.filter((customer) => isCustomer(customer, day * DAY) && isCustomer(customer, (day + 2) * DAY));
    const rush = weekday(day) === 1 ? 1.25 : 1;
    const count = poisson(random, active.length * perCustomerAndDay * dayFactor(day) * rush);
    for (let i = 0; i < count; i++) {
      const ticket = oneTicket(random, asker(random, active), day);
      if (inWindow(ticket.created)) found.push(ticket);
    }
  }
  return found.sort((a, b) => a.created - b.created).map((ticket, index) => ({ id: `T${50_001 + index}`, ...ticket }));
}
