import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, readRows, understand } from '../../testing/import-helpers';
import { sourceOfBytes } from '../text/byte-source';
import { readFile } from './read-file';

const mappingOf = async (text: string) => (await understand('orders.csv', bytesOf(text))).mapping;
const header = 'order_id,customer_id,ordered_at,amount';

describe('a row that a column refuses', () => {
  test.each([
    ['an impossible date', 'o1,c1,2026-02-30,5', 'date-unreadable', 'ordered_at', '2026-02-30'],
    ['a word for a number', 'o1,c1,2026-02-03,five', 'number-unreadable', 'amount', 'five'],
    ['an empty required cell', 'o1,,2026-02-03,5', 'empty', 'customer_id', ''],
    ['a currency without a rate', 'o1,c1,2026-02-03,£5', 'no-rate', 'amount', '£5'],
    ['too few cells', 'o1,c1,2026-02-03', 'too-few-cells', undefined, undefined],
    ['too many cells', 'o1,c1,2026-02-03,5,6', 'too-many-cells', undefined, undefined],
    ['a broken quote', 'o1,"c"1,2026-02-03,5', 'text-after-quote', undefined, undefined],
  ])(
    'with %s is named by record, line, column, value and reason, and its neighbours load',
    async (_, bad, reason, column, value) => {
      const text = `${header}\no0,c0,2026-02-01,1.10\n${bad}\no2,c2,2026-02-04,2.20\n`;
      const { rows, findings, accounting, identityHolds, refused } = await readRows(
        bytesOf(text),
        await mappingOf(`${header}\no0,c0,2026-02-01,1.10\n`),
      );
      expect(rows.map(({ order_id, line }) => [order_id, line])).toEqual([
        ['o0', 2],
        ['o2', 4],
      ]);
      expect(findings).toMatchObject([{ severity: 'refused', record: 3, line: 3, reason }]);
      expect([findings[0]?.column, findings[0]?.value]).toEqual([column, value]);
      expect(accounting).toMatchObject({ records: 4, loaded: 2, refused: 1 });
      expect(identityHolds).toBe(true);
      expect(await refused?.text()).toContain('refused: reason');
    },
  );
});

test('a refused cell that a spreadsheet would run is written behind an apostrophe', async () => {
  const text = `${header}\n=cmd|' /C calc'!A0,c1,never,5\n`;
  const { refused } = await readRows(bytesOf(text), await mappingOf(`${header}\n`));
  expect(await refused?.text()).toContain(`"'=cmd|' /C calc'!A0"`);
});

test('times with an offset are instants; a column without any is kept by the wall clock', async () => {
  const text = 'ticket_id,created_at,resolved_at\na,2026-03-29 12:00,2026-03-29T12:00:00+02:00\n';
  const mapping = (await understand('tickets.csv', bytesOf(text))).mapping;
  const { rows, floating } = await readRows(bytesOf(text), mapping, { zone: 'Europe/Berlin' });
  expect(rows[0]).toMatchObject({ created_at: Date.UTC(2026, 2, 29, 12), resolved_at: Date.UTC(2026, 2, 29, 10) });
  expect(floating).toEqual(['created_at']);
});

test('a column that mixes both is read again as instants, with a note', async () => {
  const text = 'ticket_id,created_at\na,2026-03-29 12:00\nb,2026-03-29T12:00:00Z\n';
  const mapping = (await understand('tickets.csv', bytesOf(text))).mapping;
  const { rows, floating, groups } = await readRows(bytesOf(text), mapping, { zone: 'Europe/Berlin' });
  // Berlin is at +02:00 from 29 March 2026 on: noon there is ten o'clock in UTC.
  expect(rows.map(({ created_at }) => created_at)).toEqual([Date.UTC(2026, 2, 29, 10), Date.UTC(2026, 2, 29, 12)]);
  expect(floating).toEqual([]);
  expect(groups).toMatchObject([{ severity: 'note', reason: 'no-offset', count: 1 }]);
});

test('1900-01-01 stands for no date', async () => {
  const text = 'ticket_id,created_at,resolved_at\na,2026-03-29 12:00,1900-01-01 00:00:00\n';
  const { rows, groups } = await readRows(bytesOf(text), (await understand('tickets.csv', bytesOf(text))).mapping);
  expect(rows[0]?.resolved_at).toBeUndefined();
  expect(groups).toMatchObject([{ reason: 'sentinel', count: 1 }]);
});

test('scores of other scales are mapped evenly to 1–5, and those off the scale refused', async () => {
  const text =
    'response_id,responded_at,kind,score\n1,2026-01-01,csat,7\n2,2026-01-01,csat,4\n3,2026-01-01,nps,10\n4,2026-01-01,csat,8\n';
  const { mapping } = await understand('surveys.csv', bytesOf(text));
  const columns = mapping.columns.map((column) =>
    column.field === 'score' ? { ...column, rule: { kind: 'score', scale: '1-7', decimal: '.' } as const } : column,
  );
  const { rows, findings } = await readRows(bytesOf(text), { ...mapping, columns });
  // 7 of 1–7 is 5; 4 is the middle, 1 + 3/6 × 4 = 3; NPS keeps its own scale.
  expect(rows.map(({ score }) => score)).toEqual([5, 3, 10]);
  expect(findings).toMatchObject([{ reason: 'score-off-scale', value: '8' }]);
});

test('cancel stops the reading with the signal’s reason', async () => {
  const controller = new AbortController();
  const text = `${header}\n${'o,c,2026-02-01,1\n'.repeat(1000)}`;
  const reading = readFile(sourceOfBytes('orders.csv', bytesOf(text)), await mappingOf(`${header}\n`), {
    currency: 'EUR',
    zone: 'UTC',
    batchRows: 100,
    signal: controller.signal,
    onBatch: async () => controller.abort(new DOMException('cancelled', 'AbortError')),
  });
  await expect(reading).rejects.toThrow('cancelled');
});

test('whatever the bytes, the records add up: header, blank, loaded, footer and refused', async () => {
  const mapping = await mappingOf(`${header}\n`);
  const line = fc.oneof(
    fc.constantFrom(
      'o,c,2026-02-01,1',
      '',
      ',,,',
      'Total,,,5',
      'o,c,2026-02-01,"1"',
      '"o""x",c,2026-02-01,1',
      'o,"c',
      '"o"c,,',
      'o,c,2026-99-01,1',
      '"a\nb",c,2026-02-01,3',
    ),
    fc.string({ unit: fc.constantFrom('a', '"', ',', '1', '\r'), maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 15 }),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 7 }),
      async (lines, newline, batchRows) => {
        const { identityHolds, accounting, rows } = await readRows(bytesOf([header, ...lines].join(newline)), mapping, {
          batchRows,
        });
        expect(identityHolds).toBe(true);
        expect(rows.length).toBe(accounting.loaded);
      },
    ),
    { numRuns: 400 },
  );
});
