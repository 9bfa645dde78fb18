import { formatDayShort } from '../format/date';
import type { Locale } from '../format/locale';
import { formatCount, formatInterval, formatValue, plural } from '../format/value';
import type { KpiView } from '../kpi/kpi';
import type { Accurate, Complete, Current, Grade, Readiness, Relevant } from '../kpi/readiness';
import { dataset } from '../model/dataset';
import { isKnown } from '../model/reading';

/** One cell of the matrix: the figure, and what it means for the KPI. */
export type QualityCell = { readonly grade: Grade; readonly figure: string; readonly note: string };

export const aspects = [
  { id: 'accurate', label: 'Accurate', help: 'refused, out of range, contradictory dates' },
  { id: 'relevant', label: 'Relevant', help: 'fields that the KPI needs' },
  { id: 'current', label: 'Up to date', help: 'newest record, against the usual rhythm' },
  { id: 'complete', label: 'Complete', help: 'share with the needed fields, missing days' },
] as const;

export type AspectId = (typeof aspects)[number]['id'];

const nothing: QualityCell = { grade: 'none', figure: 'No data', note: '' };
const sentence = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(', ');

/** A share that is not whole is never written as 100 %. */
function share(value: number, locale: Locale): string {
  const percent = value === 1 ? 1 : Math.min(0.9999, value);
  return percent > 0.999 && percent < 1 ? `99.9+\u00a0%` : formatValue(percent, 'share', locale).replace(/^100\.0/, '100');
}

function accurate(
  { grade, share: used, refused, contradictory, bounds, tooLowBy }: Accurate,
  view: KpiView,
  locale: Locale,
): QualityCell {
  const { unit } = view.kpi;
  return {
    grade,
    figure: share(used, locale),
    note: sentence([
      refused > 0 ? `${plural(refused, ['row', 'rows'], locale)} refused` : undefined,
      contradictory > 0 ? `${formatCount(contradictory, locale)} left out` : undefined,
      bounds ? `with them ${formatInterval(bounds, unit, locale)}` : undefined,
      tooLowBy !== undefined ? `about ${formatValue(tooLowBy, unit, locale)} too low` : undefined,
    ]),
  };
}

function relevant({ grade, mapped, needed, missing }: Relevant, loaded: (id: string) => boolean): QualityCell {
  const absent = [...new Set(missing.map((each) => each.dataset))].filter((id) => !loaded(id));
  const lacking = missing.filter((each) => loaded(each.dataset)).map(({ field }) => field);
  return {
    grade,
    figure: `${mapped} of ${needed}`,
    note:
      missing.length === 0
        ? 'fields'
        : sentence([
            absent.length > 0 ? `needs ${absent.map((id) => dataset(id).label.toLowerCase()).join(' and ')}` : undefined,
            lacking.length > 0 ? `lacks ${lacking.join(', ')}` : undefined,
          ]),
  };
}

function current({ grade, dataset: id, lastDay, behind, age, usual }: Current, locale: Locale): QualityCell {
  const days = (count: number) => plural(count, ['day', 'days'], locale);
  const late = behind > 7 && behind > (usual ?? 1);
  return {
    grade,
    figure: formatDayShort(lastDay, locale.locale),
    note:
      grade === 'fine'
        ? usual !== undefined && usual > 6
          ? `comes every ${days(usual)}`
          : ''
        : late
          ? `${dataset(id).label.toLowerCase()} end ${days(behind)} before the rest: the figure stops there`
          : `${days(age)} old: later days are not in it`,
  };
}

function complete({ grade, share: whole, without, few, gaps }: Complete, view: KpiView, locale: Locale): QualityCell {
  const { kpi, reading } = view;
  const missing = gaps?.missing.length ?? 0;
  const interval = isKnown(reading) && reading.interval ? formatInterval(reading.interval, kpi.unit, locale) : undefined;
  if (few && isKnown(reading)) {
    return {
      grade,
      figure: plural(reading.n, kpi.counts, locale),
      note: interval ? `few: ${interval} is all one can say` : 'few: read it with care',
    };
  }
  return {
    grade,
    figure: gaps && missing > 0 ? `${gaps.expected - missing} of ${gaps.expected} ${gaps.by}s` : share(whole, locale),
    note: sentence([
      without > 0
        ? `${formatCount(without, locale)} without ${kpi.unit === 'seconds' ? 'a time: not in it' : 'a value'}`
        : undefined,
      missing > 0 ? `no records on ${missing === 1 ? 'one' : formatCount(missing, locale)}: lost, or closed?` : undefined,
      without === 0 && missing === 0 ? `of ${kpi.counts[1]}` : undefined,
    ]),
  };
}

/** The words of one KPI under one aspect. */
export function qualityCell(
  aspect: AspectId,
  readiness: Readiness,
  view: KpiView,
  loaded: (id: string) => boolean,
  locale: Locale,
): QualityCell {
  const { accurate: a, relevant: r, current: c, complete: m } = readiness;
  switch (aspect) {
    case 'accurate':
      return a ? accurate(a, view, locale) : nothing;
    case 'relevant':
      return relevant(r, loaded);
    case 'current':
      return c ? current(c, locale) : nothing;
    case 'complete':
      return m ? complete(m, view, locale) : nothing;
  }
}
