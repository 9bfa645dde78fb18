import { type Day, isoDay } from '../../src/time/day';
import { monthStart, utcDay } from './calendar';
import type { Records } from './files';

/** Days [from, end). */
export type Days = { readonly from: Day; readonly end: Day };

const within = (day: Day, { from, end }: Days): boolean => day >= from && day < end;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Customers lost ÷ customers active at the month's start, both added up over the whole months of the days. */
export function monthlyChurn({ customers }: Records, days: Days, segment: string): number {
  let [lost, active] = [0, 0];
  for (let month = days.from; month < days.end; month = monthStart(month, 1)) {
    const there = customers.filter(
      (one) => one.segment === segment && utcDay(one.acquired) < month && (one.churned ?? days.end) >= month,
    );
    active += there.length;
    lost += there.filter(
      (one) => one.churned !== undefined && within(one.churned, { from: month, end: monthStart(month, 1) }),
    ).length;
  }
  return lost / active;
}

/** Mean seconds to the first answer over the answered leads created on these days. */
export function leadResponse({ leads }: Records, days: Days, of: { region?: string; owner?: string }): number {
  const chosen = leads.filter(
    (lead) =>
      (of.region ?? lead.region) === lead.region && (of.owner ?? lead.owner) === lead.owner && within(utcDay(lead.created), days),
  );
  return mean(chosen.flatMap(({ created, answered }) => (answered === undefined ? [] : [(answered - created) / 1000])));
}

/** Spend ÷ new customers of a channel. The days must be whole months: no cost crosses a month's end. */
export function acquisitionCost({ spend, customers }: Records, days: Days, channel: string): number {
  const cost = spend
    .filter((one) => one.channel === channel && within(one.from, days))
    .reduce((sum, { amount }) => sum + amount, 0);
  return cost / customers.filter((one) => one.channel === channel && within(utcDay(one.acquired), days)).length;
}

/** Net promoter score in points. */
export function netPromoters({ surveys }: Records, days: Days): number {
  const scores = surveys
    .filter(({ kind, responded }) => kind === 'nps' && within(utcDay(responded), days))
    .map(({ score }) => score);
  return (100 * (scores.filter((score) => score >= 9).length - scores.filter((score) => score <= 6).length)) / scores.length;
}

const solved = ({ tickets }: Records, days: Days) =>
  tickets.filter(({ resolved }) => resolved !== undefined && within(utcDay(resolved), days));

/** Mean worked seconds of the tickets resolved on these days. */
export const handling = (records: Records, days: Days): number =>
  mean(solved(records, days).map(({ handleSeconds }) => handleSeconds ?? 0));

/** Share of the tickets resolved on these days that were opened again. */
export const reopened = (records: Records, days: Days): number =>
  mean(solved(records, days).map((ticket) => (ticket.reopened ? 1 : 0)));

/** `2026-08-01..2026-10-31`: the last day is included. */
export const spoken = ({ from, end }: Days): string => `${isoDay(from)}..${isoDay(end - 1)}`;
