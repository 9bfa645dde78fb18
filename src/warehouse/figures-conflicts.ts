import { formatDay } from '../format/date';
import { type DatasetId, dataset } from '../model/dataset';
import { kpiNames } from '../model/kpi-names';
import { intersect, type Period } from '../time/period';
import { type Catalog, recordDays } from './catalog';

/** Days for which a KPI would have both records and totals. */
export type FiguresConflict = {
  readonly kpi: string;
  readonly label: string;
  /** The datasets that hold its records. */
  readonly datasets: readonly DatasetId[];
  /** The first stretch of such days. */
  readonly days: Period;
  /** What was there before: the other one comes in. */
  readonly standing: 'records' | 'totals' | 'neither';
};

/** Days that the KPI has records for and totals of, span by span. */
function shared(kpi: (typeof kpiNames)[number], catalog: Catalog): readonly Period[] {
  const records = recordDays(kpi.records, catalog);
  const spans = records ? (catalog.totals?.[kpi.id]?.spans ?? []) : [];
  return spans.flatMap((span) => (records && intersect(span, records)) ?? []);
}

/** KPIs for which a step from one state of the data to the next brings totals and records of the same days together. Days that clash already
 * are no news, so that an import which does not touch them is not held up. */
export function conflictsOf(before: Catalog, after: Catalog): readonly FiguresConflict[] {
  return kpiNames.flatMap((kpi) => {
    const known = shared(kpi, before);
    const [days] = shared(kpi, after).filter((each) => !known.some((old) => old.start <= each.start && old.end >= each.end));
    if (!days) return [];
    const standing = recordDays(kpi.records, before) ? 'records' : before.totals?.[kpi.id] ? 'totals' : 'neither';
    return [{ kpi: kpi.id, label: kpi.label, datasets: kpi.records.map((source) => source.dataset), days, standing } as const];
  });
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why the import is refused, and what to do, in a sentence or two. */
export function conflictText(conflicts: readonly FiguresConflict[]): string {
  const [first] = conflicts;
  if (!first) throw new Error('no conflict to tell of');
  const files = list(first.datasets.map((id) => dataset(id).label.toLowerCase()));
  const days = `${formatDay(first.days.start, 'en-GB')} – ${formatDay(first.days.end - 1, 'en-GB')}`;
  const others = conflicts.slice(1).map(({ label }) => label.toLowerCase());
  const more = others.length > 0 ? ` The same holds for ${list(others)}.` : '';
  const text =
    first.standing === 'records'
      ? `${capital(files)} for ${days} are already here as records: ${first.label.toLowerCase()} from totals for the same days would count twice.`
      : first.standing === 'totals'
        ? `${first.label} for ${days} is already here as totals: with ${files} for the same days it would count twice.`
        : `${first.label} for ${days} would come both as totals and from ${files}: it would count twice.`;
  return `${text}${more} Remove one first`;
}
