import { type Day, dayOf } from '../../src/time/day';
import { DAY, dayFactor, endDay, HOUR, inWindow, isPast, utcDay } from './calendar';
import { leadsPerDay } from './demand';
import { type Channel, type Customer, channels, type Region, regions, reps, timeOfDay } from './firm';
import { planned } from './plan';
import { logNormal, oneOf, poisson, type Random, sometimesBlank, weighted } from './random';
import { type Inquiry, type Signing, signings } from './signings';

export type Lead = Omit<Inquiry, 'channel' | 'segment'> & {
  readonly id: string;
  readonly channel: string;
  readonly segment: string;
  readonly converted: number | undefined;
  readonly customer: Customer | undefined;
};

/** Leads of these months before the first day bring customers after it. */
const warmUp = dayOf(2024, 7, 1);

const hoursToAnswer: Readonly<Record<Region, number>> = { 'North America': 2.4, Europe: 2.5, APAC: 3.2, 'Latin America': 3 };

function answerer(random: Random, region: Region, created: number): { owner: string; slower: number } {
  const { queue } = planned;
  const asked = oneOf(random, reps[region]);
  if (region !== queue.region || utcDay(created) < queue.from) return { owner: asked, slower: 1 };
  const owner = asked === queue.leaves ? queue.takes : asked;
  return { owner, slower: owner === queue.takes ? queue.slower : 1 };
}

function inquiry(random: Random, day: Day, channel: Channel): Inquiry {
  const { segments, campaigns } = channels[channel];
  const region = weighted(random, regions);
  const created = day * DAY + timeOfDay(random, region);
  const { owner, slower } = answerer(random, region, created);
  const wait = Math.max(40_000, logNormal(random, hoursToAnswer[region] * slower, 0.95) * HOUR);
  const answered = created + Math.round(wait / 1000) * 1000;
  return {
    created,
    answered: random() > 0.05 && isPast(answered) ? answered : undefined,
    channel,
    region: sometimesBlank(random, region, 0.01),
    segment: weighted(random, segments),
    owner,
    campaign: oneOf(random, campaigns),
  };
}

function inquiries(random: Random): Inquiry[] {
  const found: Inquiry[] = [];
  for (let day = warmUp; day < endDay; day++) {
    for (const channel of Object.keys(channels) as Channel[]) {
      const count = poisson(random, leadsPerDay(channel, day) * dayFactor(day));
      for (let i = 0; i < count; i++) found.push(inquiry(random, day, channel));
    }
  }
  return found.sort((a, b) => a.created - b.created);
}

/** Leads of the window, oldest first, and the customers that they and the months before them brought. */
export function leadsAndTheirCustomers(random: Random): { leads: Lead[]; customers: Customer[] } {
  const all = inquiries(random);
  const signed: ReadonlyMap<Inquiry, Signing> = signings(random, all);
  const leads = all
    .filter(({ created }) => inWindow(created))
    .map((one, index) => {
      const signing = signed.get(one);
      return {
        id: `L${100_001 + index}`,
        ...one,
        channel: signing ? signing.customer.channel : sometimesBlank(random, one.channel, 0.02),
        segment: signing ? one.segment : sometimesBlank(random, one.segment, 0.05),
        converted: signing?.at,
        customer: signing?.customer,
      };
    });
  return { leads, customers: [...signed.values()].map(({ customer }) => customer) };
}
