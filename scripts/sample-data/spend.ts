import type { Day } from '../../src/time/day';
import { endDay, firstDay, monthStart, monthsBetween } from './calendar';
import { expectedPerDay } from './demand';
import { type Channel, channels, type Region, regions } from './firm';

import { planned } from './plan';
import { normal, type Random } from './random';

export type Cost = {
  readonly from: Day;
  /** Last day, included. */
  readonly to: Day;
  readonly amount: number;
  readonly category: string;
  readonly channel: string;
  readonly region: string;
  readonly campaign: string;
};

const SALARIES = 110_000;
const DAYS_A_MONTH = 30.44;

/** What a channel costs in the month: its new customers at their usual price, and the price's creep where the story says so. */
function monthlyCost(channel: Channel, month: Day): number {
  const { from, growth } = planned.paidSearch;
  const creep = channel === planned.paidSearch.channel && month >= from ? (1 + growth) ** (monthsBetween(from, month) + 1) : 1;
  return expectedPerDay(channel, month) * DAYS_A_MONTH * channels[channel].cac * creep;
}

/** Quarters of the month for campaigns that run all the time, whole months for the rest. */
function parts(month: Day, channel: Channel): readonly (readonly [from: Day, end: Day])[] {
  const end = monthStart(month, 1);
  if (channel !== 'Paid search') return [[month, end]];
  return [month, month + 7, month + 14, month + 21].map((from, index) => [from, index < 3 ? from + 7 : end]);
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Marketing by channel, region and campaign, and the pay of the sales team, which belongs to no channel. */
export function costs(random: Random): Cost[] {
  const found: Cost[] = [];
  for (let month = firstDay; month < endDay; month = monthStart(month, 1)) {
    const end = monthStart(month, 1);
    for (const region of Object.keys(regions) as Region[]) {
      for (const channel of Object.keys(channels) as Channel[]) {
        const { campaigns, category } = channels[channel];
        for (const campaign of campaigns) {
          const whole = (monthlyCost(channel, month) * regions[region]) / campaigns.length;
          for (const [from, until] of parts(month, channel)) {
            const amount = cents(((whole * (until - from)) / (end - month)) * (1 + 0.04 * normal(random)));
            found.push({ from, to: until - 1, amount, category, channel, region, campaign });
          }
        }
      }
      found.push({
        from: month,
        to: end - 1,
        amount: cents(SALARIES * regions[region] * 1.002 ** monthsBetween(firstDay, month)),
        category: 'sales',
        channel: '',
        region,
        campaign: '',
      });
    }
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}
