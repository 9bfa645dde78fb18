import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { duckdbInNode, openBook } from '../../testing/duckdb-in-node';
import { dayOf } from '../../time/day';

let engine: Awaited<ReturnType<typeof duckdbInNode>>;

beforeAll(async () => {
  engine = await duckdbInNode();
});

const DAY = 86_400_000;
const dates = fc.oneof(
  fc.array(
    fc.integer({ min: 0, max: 40 }).map((month) => dayOf(2023 + Math.floor(month / 12), (month % 12) + 1, 1)),
    { minLength: 1, maxLength: 6 },
  ),
  fc.array(
    fc.integer({ min: 1, max: 40 }).map((month) => dayOf(2023 + Math.floor(month / 12), (month % 12) + 1, 1) - 1),
    { minLength: 1, maxLength: 6 },
  ),
  fc.array(
    fc.integer({ min: -800, max: 800 }).map((week) => dayOf(2024, 1, 1) + 7 * week),
    { minLength: 1, maxLength: 6 },
  ),
  fc.array(fc.integer({ min: -3000, max: 30_000 }), { minLength: 1, maxLength: 6 }),
);
const given = fc.array(
  fc.record({
    kpi: fc.constantFrom('cac', 'nps', 'csat'),
    dates,
    last: fc.option(fc.integer({ min: -3, max: 90 }), { nil: undefined }),
  }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

test('the days that the engine gives a total are those that the catalog knows', () => {
  fc.assert(
    fc.property(given, (groups) => {
      const records = groups.flatMap(({ kpi, dates: days, last }) =>
        days.map((day) => ({ kpi, date: day * DAY, end_date: last === undefined ? undefined : (day + last) * DAY, value: 1 })),
      );
      const { catalog, run } = openBook(engine, [{ dataset: 'figures', records, floating: true }]);
      const { columns, rows } = run('SELECT kpi, CAST(date_day AS DOUBLE) AS a, CAST(end_date_day AS DOUBLE) AS z FROM figures');
      const found = new Map<string, Set<number>>();
      for (let row = 0; row < rows; row++) {
        const days = found.get(String(columns.kpi?.[row])) ?? new Set();
        for (let day = Number(columns.a?.[row]); day <= Number(columns.z?.[row]); day++) days.add(day);
        found.set(String(columns.kpi?.[row]), days);
      }
      for (const [kpi, { spans }] of Object.entries(catalog.totals ?? {})) {
        const known = new Set(
          spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, place) => start + place)),
        );
        expect(known).toEqual(found.get(kpi));
      }
      expect(Object.keys(catalog.totals ?? {}).sort()).toEqual([...found.keys()].sort());
    }),
    { numRuns: 60 },
  );
});
