import { civil, type Day } from '../../src/time/day';
import { dayFactor, firstDay, monthStart, monthsBetween } from './calendar';
import { type Channel, channels } from './firm';

/** Events come in spring and autumn. */
const eventFactor = (day: Day): number => ([3, 5, 6, 9, 10, 11].includes(civil(day).month) ? 1.5 : 0.5);

/** Leads of an average day of that month, before the season. */
export function leadsPerDay(channel: Channel, day: Day): number {
  const { leads, growth } = channels[channel];
  return (leads / 30.4) * (1 + growth) ** monthsBetween(firstDay, day) * (channel === 'Events' ? eventFactor(day) : 1);
}

/** How busy an average day of that month is. */
function monthFactor(month: Day): number {
  const days = Array.from({ length: monthStart(month, 1) - month }, (_, at) => dayFactor(month + at));
  return days.reduce((sum, factor) => sum + factor, 0) / days.length;
}

/** New customers that a channel should bring on that day: what its leads of this month and the one before promise. */
export const expectedPerDay = (channel: Channel, day: Day): number =>
  leadsPerDay(channel, day) *
  channels[channel].conversion *
  (0.35 * monthFactor(monthStart(day)) + 0.65 * monthFactor(monthStart(day, -1)));
