import type { Day } from '../../src/time/day';
import type { Random, Weights } from './random';
import { oneOf } from './random';

export type Channel = 'Paid search' | 'Organic' | 'Referral' | 'Partner' | 'Events' | 'Outbound';
export type Region = 'North America' | 'Europe' | 'APAC' | 'Latin America';
export type Segment = 'Enterprise' | 'Mid-market' | 'Small business';
export type Plan = 'Starter' | 'Growth' | 'Scale';

/** Leads a month, the share of them that become customers, and what a new customer costs. */
export type ChannelPlan = {
  readonly leads: number;
  readonly conversion: number;
  readonly cac: number;
  readonly growth: number;
  readonly category: 'marketing' | 'sales';
  readonly segments: Weights<Segment>;
  readonly campaigns: readonly string[];
};

const inbound: Weights<Segment> = { Enterprise: 0.14, 'Mid-market': 0.38, 'Small business': 0.48 };
const relations: Weights<Segment> = { Enterprise: 0.28, 'Mid-market': 0.42, 'Small business': 0.3 };
const pursued: Weights<Segment> = { Enterprise: 0.42, 'Mid-market': 0.42, 'Small business': 0.16 };

export const channels: Readonly<Record<Channel, ChannelPlan>> = {
  'Paid search': {
    leads: 210,
    conversion: 0.135,
    cac: 7200,
    growth: 0,
    category: 'marketing',
    segments: inbound,
    campaigns: ['Brand search', 'Category search'],
  },
  Organic: { leads: 110, conversion: 0.13, cac: 2800, growth: 0.006, category: 'marketing', segments: inbound, campaigns: [''] },
  Referral: {
    leads: 38,
    conversion: 0.24,
    cac: 2200,
    growth: 0.008,
    category: 'marketing',
    segments: relations,
    campaigns: [''],
  },
  Partner: { leads: 46, conversion: 0.2, cac: 4800, growth: 0.006, category: 'marketing', segments: relations, campaigns: [''] },
  Events: {
    leads: 44,
    conversion: 0.1,
    cac: 12_000,
    growth: 0,
    category: 'marketing',
    segments: pursued,
    campaigns: ['Regional roadshow', 'Product webinar'],
  },
  Outbound: { leads: 58, conversion: 0.08, cac: 10_500, growth: 0.004, category: 'sales', segments: pursued, campaigns: [''] },
};

export const channelWeights = Object.fromEntries(
  Object.entries(channels).map(([name, plan]) => [name, plan.leads * plan.conversion]),
) as Record<Channel, number>;

export const regions: Weights<Region> = { 'North America': 0.42, Europe: 0.35, APAC: 0.15, 'Latin America': 0.08 };

/** Hours that local time is ahead of UTC, near enough for office hours. */
const offsets: Readonly<Record<Region, number>> = { 'North America': -6, Europe: 1, APAC: 8, 'Latin America': -4 };

export const reps: Readonly<Record<Region, readonly string[]>> = {
  'North America': ['AE 1', 'AE 2', 'AE 3'],
  Europe: ['AE 4', 'AE 5', 'AE 6'],
  APAC: ['AE 7'],
  'Latin America': ['AE 8'],
};
const successManagers = ['CSM 1', 'CSM 2', 'CSM 3', 'CSM 4', 'CSM 5', 'CSM 6'];
export const agents = ['Agent 1', 'Agent 2', 'Agent 3', 'Agent 4', 'Agent 5', 'Agent 6', 'Agent 7', 'Agent 8'];

export const plansOf: Readonly<Record<Segment, Weights<Plan>>> = {
  Enterprise: { Starter: 0, Growth: 0.2, Scale: 0.8 },
  'Mid-market': { Starter: 0.15, Growth: 0.7, Scale: 0.15 },
  'Small business': { Starter: 0.76, Growth: 0.24, Scale: 0 },
};

/** Price of a year. */
export const yearlyPrice: Readonly<Record<Plan, number>> = { Starter: 1800, Growth: 6000, Scale: 22_000 };
export const invoicesPerYear: Readonly<Record<Segment, number>> = { Enterprise: 1, 'Mid-market': 2, 'Small business': 2 };

export const daysToConvert: Readonly<Record<Segment, number>> = { Enterprise: 48, 'Mid-market': 30, 'Small business': 17 };

/** Share of customers lost in a month. */
export const monthlyChurn: Readonly<Record<Segment, number>> = {
  Enterprise: 0.012,
  'Mid-market': 0.014,
  'Small business': 0.021,
};

export type Customer = {
  id: string;
  readonly acquired: number;
  readonly churned: Day | undefined;
  readonly channel: string;
  readonly region: string;
  readonly segment: Segment;
  readonly plan: Plan;
  readonly owner: string;
  readonly campaign: string;
  readonly price: number;
};

/** Milliseconds into the UTC day (also beyond its ends) of a moment that is mostly in the region's office hours. */
export function timeOfDay(random: Random, region: Region | undefined): number {
  const local = random() < 0.86 ? 8 + 10 * random() : 24 * random();
  return Math.floor((local - (region ? offsets[region] : 0)) * 3600) * 1000;
}

export const successManager = (random: Random): string => oneOf(random, successManagers);
