import { expect, test } from 'vitest';
import type { DatasetState } from '../warehouse/catalog';
import type { Changes } from '../warehouse/manifest';
import type { Prepared } from '../warehouse/warehouse';
import { effectsOf, effectWords } from './effect';

const none: Changes = { added: 0, updated: 0, unchanged: 9, orphans: 0 };
const table = (dataset: Prepared['dataset'], fields: readonly string[], changes: Changes = { ...none, added: 9 }): Prepared => ({
  id: 'p',
  dataset,
  fingerprint: 'f',
  changes,
  summary: {
    mapping: {
      dataset,
      encoding: 'utf-8',
      delimiter: ',',
      preamble: 0,
      columns: fields.map((field, index) => ({ index, name: field, field, rule: { kind: 'text' } })),
    },
    accounting: { records: 9, header: 0, preamble: 0, footer: 0, blank: 0, passed: 0, loaded: 9, replaced: 0, refused: 0 },
    groups: [],
    findings: [],
  },
});
const state = (fields: readonly string[]): DatasetState => ({
  rows: 1,
  refused: 0,
  firstDay: 0,
  lastDay: 9,
  fields,
  own: [],
  inherited: [],
  derived: false,
});
const words = (...given: Parameters<typeof effectsOf>) =>
  Object.fromEntries(effectsOf(...given).map((effect) => [effect.id, effectWords(effect)]));

test('a ticket file opens what its columns are enough for, and names the column that the other KPI lacks', () => {
  const first = words(table('tickets', ['created_at', 'first_response_at']), {});
  expect(first['first-response-time']).toBe('opens');
  expect(first['handling-time']).toMatch(/^the file has no /);
});

test('spend without customers still needs them; with them it opens acquisition cost', () => {
  expect(words(table('spend', ['date', 'amount']), {})).toEqual({ cac: 'still needs customers' });
  const here = { customers: state(['customer_id', 'acquired_at']) };
  expect(words(table('spend', ['date', 'amount']), here)).toEqual({ cac: 'opens' });
});

test('where the KPI is open already, new rows are counted and unchanged ones change nothing', () => {
  const here = { tickets: state(['ticket_id', 'created_at', 'first_response_at']) };
  const fields = ['ticket_id', 'created_at', 'first_response_at'];
  expect(words(table('tickets', fields), here)['first-response-time']).toBe('is counted with them');
  expect(words(table('tickets', fields, none), here)['first-response-time']).toBe('stays as it is');
});
