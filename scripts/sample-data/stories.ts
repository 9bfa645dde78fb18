import type { DatasetId } from '../../src/model/dataset';
import { dayOf, isoDay } from '../../src/time/day';
import { endDay } from './calendar';
import type { Records } from './files';
import { acquisitionCost, type Days, handling, leadResponse, monthlyChurn, netPromoters, reopened, spoken } from './measure';
import { planned } from './plan';

/** Something an analyst should find. `from` and `to` (included) are the days on which it holds; `before` and `after` are measured in the
 * records over `beforePeriod` and `afterPeriod` (UTC days, last one included), in the unit: share 0…1, seconds, EUR or points. */
export type Story = {
  readonly id: string;
  readonly title: string;
  readonly dataset: DatasetId;
  readonly kpi: string;
  readonly dimension?: string;
  readonly value?: string;
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly after: number;
  readonly unit: 'share' | 'seconds' | 'money' | 'points';
  readonly beforePeriod: string;
  readonly afterPeriod: string;
  readonly how: string;
};

type Told = Omit<Story, 'from' | 'to' | 'before' | 'after' | 'beforePeriod' | 'afterPeriod'>;

const rounding = { share: 100_000, seconds: 10, money: 100, points: 100 } as const;

function story(told: Told, holds: Days, before: Days, after: Days, measure: (days: Days) => number): Story {
  const { id, title, dataset, kpi, dimension, value, unit, how } = told;
  const measured = (days: Days): number => Math.round(measure(days) * rounding[unit]) / rounding[unit];
  return {
    id,
    title,
    dataset,
    kpi,
    ...(dimension ? { dimension, value } : {}),
    from: isoDay(holds.from),
    to: isoDay(holds.end - 1),
    before: measured(before),
    after: measured(after),
    unit,
    beforePeriod: spoken(before),
    afterPeriod: spoken(after),
    how,
  };
}

/** The planted stories, with their sizes as they came out. */
export function storiesOf(records: Records): Story[] {
  const { churn, queue, paidSearch, price, handling: desk } = planned;
  const since = (from: number): Days => ({ from, end: endDay });
  const beforeQueue = { from: dayOf(2025, 11, 1), end: queue.from };
  const beforeDesk = { from: dayOf(2025, 11, 1), end: desk.from };
  const dent = { from: price.from, end: price.recovers };
  return [
    story(
      {
        id: 'enterprise-churn',
        title: 'Enterprise customers leave nearly three times as fast',
        dataset: 'customers',
        kpi: 'churn-rate',
        dimension: 'segment',
        value: churn.segment,
        unit: 'share',
        how: 'Monthly churn (lost in the month ÷ active at its start, added up over the months) of Enterprise; the other segments stay as they were.',
      },
      since(churn.from),
      { from: dayOf(2026, 2, 1), end: churn.from },
      since(churn.from),
      (days) => monthlyChurn(records, days, churn.segment),
    ),
    story(
      {
        id: 'lead-response-europe',
        title: 'Leads from Europe wait twice as long for a first answer',
        dataset: 'leads',
        kpi: 'lead-response-time',
        dimension: 'region',
        value: queue.region,
        unit: 'seconds',
        how: `The queue of ${queue.leaves} went to ${queue.takes}, who now has two thirds of the region's leads. Leads of other regions are answered as before.`,
      },
      since(queue.from),
      beforeQueue,
      since(queue.from),
      (days) => leadResponse(records, days, { region: queue.region }),
    ),
    story(
      {
        id: 'lead-response-rep',
        title: `${queue.takes} answers two and a half times as slowly`,
        dataset: 'leads',
        kpi: 'lead-response-time',
        dimension: 'owner',
        value: queue.takes,
        unit: 'seconds',
        how: `The cause of the slower answers in ${queue.region}: ${queue.takes} took over the queue of ${queue.leaves}, who gets no leads from that day on. The third rep of the region is unchanged.`,
      },
      since(queue.from),
      beforeQueue,
      since(queue.from),
      (days) => leadResponse(records, days, { owner: queue.takes }),
    ),
    story(
      {
        id: 'paid-search-cac',
        title: 'A customer from paid search costs 4 % more every month',
        dataset: 'spend',
        kpi: 'cac',
        dimension: 'channel',
        value: paidSearch.channel,
        unit: 'money',
        how: 'The spend for each expected customer grows by 4 % every month from November 2025 while leads and conversion stay flat. Compared are the same three months of two years, so that the season drops out (1.04^11 = 1.54).',
      },
      since(paidSearch.from),
      { from: dayOf(2025, 8, 1), end: dayOf(2025, 11, 1) },
      { from: dayOf(2026, 8, 1), end: endDay },
      (days) => acquisitionCost(records, days, paidSearch.channel),
    ),
    story(
      {
        id: 'nps-price-change',
        title: 'The price change dents the net promoter score',
        dataset: 'surveys',
        kpi: 'nps',
        unit: 'points',
        how: 'Prices rise by 8 % on 1 March 2026 (orders show it). Promoters fall and detractors rise for three months, and the comments of detractors turn to the price.',
      },
      dent,
      { from: dayOf(2025, 9, 1), end: price.from },
      dent,
      (days) => netPromoters(records, days),
    ),
    story(
      {
        id: 'nps-half-recovered',
        title: 'Half of the lost net promoter score comes back',
        dataset: 'surveys',
        kpi: 'nps',
        unit: 'points',
        how: 'From June 2026 about half of the points lost to the price change are regained; the rest stays lost to the end of the data.',
      },
      since(price.recovers),
      dent,
      since(price.recovers),
      (days) => netPromoters(records, days),
    ),
    story(
      {
        id: 'handling-time-falls',
        title: 'Tickets are handled in a fifth less time',
        dataset: 'tickets',
        kpi: 'handling-time',
        unit: 'seconds',
        how: 'Mean worked seconds of tickets resolved from May 2026 on. It looks like a success until one sees the reopenings.',
      },
      since(desk.from),
      beforeDesk,
      since(desk.from),
      (days) => handling(records, days),
    ),
    story(
      {
        id: 'reopenings-rise',
        title: 'Nearly twice as many solved tickets are opened again',
        dataset: 'tickets',
        kpi: 'reopened-share',
        unit: 'share',
        how: 'Reopened ÷ resolved tickets, by the day of the solution: the price of the shorter handling since May 2026. Reopened tickets are rated far lower.',
      },
      since(desk.from),
      beforeDesk,
      since(desk.from),
      (days) => reopened(records, days),
    ),
  ];
}
