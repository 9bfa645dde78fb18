import { dayOf } from '../time/day';
import type { Target } from './target';

const since = dayOf(2026, 7, 1);
const deadline = dayOf(2026, 12, 31);

const target = (kpi: string, value: number): Target => ({ kpi, value, deadline, since, sample: true, history: [] });

/** What the sample firm wants to reach by the end of 2026, per quarter where a KPI is a rate. */
export const sampleTargets: readonly Target[] = [
  target('cac', 6500),
  target('lead-response-time', 7200),
  { ...target('churn-rate', 0.05), per: 'quarter' },
  target('nps', 30),
  target('csat', 4.2),
  target('first-response-time', 7200),
  target('handling-time', 1380),
];
