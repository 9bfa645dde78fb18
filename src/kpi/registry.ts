import { cac } from './catalog/cac';
import { churnRate } from './catalog/churn-rate';
import { clv } from './catalog/clv';
import { conversionRate } from './catalog/conversion-rate';
import { csat } from './catalog/csat';
import { firstResponseTime } from './catalog/first-response-time';
import { handlingTime } from './catalog/handling-time';
import { leadResponseTime } from './catalog/lead-response-time';
import { nps } from './catalog/nps';
import { retentionRate } from './catalog/retention-rate';
import type { Kpi, KpiGroup } from './kpi';

/** All KPIs in the order in which they are shown. */
export const kpis: readonly Kpi[] = [
  cac,
  conversionRate,
  leadResponseTime,
  churnRate,
  retentionRate,
  clv,
  nps,
  csat,
  firstResponseTime,
  handlingTime,
];

export const kpiById = (id: string): Kpi | undefined => kpis.find((kpi) => kpi.id === id);

export const groups: readonly { readonly id: KpiGroup; readonly label: string }[] = [
  { id: 'win', label: 'Win' },
  { id: 'keep', label: 'Keep' },
  { id: 'delight', label: 'Delight' },
  { id: 'serve', label: 'Serve' },
];
