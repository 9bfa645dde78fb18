import { expect, test } from 'vitest';
import { dayOf } from '../time/day';
import type { ImportRecord } from '../warehouse/manifest';
import { handSources, usualDays } from './hand-sources';

const at = (month: number, day: number) => Date.UTC(2026, month - 1, day, 12);
const record = (dataset: ImportRecord['dataset'], importedAt: number, more: Partial<ImportRecord> = {}): ImportRecord => ({
  id: `${dataset} ${importedAt}`,
  source: { name: 'a.csv', bytes: 1, fingerprint: 'f' },
  importedAt,
  sample: false,
  dataset,
  summary: {
    mapping: { dataset, encoding: 'utf-8', delimiter: ',', preamble: 0, columns: [], vendor: 'Zendesk' },
    accounting: { records: 0, header: 0, preamble: 0, footer: 0, blank: 0, passed: 0, loaded: 0, replaced: 0, refused: 0 },
    groups: [],
    findings: [],
  },
  changes: { added: 0, updated: 0, unchanged: 0, orphans: 0 },
  ...more,
});

test('the rhythm is the median gap between days with an import, two files on a day are one', () => {
  // Gaps of 30, 31 and 90 days.
  expect(usualDays([0, 30, 30, 61, 151])).toBe(31);
  expect(usualDays([7, 7])).toBeUndefined();
  expect(usualDays([])).toBeUndefined();
});

test('a dataset that comes as files is listed with its newest day; what a source, the sample or an undone import brought is not', () => {
  const imports = [
    record('tickets', at(8, 25)),
    record('tickets', at(9, 24)),
    record('leads', at(9, 1), { sourceId: 'sheet' }),
    record('orders', at(9, 1), { sample: true }),
    record('surveys', at(9, 1), { undone: { at: at(9, 2) } }),
  ];
  expect(handSources(imports, 'UTC')).toEqual([
    { dataset: 'tickets', label: 'Tickets', vendor: 'Zendesk', last: dayOf(2026, 9, 24), every: 30 },
  ]);
});
