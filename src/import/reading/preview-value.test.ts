import { expect, test } from 'vitest';
import type { Mapping } from '../mapping';
import { sourceOfBytes } from '../text/byte-source';
import { readPreview } from './preview-value';
import { rowsAt } from './rows-at';

const mapping: Mapping = {
  dataset: 'orders',
  encoding: 'utf-8',
  delimiter: ';',
  preamble: 1,
  columns: [
    { index: 0, name: 'Nr', field: 'order_id', rule: { kind: 'text' } },
    { index: 1, name: 'Kunde', field: 'customer_id', rule: { kind: 'text' } },
    { index: 2, name: 'Tag', field: 'ordered_at', rule: { kind: 'instant', order: 'day-first' } },
    { index: 3, name: 'Betrag', field: 'amount', rule: { kind: 'money', decimal: ',' } },
    { index: 4, name: 'Notiz', rule: { kind: 'text' } },
  ],
};
const text =
  'Bericht\nNr;Kunde;Tag;Betrag;Notiz\na;k1;24.09.2026;1.284,50;x\nb;k2;31.06.2026;zehn;y\nc;k3;01.07.2026\nGesamt;;;1.284,50;\n';
const source = sourceOfBytes('bericht.csv', new TextEncoder().encode(text));
const options = { currency: 'EUR', zone: 'UTC' };

test('records are found by their number, and the last ones with them, each once', async () => {
  const rows = await rowsAt(source, mapping, new Set([1, 3, 6]), 2);
  expect(rows.map(({ record, line, cells }) => [record, line, cells[0]])).toEqual([
    [1, 1, 'Bericht'],
    [3, 3, 'a'],
    [4, 4, 'b'],
    [5, 5, 'c'],
    [6, 6, 'Gesamt'],
  ]);
});

test('a cell reads in the preview as it will be imported, and a refused one does not hide its neighbours', async () => {
  const rows = await rowsAt(source, mapping, new Set([3, 4, 5]), 0);
  const [whole, broken, short] = await readPreview(rows, mapping, options);
  expect(whole?.loaded).toBe(true);
  // Money is kept in ten-thousandths: 1,284.50 is 12,845,000.
  expect(whole?.values.get(3)).toEqual({ kind: 'money', value: 12_845_000, floating: false });
  expect(whole?.values.get(2)).toEqual({ kind: 'instant', value: Date.UTC(2026, 8, 24), floating: true });
  expect(whole?.values.has(4)).toBe(false);
  expect(broken?.loaded).toBe(false);
  expect([...(broken?.refusals.keys() ?? [])]).toEqual([2, 3]);
  expect(broken?.values.get(1)).toEqual({ kind: 'id', value: 'k2', floating: false });
  expect(short?.refusal?.reason).toBe('too-few-cells');
});
