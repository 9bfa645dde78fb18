import { expect, test } from 'vitest';
import type { ImportRecord, ManifestVersion, Segment } from './manifest';
import { emptyVersion } from './manifest-store';
import { afterImport, afterReplay, afterUndo, type Content, canUndo } from './next-version';

const accounting = { records: 2, header: 1, preamble: 0, footer: 0, blank: 0, passed: 0, loaded: 1, replaced: 0, refused: 0 };
const mapping = { dataset: 'orders', encoding: 'utf-8', delimiter: ',', preamble: 0, columns: [] } as const;
const segment = (importId: string): Segment => ({
  file: `${importId}.db`,
  dataset: 'orders',
  rows: 1,
  bytes: 1,
  checksum: '',
  fields: [],
  ranges: {},
  importId,
});
const record = (id: string, sample: boolean): ImportRecord => ({
  id,
  source: { name: `${id}.csv`, bytes: 1, fingerprint: id, hashed: 'content' },
  importedAt: 0,
  sample,
  dataset: 'orders',
  summary: { mapping, accounting, groups: [], findings: [] },
  changes: { added: 1, updated: 0, unchanged: 0, orphans: 0 },
  original: segment(id),
});
const content = (ids: readonly string[], sample = false): Content => ({
  segments: ids.map(segment),
  imports: ids.map((id) => record(id, sample)),
  orphans: {},
});
const files = ({ segments }: ManifestVersion) => segments.map(({ file }) => file);

test('an import remembers what it came after', () => {
  const first = afterImport(emptyVersion, content(['a']), false, 1);
  const second = afterImport(first, content(['a', 'b']), false, 2);
  expect([files(second), second.version, second.before]).toEqual([['a.db', 'b.db'], 2, 1]);
});

test('the sample goes with the user’s first file, and nothing stays to go back to', () => {
  const sample = afterImport(emptyVersion, content(['s'], true), false, 1);
  const version = afterImport(sample, content(['a']), true, 2);
  expect([files(version), version.before]).toEqual([['a.db'], undefined]);
  expect(files(afterUndo(version, undefined, 3))).toEqual([]);
});

test('undo goes back step by step, and no further than there is', () => {
  const first = afterImport(emptyVersion, content(['a']), false, 1);
  const second = afterImport(first, content(['a', 'b']), false, 2);
  const once = afterUndo(second, first, 3);
  expect([files(once), canUndo(once), once.before]).toEqual([['a.db'], true, 0]);
  const twice = afterUndo(once, emptyVersion, 4);
  expect([files(twice), canUndo(twice)]).toEqual([[], false]);
});

test('the sample’s own arrival can’t be undone; a removal can', () => {
  expect(canUndo(afterImport(emptyVersion, content(['s'], true), false, 1))).toBe(false);
  const first = afterImport(emptyVersion, content(['a']), false, 1);
  const without = afterReplay(first, content([]), 'remove', 2);
  expect([files(without), canUndo(without), files(afterUndo(without, first, 3))]).toEqual([[], true, ['a.db']]);
});

test('rows that wait for a record go back with the version that they were in', () => {
  const first = afterImport(emptyVersion, { ...content(['a']), orphans: { a: 3 } }, false, 1);
  const second = afterImport(first, content(['a', 'b']), false, 2);
  expect([second.orphans, afterUndo(second, first, 3).orphans]).toEqual([undefined, { a: 3 }]);
});
