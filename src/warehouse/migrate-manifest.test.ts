import { expect, test } from 'vitest';
import { filesOf, parseManifest, withOriginals } from './migrate-manifest';
import { recordsIn, replayStart } from './replay-plan';

/** Two versions as the first release wrote them: the second import updated one of the first's two orders, whose segment was copied without it. */
const segment = (file: string, importId: string, rows: number) => ({
  file,
  dataset: 'orders',
  rows,
  bytes: 536_576,
  checksum: '2:5',
  fields: ['order_id', 'customer_id', 'ordered_at', 'amount'],
  ranges: { ordered_at: { min: 1_792_886_400_000, max: 1_792_972_800_000, newest: 1_792_972_800_000, floating: true } },
  importId,
});
const record = (id: string, changes: object) => ({
  id,
  source: { name: `${id}.csv`, bytes: 90, fingerprint: '00ff' },
  importedAt: 1_793_491_200_000,
  sample: false,
  dataset: 'orders',
  summary: {
    mapping: { dataset: 'orders', encoding: 'utf-8', delimiter: ',', preamble: 0, columns: [] },
    accounting: { records: 3, header: 1, preamble: 0, footer: 0, blank: 0, loaded: 2, replaced: 0, refused: 0 },
    groups: [],
    findings: [],
  },
  changes,
});
const first = {
  version: 1,
  committedAt: 1_793_491_200_000,
  action: 'import',
  before: 0,
  segments: [segment('a.db', 'one', 2)],
  imports: [record('one', { added: 2, updated: 0 })],
};
const second = {
  version: 2,
  committedAt: 1_793_491_300_000,
  action: 'import',
  before: 1,
  segments: [segment('a2.db', 'one', 1), segment('b.db', 'two', 2)],
  imports: [record('one', { added: 2, updated: 0 }), record('two', { added: 1, updated: 1 })],
};

test('a version of the first release is read: counts that it did not have are none, and imports get their own rows', () => {
  const kept = [first, second].flatMap((value) => parseManifest(value) ?? []);
  const [, newest] = kept.map((version) => withOriginals(version, kept));
  if (!newest) throw new Error('the second version was not read');
  expect(newest.imports.map(({ changes }) => changes)).toEqual([
    { added: 2, updated: 0, unchanged: 0, orphans: 0 },
    { added: 1, updated: 1, unchanged: 0, orphans: 0 },
  ]);
  expect(newest.imports[0]?.summary.accounting.passed).toBe(0);
  // The first import's two rows are in the version before; the copy without the updated one is not what was read.
  expect(newest.imports.map(({ original }) => original?.file)).toEqual(['a.db', 'b.db']);
  expect([...filesOf(newest)].sort()).toEqual(['a.db', 'a2.db', 'b.db', 'b.db']);
});

test('damaged versions are told from old ones', () => {
  expect(parseManifest({ ...first, segments: [{ file: 'a.db' }] })).toBeUndefined();
  expect(parseManifest(undefined)).toBeUndefined();
});

test('a replay begins at the version that has gone through the most of the wanted imports and nothing else', () => {
  const kept = [first, second].flatMap((value) => parseManifest(value) ?? []);
  const versions = kept.map((version) => withOriginals(version, kept));
  const [one, two] = versions[1]?.imports ?? [];
  if (!one || !two) throw new Error('both imports are there');
  const start = (wanted: (typeof versions)[0]['imports']) => {
    const { records, rest } = replayStart(wanted, versions, 'orders');
    return [records.segments.map(({ file }) => file), rest.map(({ id }) => id)];
  };
  expect(start([one, two])).toEqual([['a2.db', 'b.db'], []]);
  expect(start([one])).toEqual([['a.db'], []]);
  expect(start([two])).toEqual([[], ['two']]);
  expect(versions[1] && recordsIn(versions[1], 'tickets')).toEqual({ segments: [], orphans: {} });
});
