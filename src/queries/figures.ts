import type { Filter } from '../cube/slice';
import type { Target } from '../goals/target';
import { targetStatus } from '../goals/target-status';
import type { KpiView } from '../kpi/kpi';
import { isKnown } from '../model/reading';
import { type Day, isoDay } from '../time/day';
import { length } from '../time/period';

type Context = {
  readonly app: string;
  readonly data: string;
  readonly periodText: string;
  readonly filters: readonly Filter[];
  readonly targets: readonly Target[];
  readonly horizon: Day;
};

/** The figures of a page as plain data, unrounded and in base units (share 0…1, seconds, currency units). Last days are included. */
export function figuresOf(views: readonly KpiView[], { app, data, periodText, filters, targets, horizon }: Context): object {
  const period = views[0]?.period;
  return {
    schema: 1,
    app,
    data,
    period: { text: periodText, ...(period ? { firstDay: isoDay(period.start), lastDay: isoDay(period.end - 1) } : {}) },
    filters: filters.map(({ dimension, values, exclude }) => ({ dimension, values, exclude: exclude === true })),
    kpis: views.map(({ kpi, reading, measured, partial, before, change }) => {
      const target = targets.find((each) => each.kpi === kpi.id);
      const number = isKnown(reading)
        ? {
            value: reading.value,
            interval: reading.interval ?? null,
            n: reading.n,
            numerator: reading.numerator ?? null,
            denominator: reading.denominator ?? null,
            flags: reading.flags.map(({ id }) => id),
            basis: reading.basis ?? 'records',
          }
        : { value: null, reason: reading.none };
      return {
        id: kpi.id,
        label: kpi.label,
        unit: kpi.unit,
        definition: kpi.option,
        ...number,
        measured: { firstDay: isoDay(measured.start), lastDay: isoDay(measured.end - 1), partial },
        before: before && isKnown(before) ? before.value : null,
        change: change ? { absolute: change.absolute, relative: change.relative ?? null, verdict: change.verdict } : null,
        goal: target
          ? {
              value: target.value,
              per: target.per ?? null,
              deadline: isoDay(target.deadline),
              status: targetStatus(kpi, reading, target, horizon, length(measured)).id,
            }
          : null,
      };
    }),
  };
}
