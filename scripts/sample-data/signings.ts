import { type Day, weekday } from '../../src/time/day';
import { DAY, endDay, firstDay, quarterEnd, utcDay } from './calendar';
import { signs } from './customers';
import { expectedPerDay } from './demand';
import { type Channel, type Customer, channels, daysToConvert, type Segment } from './firm';
import { logNormal, poisson, type Random, sometimesBlank, weighted } from './random';

/** A lead as it came in. What the file says of it may be blank where this is known. */
export type Inquiry = {
  readonly created: number;
  readonly answered: number | undefined;
  readonly channel: Channel;
  readonly region: string;
  readonly segment: Segment;
  readonly owner: string;
  readonly campaign: string;
};

export type Signing = { readonly at: number; readonly customer: Customer };

/** The Friday before a weekend, and often the quarter's last days when these are near: that is when contracts are signed. */
function signingDay(random: Random, day: Day): Day {
  const close = quarterEnd(day);
  const pulled = close - day <= 12 && random() < 0.4 ? Math.max(day, close - 1 - Math.floor(4 * random())) : day;
  return pulled - Math.max(0, weekday(pulled) - 5);
}

/** The free, answered lead of that kind whose age comes nearest to the time that such a contract takes. */
function leadFor(
  random: Random,
  leads: readonly Inquiry[],
  taken: ReadonlyMap<Inquiry, Signing>,
  day: Day,
  channel: Channel,
): Inquiry | undefined {
  const segment = weighted(random, channels[channel].segments);
  const wished = day - 2 - logNormal(random, daysToConvert[segment], 0.6);
  let best: Inquiry | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const lead of leads) {
    const created = lead.created / DAY;
    if (created - wished > distance) break;
    if (lead.segment !== segment || lead.answered === undefined || utcDay(lead.answered) >= day || taken.has(lead)) continue;
    const off = Math.abs(created - wished);
    if (off < distance) {
      best = lead;
      distance = off;
    }
  }
  return best;
}

/** Which leads became customers in the window, and when. Signings come steadily (a seventh of them by pure chance), so that a channel's cost
 * shows in its months. */
export function signings(random: Random, inquiries: readonly Inquiry[]): Map<Inquiry, Signing> {
  const found = new Map<Inquiry, Signing>();
  for (const channel of Object.keys(channels) as Channel[]) {
    const leads = inquiries.filter((one) => one.channel === channel);
    let due = random();
    for (let day = firstDay; day < endDay; day++) {
      const expected = expectedPerDay(channel, day);
      for (due += (expected * 6) / 7 + poisson(random, expected / 7); due >= 1; due--) {
        const signed = signingDay(random, day);
        const lead = signed < firstDay ? undefined : leadFor(random, leads, found, signed, channel);
        if (!lead) continue;
        const at = signed * DAY + Math.floor((9 + 7 * random()) * 3600) * 1000;
        const { region, segment, campaign } = lead;
        found.set(lead, {
          at,
          customer: signs(random, at, { channel: sometimesBlank(random, channel, 0.02), region, segment, campaign }),
        });
      }
    }
  }
  return found;
}
