import { type Day, dayOf } from '../../src/time/day';
import { DAY, dayFactor, endDay, firstDay, HOUR, utcDay } from './calendar';
import {
  type Channel,
  type Customer,
  channels,
  channelWeights,
  monthlyChurn,
  type Plan,
  plansOf,
  type Region,
  regions,
  type Segment,
  successManager,
  yearlyPrice,
} from './firm';
import { planned } from './plan';
import { logNormal, oneOf, poisson, type Random, sometimesBlank, weighted } from './random';

const DAYS_A_MONTH = 365.25 / 12;
const founded = dayOf(2020, 1, 1);

const hazard = (monthly: number): number => -Math.log(1 - monthly) / DAYS_A_MONTH;

/** The day on which a customer leaves, or undefined when that lies beyond the data: a constant hazard, raised where the story says so. */
function churnDay(random: Random, acquired: Day, segment: Segment): Day | undefined {
  const { from, after } = planned.churn;
  const calm = hazard(monthlyChurn[segment]);
  let left = -Math.log(1 - random());
  let at = acquired + 1;
  if (segment === planned.churn.segment) {
    const quiet = Math.max(0, from - at);
    if (left >= quiet * calm) {
      left -= quiet * calm;
      at += quiet;
      return sooner(at + Math.floor(left / hazard(after)));
    }
  }
  return sooner(at + Math.floor(left / calm));
}

const sooner = (day: Day): Day | undefined => (day < endDay ? day : undefined);

export type Origin = { readonly channel: string; readonly region: string; readonly segment: Segment; readonly campaign: string };

/** A customer who signs at that instant; the id comes later, in the order of signing. */
export function signs(random: Random, acquired: number, origin: Origin): Customer {
  const plan: Plan = weighted(random, plansOf[origin.segment]);
  return {
    id: '',
    acquired,
    churned: churnDay(random, utcDay(acquired), origin.segment),
    ...origin,
    plan,
    owner: sometimesBlank(random, successManager(random), 0.015),
    price: logNormal(random, yearlyPrice[plan], 0.3),
  };
}

/** Those who signed before the leads file begins: from a start in 2020, more every year. */
export function earlierCustomers(random: Random): Customer[] {
  const found: Customer[] = [];
  for (let day = founded; day < firstDay; day++) {
    const monthly = 17 + (45 * (day - founded)) / (firstDay - founded);
    const count = poisson(random, (monthly / DAYS_A_MONTH) * dayFactor(day));
    for (let i = 0; i < count; i++) {
      const channel: Channel = weighted(random, channelWeights);
      const region: Region = weighted(random, regions);
      const origin = {
        channel: sometimesBlank(random, channel, 0.03),
        region: sometimesBlank(random, region, 0.01),
        segment: weighted(random, channels[channel].segments),
        campaign: oneOf(random, channels[channel].campaigns),
      };
      found.push(signs(random, day * DAY + Math.floor((9 + 7 * random()) * 3600) * 1000, origin));
    }
  }
  return found;
}

/** Sorted by the instant of signing and numbered in that order. */
export function numbered(customers: readonly Customer[]): Customer[] {
  const sorted = [...customers].sort((a, b) => a.acquired - b.acquired);
  sorted.forEach((customer, index) => {
    customer.id = `C${10_001 + index}`;
  });
  return sorted;
}

/** Whether the customer is there at that instant. */
export const isCustomer = (customer: Customer, ms: number): boolean =>
  customer.acquired + HOUR < ms && (customer.churned === undefined || ms < customer.churned * DAY);
