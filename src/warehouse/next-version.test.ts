import { expect, test } from 'vitest';
import type { ImportRecord, ManifestVersion, Segment } from './manifest';
import { emptyVersion } from './manifest-store';
import { afterImport, afterRemoval, afterUndo, canUndo, type Imported } from './next-version';

const accounting = { records: 2, header: 1, preamble: 0, footer: 0, blank: 0, passed: 0, loaded: 1, replaced: 0, refused: 0 };
const mapping = { dataset: 'orders', encoding: 'utf-8', delimiter: ',', preamble: 0, columns: [] } as const;
const segment = (file: string, importId: string): Segment => ({
  file,
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
  source: { name: `${id}.csv`, bytes: 1, fingerprint: id },
  importedAt: 0,
  sample,
  dataset: 'orders',
  summary: { mapping, accounting, groups: [], findings: [] },
  changes: { added: 1, updated: 0, unchanged: 0, orphans: 0 },
});
const imported = (id: string, sample = false, replaced: Imported['replaced'] = new Map()): Imported => ({
  record: record(id, sample),
  segment: segment(`${id}.db`, id),
  replaced,
});
const files = ({ segments }: ManifestVersion) => segments.map(({ file }) => file);

test('an import adds its segment and remembers what it came after', () => {
  const first = afterImport(emptyVersion, [imported('a')], 1).version;
  const second = afterImport(first, [imported('b')], 2).version;
  expect([files(second), second.version, second.before]).toEqual([['a.db', 'b.db'], 2, 1]);
});

test('a segment that was copied without updated rows takes the old one’s place', () => {
  const first = afterImport(emptyVersion, [imported('a')], 1).version;
  const second = afterImport(first, [imported('b', false, new Map([['a.db', segment('a2.db', 'a')]]))], 2).version;
  expect(files(second)).toEqual(['a2.db', 'b.db']);
});

test('the sample goes with the user’s first file, and nothing stays to go back to', () => {
  const sample = afterImport(emptyVersion, [imported('s', true)], 1).version;
  const { version, alone } = afterImport(sample, [imported('a')], 2);
  expect([files(version), alone, version.before]).toEqual([['a.db'], true, undefined]);
  expect(files(afterUndo(version, undefined, 3))).toEqual([]);
});

test('undo goes back step by step, and no further than there is', () => {
  const first = afterImport(emptyVersion, [imported('a')], 1).version;
  const second = afterImport(first, [imported('b')], 2).version;
  const once = afterUndo(second, first, 3);
  expect([files(once), canUndo(once), once.before]).toEqual([['a.db'], true, 0]);
  const twice = afterUndo(once, emptyVersion, 4);
  expect([files(twice), canUndo(twice)]).toEqual([[], false]);
});

test('the sample’s own arrival can’t be undone; a removal can', () => {
  expect(canUndo(afterImport(emptyVersion, [imported('s', true)], 1).version)).toBe(false);
  const first = afterImport(emptyVersion, [imported('a')], 1).version;
  const without = afterRemoval(first, ['a'], 2);
  expect([files(without), canUndo(without), files(afterUndo(without, first, 3))]).toEqual([[], true, ['a.db']]);
});
