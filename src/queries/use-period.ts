import { useMemo } from 'react';
import { useSettings } from '../store/settings';
import type { View } from '../store/view';
import type { Day } from '../time/day';
import { comparisonOf, periodContaining, periodOf, stepPeriod } from '../time/named-period';
import type { Calendar, Period } from '../time/period';
import type { Catalog } from '../warehouse/catalog';

export type ChosenPeriod = {
  readonly text: string;
  readonly period: Period;
  readonly againstText?: string;
  readonly against?: Period;
};

/** The newest quarter of which at least half is measured: the page opens on a figure, not on its first days. */
export function openingPeriod(lastDay: Day, calendar: Calendar): string {
  const text = periodContaining(lastDay, 'quarter', calendar);
  const period = periodOf(text, calendar);
  if (!period) throw new Error(`"${text}" is no period`);
  return (lastDay + 1 - period.start) * 2 >= period.end - period.start ? text : stepPeriod(text, -1, calendar);
}

/** The last day of the newest dataset. Without data there is none. */
export function newestDay(catalog: Catalog): Day | undefined {
  const days = Object.values(catalog.datasets).map(({ lastDay }) => lastDay);
  return days.length > 0 ? Math.max(...days) : undefined;
}

export function chosenPeriod(view: View, lastDay: Day, calendar: Calendar): ChosenPeriod {
  const wanted = view.period ? periodOf(view.period, calendar) : undefined;
  const text = wanted && view.period ? view.period : openingPeriod(lastDay, calendar);
  const period = wanted ?? periodOf(text, calendar);
  if (!period) throw new Error(`"${text}" is no period`);
  const againstText = comparisonOf(text, view.compare, calendar);
  const against = againstText ? periodOf(againstText, calendar) : undefined;
  return { text, period, ...(againstText && against ? { againstText, against } : {}) };
}

export function useCalendar(): Calendar {
  const { weekStart, fiscalStart } = useSettings();
  return useMemo(() => ({ weekStart, fiscalStart }), [weekStart, fiscalStart]);
}
