import type { Kpi } from '../kpi/kpi';
import type { Target, TargetPer } from './target';

const days: Readonly<Record<TargetPer, number>> = { month: 365 / 12, quarter: 365 / 4, half: 365 / 2, year: 365 };

/** The target for a period of so many days, in the KPI's unit. A loss of 5 % a quarter is one of 1.7 % a month: (1 − 0.05) to the power of a third
 * is kept. KPIs that do not grow with time have the same target for every period. */
export function targetIn(kpi: Pick<Kpi, 'compounds'>, { value, per }: Pick<Target, 'value' | 'per'>, length: number): number {
  if (!kpi.compounds || !per) return value;
  const power = length / days[per];
  return kpi.compounds === 'lost' ? 1 - (1 - value) ** power : value ** power;
}
