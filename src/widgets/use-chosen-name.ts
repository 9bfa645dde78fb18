import { chosenPeriod, newestDay, useCalendar } from '../queries/use-period';
import { useWorkspace } from '../queries/use-workspace';
import { useView } from '../store/filters';
import { useLocale } from './use-locale';
import { periodName } from './words';

/** The chosen period in words, "Q3 2026"; without data "no period yet". */
export function useChosenName(): string {
  const { catalog } = useWorkspace();
  const view = useView();
  const calendar = useCalendar();
  const locale = useLocale();
  const horizon = newestDay(catalog);
  return horizon === undefined ? 'no period yet' : periodName(chosenPeriod(view, horizon, calendar).text, calendar, locale);
}
