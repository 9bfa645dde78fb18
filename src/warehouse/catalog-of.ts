import { type DatasetId, type DimensionId, dataset, datasets, dimensions } from '../model/dataset';
import type { Day } from '../time/day';
import { localDayIn } from '../time/local-day';
import type { Catalog, DatasetState } from './catalog';
import type { ImportRecord, ManifestVersion, Range, Segment } from './manifest';
import { spanOf } from './total-spans';
import { horizonOfTotals, kindDays, totalStates } from './total-states';

export type CatalogSettings = { readonly zone: string; readonly inactivityDays: number };

const MS_PER_DAY = 86_400_000;

/** Fields that hold instants, the one that dates a record first. */
const instants = (id: DatasetId): readonly string[] =>
  dataset(id).fields.flatMap((field) => (field.kind === 'instant' ? [field.id] : []));

/** Datasets whose records name a customer, from whom they take dimensions. */
export const inherits = (id: DatasetId): boolean => id === 'orders' || id === 'surveys';

/** The local day of a stored instant. */
export function dayOf(value: number, { floating }: Pick<Range, 'floating'>, zone: string): Day {
  return floating ? Math.floor(value / MS_PER_DAY) : localDayIn(zone, value);
}

function rangesOf(segments: readonly Segment[], field: string): readonly Range[] {
  return segments.flatMap(({ ranges }) => {
    const range = ranges[field];
    return range ? [range] : [];
  });
}

/** The last day that a segment's newest cost is of: a sheet with one cost a month says all of the month, though its date is the first. Not
 * later than the day on which it was imported. */
function lastOfCosts(
  { importId, ranges: { date }, spacing }: Segment,
  { imports }: Pick<ManifestVersion, 'imports'>,
  zone: string,
): readonly Day[] {
  if (!date || !spacing) return [];
  const [, last] = spanOf(dayOf(date.newest, date, zone), spacing);
  const { importedAt } = imports.find(({ id }) => id === importId) ?? {};
  return [importedAt === undefined ? last : Math.min(last, localDayIn(zone, importedAt))];
}

function days(
  segments: readonly Segment[],
  id: DatasetId,
  zone: string,
  version: Pick<ManifestVersion, 'imports'>,
): { firstDay: Day; lastDay: Day } {
  const [main = ''] = instants(id);
  const first = rangesOf(segments, main).map((range) => dayOf(range.min, range, zone));
  const newest = instants(id).flatMap((field) => rangesOf(segments, field).map((range) => dayOf(range.newest, range, zone)));
  const firstDay = Math.min(...first);
  const costs = id === 'spend' ? segments.flatMap((segment) => lastOfCosts(segment, version, zone)) : [];
  return { firstDay, lastDay: Math.max(...newest, ...costs, firstDay) };
}

/** First and last day of what a file brings, both in; undefined when its rows are not dated. */
export function daysOfFile(record: ImportRecord, zone: string): readonly [first: Day, last: Day] | undefined {
  if (!record.original) return undefined;
  const { firstDay, lastDay } = days([record.original], record.dataset, zone, { imports: [record] });
  return Number.isFinite(firstDay) ? [firstDay, lastDay] : undefined;
}

const own = (segments: readonly Segment[]): readonly DimensionId[] =>
  dimensions.map(({ id }) => id).filter((id) => segments.some(({ fields }) => fields.includes(id)));

/** Refused rows of the imports whose rows are live. */
function refusedOf({ imports }: ManifestVersion, segments: readonly Segment[]): number {
  const live = new Set(segments.map(({ importId }) => importId));
  return imports.reduce((sum, { id, summary }) => sum + (live.has(id) ? summary.accounting.refused : 0), 0);
}

function stateOf(
  id: DatasetId,
  segments: readonly Segment[],
  version: ManifestVersion,
  customers: readonly DimensionId[],
  zone: string,
): DatasetState {
  const fields = [...new Set(segments.flatMap((segment) => segment.fields))];
  const dims = own(segments);
  const inherited =
    inherits(id) && fields.includes('customer_id') ? customers.filter((dimension) => !dims.includes(dimension)) : [];
  return {
    rows: segments.reduce((sum, { rows }) => sum + rows, 0),
    refused: refusedOf(version, segments),
    ...days(segments, id, zone, version),
    fields,
    own: dims,
    inherited,
    derived: false,
  };
}

/** What a version of the manifest holds, from the manifest alone: no engine is needed. Empty segments count for nothing. */
export function catalogOf(version: ManifestVersion, { zone, inactivityDays }: CatalogSettings): Catalog {
  const live = version.segments.filter(({ rows }) => rows > 0);
  const of = (id: DatasetId) => live.filter((segment) => segment.dataset === id);
  const derived = of('customers').length === 0 && of('orders').length > 0;
  const customers = own(derived ? of('orders') : of('customers'));
  const states: Partial<Record<DatasetId, DatasetState>> = {};
  for (const { id } of datasets) {
    if (of(id).length > 0) states[id] = stateOf(id, of(id), version, customers, zone);
  }
  if (derived && states.orders) {
    const { firstDay, lastDay } = states.orders;
    states.customers = {
      rows: 0,
      refused: states.orders.refused,
      firstDay,
      lastDay,
      fields: ['customer_id', 'acquired_at', 'churned_at', ...customers],
      own: customers,
      inherited: [],
      derived: true,
      inactivityDays,
    };
  }
  const totals = totalStates(of('figures'));
  const kinds = kindDays(of('surveys'));
  if (totals && states.figures) states.figures = { ...states.figures, ...horizonOfTotals(totals, states.figures) };
  return {
    version: `${version.version}.${version.committedAt}.${zone}.${inactivityDays}`,
    datasets: states,
    ...(totals ? { totals } : {}),
    ...(kinds ? { kinds } : {}),
  };
}
