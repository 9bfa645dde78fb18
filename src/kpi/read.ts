import type { Answer } from '../cube/answer';
import type { Filter } from '../cube/slice';
import { type DimensionId, dataset } from '../model/dataset';
import type { Flag, Reading, Reason } from '../model/reading';
import { isKnown } from '../model/reading';
import { intersect, type Period } from '../time/period';
import type { Catalog } from '../warehouse/catalog';
import { basisOf, datasetsOf, recordsNotSplit, sourcesOf, TOTALS, totalsHull, totalsNotSplit } from './basis';
import type { Context, Kpi } from './kpi';
import { readTotals } from './read-totals';
import { none, withFlags } from './reading';

const SMALL = 30;

const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

/** The files that the records lack. */
function needs(kpi: Kpi, catalog: Catalog): Reason | undefined {
  if (datasetsOf(kpi).every((id) => catalog.datasets[id])) return undefined;
  const lacking = (files: Kpi['needs'][number]) => files.map((need) => need.dataset).filter((id) => !catalog.datasets[id]);
  const missing = kpi.needs.map(lacking).sort((a, b) => a.length - b.length)[0] ?? [];
  const names = missing.map((id) => dataset(id).label.toLowerCase());
  return { code: 'needs-dataset', text: `Needs ${names.map(withArticle).join(' and ')} file`, datasets: missing };
}

/** Why the KPI can't be split or filtered by a dimension: neither its records nor its totals have it. */
export function notSplit(kpi: Kpi, dimension: DimensionId, catalog: Catalog): Reason | undefined {
  const { totals, records } = sourcesOf(kpi, catalog);
  const lacking = totals && !records ? undefined : recordsNotSplit(kpi, dimension, catalog);
  if (totals && (!records || lacking))
    return totalsNotSplit(kpi, dimension, catalog) && (lacking ?? totalsNotSplit(kpi, dimension, catalog));
  return lacking;
}

/** Why the KPI can't be asked at all with these filters; undefined when it can. */
export function obstacle(kpi: Kpi, filters: readonly Filter[], catalog: Catalog): Reason | undefined {
  const split = filters.map(({ dimension }) => notSplit(kpi, dimension, catalog)).find((reason) => reason !== undefined);
  return (catalog.totals?.[kpi.id] ? undefined : needs(kpi, catalog)) ?? split;
}

/** The days for which all of the KPI's datasets have data. Customers are a stock: that they were there before the first order or
 * cost does not widen it. With totals: from the first of both to the last. */
export function coverage(kpi: Kpi, catalog: Catalog): Period | undefined {
  const hull = totalsHull(kpi, catalog);
  if (hull) return hull;
  const ids = datasetsOf(kpi).filter((id) => catalog.datasets[id]);
  if (ids.length === 0) return undefined;
  const flows = ids.filter((id) => id !== 'customers');
  const start = Math.max(...(flows.length > 0 ? flows : ids).map((id) => catalog.datasets[id]?.firstDay ?? 0));
  const end = Math.min(...ids.map((id) => catalog.datasets[id]?.lastDay ?? 0)) + 1;
  return start < end ? { start, end } : undefined;
}

/** Customers made of orders leave, as far as one can see, no sooner than the inactivity window after the first order. */
function firstLossOf({ datasets }: Catalog): number | undefined {
  const { customers } = datasets;
  return customers?.inactivityDays === undefined ? undefined : customers.firstDay + customers.inactivityDays;
}

function contextOf(covered: Period, catalog: Catalog): Context {
  return {
    has: (id, field) => catalog.datasets[id]?.fields.includes(field) ?? false,
    derived: (id) => catalog.datasets[id]?.derived ?? false,
    firstLoss: firstLossOf(catalog),
    firstDay: covered.start,
    horizon: covered.end,
  };
}

function flagsOf(kpi: Kpi, n: number, catalog: Catalog): readonly Flag[] {
  const derived = datasetsOf(kpi).some((id) => catalog.datasets[id]?.derived);
  return [
    ...(n < SMALL
      ? [{ id: 'small-sample', text: 'small sample', detail: `Fewer than ${SMALL}: read the interval, not the number` } as const]
      : []),
    ...(derived
      ? [
          {
            id: 'derived',
            text: 'customers from orders',
            detail: 'There is no customers file: a customer came with the first order and left when no order followed for a year',
          } as const,
        ]
      : []),
  ];
}

/** What the records say of a period within their days. */
function fromRecords(
  kpi: Kpi,
  answers: Readonly<Record<string, Answer>>,
  measured: Period,
  covered: Period,
  catalog: Catalog,
): Reading {
  const reading = kpi.value(answers, measured, contextOf(covered, catalog));
  return isKnown(reading) ? withFlags(reading, flagsOf(kpi, reading.n, catalog)) : reading;
}

/** The same of a KPI that has totals: each for its own days. `asked` ends with the data, and may begin before it: how many of its days the
 * totals cover is told. */
function fromEither(
  kpi: Kpi,
  answers: Readonly<Record<string, Answer>>,
  asked: Period,
  measured: Period,
  catalog: Catalog,
  filters: readonly Filter[],
): Reading {
  const basis = basisOf(kpi, measured, catalog);
  const split = filters
    .flatMap(({ dimension }) => [
      basis.from === 'totals' ? undefined : recordsNotSplit(kpi, dimension, catalog),
      basis.from === 'records' ? undefined : totalsNotSplit(kpi, dimension, catalog),
    ])
    .find((reason) => reason !== undefined);
  if (split) return { none: split, parts: [] };
  const unasked =
    (basis.from !== 'totals' && Object.keys(kpi.measures).some((name) => !answers[name]) && 'records') ||
    (basis.from !== 'records' && !answers[TOTALS] && 'totals');
  if (unasked) return none(`Not split so: these days are from ${unasked} that do not have it`);
  const { records: own } = sourcesOf(kpi, catalog);
  const records = basis.from !== 'totals' && own ? fromRecords(kpi, answers, basis.days, own, catalog) : undefined;
  if (basis.from === 'records' && records) return records;
  const totals = answers[TOTALS];
  if (totals?.kind !== 'totals') throw new Error(`${kpi.id} was given ${totals?.kind ?? 'nothing'} for its totals`);
  const reading = readTotals(
    kpi,
    totals,
    asked,
    records && basis.from === 'both' ? { days: basis.days, reading: records } : undefined,
  );
  if (!isKnown(reading) || reading.n === 0 || reading.n >= SMALL) return reading;
  return withFlags(
    reading,
    flagsOf(kpi, reading.n, catalog).filter(({ id }) => id === 'small-sample'),
  );
}

/** The KPI in a period, cut where the data ends: a number with its evidence, or why there is none. `answers` may be empty when there is
 * an obstacle. */
export function readKpi(
  kpi: Kpi,
  answers: Readonly<Record<string, Answer>>,
  period: Period,
  catalog: Catalog,
  filters: readonly Filter[],
): Reading {
  const reason = obstacle(kpi, filters, catalog);
  if (reason) return { none: reason, parts: [] };
  const covered = coverage(kpi, catalog);
  const measured = covered && intersect(period, covered);
  if (!covered || !measured) return { none: { code: 'outside-data', text: 'No data in this period' }, parts: [] };
  return catalog.totals?.[kpi.id]
    ? fromEither(kpi, answers, { start: period.start, end: measured.end }, measured, catalog, filters)
    : fromRecords(kpi, answers, measured, covered, catalog);
}
