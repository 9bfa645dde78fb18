import { DAY, dayFactor, endDay, firstDay, inWindow } from './calendar';
import { isCustomer } from './customers';
import type { Customer } from './firm';
import { timeOfDay } from './firm';
import { planned } from './plan';
import { logNormal, oneOf, poisson, type Random } from './random';
import type { Ticket } from './tickets';

export type Survey = {
  readonly id: string;
  readonly responded: number;
  readonly kind: 'nps' | 'csat';
  readonly score: number;
  readonly customer: Customer;
  readonly ticket: Ticket | undefined;
  readonly owner: string;
  readonly comment: string;
};

const NPS_A_DAY = 6.3;
const CSAT_SHARE = 0.26;

const praise = [
  'Does what we need',
  'Quick help whenever we ask',
  'Our team likes it',
  'Setup was easy',
  'Reports save us hours',
];
const shrugs = ['Fine, some features are missing', 'Okay for the price', 'Good, though exports are slow'];
const complaints = [
  'Support took too long',
  'Too many clicks for simple things',
  'Reporting is too limited',
  'Slow on large accounts',
];
const priceComplaints = [
  'The new price is hard to justify',
  'Price went up, value did not',
  'Renewal is too expensive now',
  'We were not warned of the price change',
];
const reopenedComplaints = ['Had to write again, it was not solved', 'Closed too early', 'Same problem came back'];
const thanks = ['Solved quickly', 'Friendly and clear', 'Thank you'];

function opinion(random: Random, day: number): { score: number; comment: string } {
  const { from, recovers, before, after, recovered } = planned.price;
  const shares = day < from ? before : day < recovers ? after : recovered;
  const [kind, within, speaks, topic] = [random(), random(), random() < 0.12, random()];
  if (kind < shares.promoters) return { score: within < 0.55 ? 9 : 10, comment: speaks ? oneOf(random, praise) : '' };
  if (kind >= shares.promoters + shares.detractors)
    return { score: within < 0.42 ? 7 : 8, comment: speaks ? oneOf(random, shrugs) : '' };
  const score = Math.floor(6.999 * Math.sqrt(within));
  const dear = topic < (day < from ? 0.05 : day < recovers ? 0.6 : 0.35);
  return { score, comment: speaks || random() < 0.2 ? oneOf(random, dear ? priceComplaints : complaints) : '' };
}

/** How likely to recommend, 0 to 10, asked of customers of all kinds. */
function recommendations(random: Random, customers: readonly Customer[]): Omit<Survey, 'id'>[] {
  const found: Omit<Survey, 'id'>[] = [];
  for (let day = firstDay; day < endDay; day++) {
    const active = customers.filter((customer) => isCustomer(customer, day * DAY) && isCustomer(customer, (day + 2) * DAY));
    const count = poisson(random, NPS_A_DAY * dayFactor(day));
    for (let i = 0; i < count; i++) {
      const customer = oneOf(random, active);
      const responded = day * DAY + timeOfDay(random, undefined);
      found.push({ responded, kind: 'nps', ...opinion(random, day), customer, ticket: undefined, owner: customer.owner });
    }
  }
  return found;
}

const satisfied = [0.03, 0.07, 0.17, 0.52];
const annoyed = [0.16, 0.38, 0.66, 0.88];

/** How satisfied with a solved ticket, 1 to 5. */
function judgements(random: Random, tickets: readonly Ticket[]): Omit<Survey, 'id'>[] {
  return tickets.flatMap((ticket) => {
    if (ticket.resolved === undefined || random() >= CSAT_SHARE) return [];
    const responded = ticket.resolved + Math.round(logNormal(random, 9, 0.9) * 3600) * 1000;
    const limits = ticket.reopened ? annoyed : satisfied;
    const chance = random();
    const score = 1 + limits.filter((limit) => chance >= limit).length;
    const words = score >= 4 ? thanks : ticket.reopened ? reopenedComplaints : complaints;
    const comment = random() < (score >= 4 ? 0.06 : 0.3) ? oneOf(random, words) : '';
    return [{ responded, kind: 'csat' as const, score, customer: ticket.customer, ticket, owner: ticket.owner, comment }];
  });
}

/** Both kinds of answers of the window, oldest first. */
export function surveys(random: Random, customers: readonly Customer[], tickets: readonly Ticket[]): Survey[] {
  return [...recommendations(random, customers), ...judgements(random, tickets)]
    .filter(({ responded }) => inWindow(responded))
    .sort((a, b) => a.responded - b.responded)
    .map((survey, index) => ({ id: `S${70_001 + index}`, ...survey }));
}
