import { beforeAll, expect, test } from 'vitest';
import { compile } from '../../cube/compile';
import { indexAnswer, indexGroups } from '../../cube/index-answer';
import type { Slice } from '../../cube/slice';
import { duckdbInNode, openBook, type PlainRecord } from '../../testing/duckdb-in-node';
import { bytesOf, type Row, readRows, realFile, understand } from '../../testing/import-helpers';
import { duckdb } from '../../warehouse/duckdb/dialect';
import { csvCell } from './refused-rows';

const strings = JSON.parse(new TextDecoder().decode(realFile('csv/naughty-strings.json'))) as readonly string[];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const header = 'order_id,customer_id,ordered_at,amount,region';
const all = { start: -1e6, end: 1e6 };
/** What a cell that holds it means: nothing between the commas is no value. A zero byte or half a character can't be kept as text. */
const expected = (text: string): string | undefined => (text === '' ? undefined : text);

let engine: Awaited<ReturnType<typeof duckdbInNode>>;
let rows: readonly Row[];

async function read(text: string) {
  const { mapping } = await understand('orders.csv', bytesOf(text));
  return readRows(bytesOf(text), mapping);
}

beforeAll(async () => {
  engine = await duckdbInNode();
  const lines = strings.map((text, index) => `o${index},c1,2026-02-03,1,${quoted(text)}`);
  const report = await read(`${header}\n${lines.join('\n')}\n`);
  expect(report.identityHolds).toBe(true);
  rows = report.rows;
});

test('all 509 strings come through the import unchanged', () => {
  expect(strings).toHaveLength(509);
  expect(rows).toHaveLength(509);
  const changed = rows.flatMap((row, index) =>
    row.region === expected(strings[index] ?? '') ? [] : [[strings[index], row.region]],
  );
  expect(changed).toEqual([]);
});

test('each of them filters to its own records and has its own line in a breakdown', () => {
  const records = rows.map(
    ({ order_id, customer_id, ordered_at, amount, region }): PlainRecord => ({
      order_id,
      customer_id,
      ordered_at,
      amount,
      region,
    }),
  );
  const book = openBook(engine, [{ dataset: 'orders', records }]);
  const measure = { kind: 'daily', dataset: 'orders', day: ['ordered_at'] } as const;
  const counts = new Map<string, number>();
  for (const { region } of rows) counts.set(String(region ?? ''), (counts.get(String(region ?? '')) ?? 0) + 1);
  const run = (slice: Slice) => book.run(compile(slice, duckdb, book.catalog).sql);
  const wrong: unknown[] = [];
  for (const [value, count] of counts) {
    const answer = indexAnswer(measure, run({ measure, filters: [{ dimension: 'region', values: [value] }] }));
    if (answer.kind !== 'daily' || answer.records(all) !== count) wrong.push(value);
  }
  expect(wrong).toEqual([]);
  const top = [...counts.keys()];
  const groups = indexGroups(measure, run({ measure, filters: [], by: { dimension: 'region', top } }));
  const found = new Map([...groups].map(([value, answer]) => [value, answer.kind === 'daily' ? answer.records(all) : 0]));
  for (const [value, count] of counts) expect(found.get(value), JSON.stringify(value)).toBe(count);
});

test('exported behind the guard against formulas, and read again, each is what it was', async () => {
  const lines = rows.map(({ order_id, region }) =>
    [String(order_id), 'c1', '2026-02-03', '1', String(region ?? '')].map(csvCell).join(','),
  );
  for (const line of lines) expect(line.split(',').slice(4).join(',')).not.toMatch(/^"?[=@]/);
  const again = await read(`${header}\r\n${lines.join('\r\n')}\r\n`);
  expect(again.rows).toHaveLength(509);
  const changed = again.rows.flatMap((row, index) =>
    row.region === rows[index]?.region ? [] : [[rows[index]?.region, row.region]],
  );
  expect(changed).toEqual([]);
});
