import { wilson } from '../../statistics/interval';
import { kpi } from '../kpi';
import { none, ratio } from '../reading';

const parts = {
  numerator: { id: 'converted', label: 'Converted leads', unit: 'count' },
  denominator: { id: 'leads', label: 'Leads', unit: 'count' },
} as const;
const empty = 'No leads in this period';

/** Leads created in the period that have converted to date ÷ leads created in it, a share, with Wilson's interval. None without a lead.
 * Still maturing while the period's end lies within the 90th percentile of time-to-convert before the horizon. Source: kpis.md §2. */
export const conversionRate = kpi({
  id: 'conversion-rate',
  label: 'Conversion rate',
  short: 'Conversion',
  question: 'How many leads become customers?',
  group: 'win',
  unit: 'share',
  better: 'higher',
  option: 'to date',
  formula: { numerator: 'Leads created in the period that have converted since', denominator: 'Leads created in the period' },
  explanation:
    'The share of the leads of a period that have become customers so far. 2–5 % is usual, 10 % or more is high; it varies by industry.',
  source: 'Cohort of leads by the day they were created, converted at any time until the data ends.',
  needs: [[{ dataset: 'leads', fields: ['created_at', 'converted_at'], instead: { converted_at: ['converted'] } }]],
  alsoOpens: 'lead response time',
  counts: ['lead', 'leads'],
  fraction: true,
  total: { kind: 'ratio', ...parts, interval: wilson, range: [0, 1], empty },
  measures: {
    leads: { kind: 'daily', dataset: 'leads', day: ['created_at'] },
    converted: {
      kind: 'daily',
      dataset: 'leads',
      day: ['created_at'],
      where: [{ is: 'true-or-present', flag: 'converted', field: 'converted_at' }],
    },
    journey: { kind: 'spans', dataset: 'leads', start: 'created_at', end: 'converted_at' },
  },
  value({ leads, converted, journey }, p, context) {
    if (!context.has('leads', 'converted_at') && !context.has('leads', 'converted')) {
      return {
        none: { code: 'needs-field', text: 'The leads file does not say which leads converted', dataset: 'leads' },
        parts: none('').parts,
      };
    }
    const ripe = journey.lengthQuantile(0.9);
    const young = ripe !== undefined && p.end + ripe > context.horizon;
    return ratio({
      numerator: { ...parts.numerator, value: converted.count(p) },
      denominator: { ...parts.denominator, value: leads.count(p) },
      interval: wilson,
      empty,
      flags: young
        ? [
            {
              id: 'maturing',
              text: 'still maturing',
              detail: `Nine in ten conversions take up to ${ripe} days, so leads of this period may still convert`,
            },
          ]
        : [],
    });
  },
  advice: [
    'Give leads better information early',
    'Nurture the leads that are not ready',
    'Answer faster: conversion falls with every hour',
  ],
});
