import { expect, test } from 'vitest';
import { dayOf } from '../time/day';
import { localDayIn } from '../time/local-day';
import { catalogOf } from './catalog-of';
import { conflictsOf, conflictText } from './figures-conflicts';
import type { ManifestVersion, Segment } from './manifest';
import { totalsIn } from './total-spans';

const at = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

function segment(dataset: Segment['dataset'], field: string, from: number, to: number, rest: Partial<Segment> = {}): Segment {
  const ranges = { [field]: { min: from, max: to, newest: to, floating: true } };
  return { file: dataset, dataset, rows: 9, bytes: 0, checksum: '', fields: [field], ranges, importId: dataset, ...rest };
}

const monthsOf = (kpi: string, year: number, months: readonly number[]): Segment => {
  const given = months.map((month) => ({ kpi, first: dayOf(year, month, 1), last: undefined, dimensions: [] }));
  const [from = 1, to = from] = [Math.min(...months), Math.max(...months)];
  return segment('figures', 'date', at(year, from, 1), at(year, to, 1), { totals: totalsIn(given) });
};

const customers = segment('customers', 'acquired_at', at(2019, 1, 1), at(2026, 9, 30), { fields: ['acquired_at', 'churned_at'] });
const spend = segment('spend', 'date', at(2025, 1, 1), at(2026, 9, 30));

const catalog = (...segments: Segment[]) => {
  const version: ManifestVersion = { version: 1, committedAt: 0, action: 'import', segments, imports: [] };
  return catalogOf(version, { zone: 'UTC', inactivityDays: 365 });
};

const step = (before: readonly Segment[], incoming: Segment) => conflictsOf(catalog(...before), catalog(...before, incoming));

test('totals for days that records cover are refused, with the days and what to do', () => {
  const conflicts = step([customers, spend], monthsOf('cac', 2026, [7, 8]));
  expect(conflicts).toMatchObject([
    { kpi: 'cac', standing: 'records', days: { start: dayOf(2026, 7, 1), end: dayOf(2026, 8, 1) } },
  ]);
  expect(conflictText(conflicts).replaceAll('\u00a0', ' ')).toBe(
    'Spend and customers for 1 Jul 2026 – 31 Jul 2026 are already here as records: acquisition cost from totals for the same days would count twice. Remove one first',
  );
});

test('records for days that totals cover are refused as well', () => {
  const conflicts = step([customers, monthsOf('cac', 2026, [7])], spend);
  expect(conflicts).toMatchObject([{ kpi: 'cac', standing: 'totals' }]);
  expect(conflictText(conflicts)).toContain(
    'is already here as totals: with spend and customers for the same days it would count twice',
  );
});

test('totals of 2024 stand beside records from 2025 on', () => {
  expect(step([customers, spend], monthsOf('cac', 2024, [1, 12]))).toEqual([]);
});

test('a file that lacks what the KPI needs is no record of it', () => {
  const nameless = { ...customers, fields: ['acquired_at'] };
  expect(step([nameless], monthsOf('churn-rate', 2026, [7]))).toEqual([]);
  expect(step([customers], monthsOf('churn-rate', 2026, [7]))).toHaveLength(1);
  expect(step([spend], monthsOf('cac', 2026, [7]))).toEqual([]);
});

test('answers of one survey do not clash with totals of the other', () => {
  const days = [localDayIn('UTC', at(2026, 1, 1)), localDayIn('UTC', at(2026, 9, 30))] as const;
  const surveys = segment('surveys', 'responded_at', at(2026, 1, 1), at(2026, 9, 30), { kinds: { csat: days } });
  expect(step([surveys], monthsOf('nps', 2026, [7]))).toEqual([]);
  expect(step([surveys], monthsOf('csat', 2026, [7]))).toHaveLength(1);
  // Of a file that does not say which kinds it holds, any may be in it.
  const { kinds: _, ...silent } = surveys;
  expect(step([silent], monthsOf('nps', 2026, [7]))).toHaveLength(1);
});

test('days that clash already do not hold up another import', () => {
  const clash = [customers, monthsOf('churn-rate', 2026, [7])];
  expect(step(clash, spend)).toEqual([]);
});
