import * as v from 'valibot';
import { openDatabase } from '../storage/database';
import type { ManifestVersion } from './manifest';

/** How many versions are kept, and so how far Undo reaches. */
const KEPT = 12;

const range = v.object({ min: v.number(), max: v.number(), newest: v.number(), floating: v.boolean() });
const shape = v.looseObject({
  version: v.number(),
  committedAt: v.number(),
  action: v.picklist(['import', 'undo', 'remove', 'erase']),
  before: v.optional(v.number()),
  segments: v.array(
    v.looseObject({
      file: v.string(),
      dataset: v.string(),
      rows: v.number(),
      fields: v.array(v.string()),
      ranges: v.record(v.string(), range),
    }),
  ),
  imports: v.array(v.looseObject({ id: v.string(), dataset: v.string(), sample: v.boolean() })),
});

const isManifest = (value: unknown): value is ManifestVersion => v.is(shape, value);

/** What there is before anything was imported. */
export const emptyVersion: ManifestVersion = { version: 0, committedAt: 0, action: 'erase', segments: [], imports: [] };

/** Keeps versions of the manifest. */
export type ManifestStore = {
  newest(): Promise<ManifestVersion>;
  read(version: number): Promise<ManifestVersion | undefined>;
  /** Resolves when the version is on disk. With `alone`, all earlier ones go with it. */
  commit(version: ManifestVersion, alone: boolean): Promise<void>;
  /** Files that any kept version names. */
  namedFiles(): Promise<ReadonlySet<string>>;
};

/** Versions in IndexedDB, written with strict durability. */
export const storedManifests: ManifestStore = {
  async newest() {
    const database = await openDatabase();
    const cursor = await database.transaction('manifest').store.openCursor(null, 'prev');
    if (!cursor) return emptyVersion;
    if (!isManifest(cursor.value))
      throw new Error(`version ${cursor.key} of the manifest is damaged: erase everything in Settings and import again`);
    return cursor.value;
  },
  async read(version) {
    if (version === 0) return emptyVersion;
    const found: unknown = await (await openDatabase()).get('manifest', version);
    return isManifest(found) ? found : undefined;
  },
  async commit(version, alone) {
    const transaction = (await openDatabase()).transaction('manifest', 'readwrite', { durability: 'strict' });
    const oldest = alone ? version.version - 1 : version.version - KEPT;
    await Promise.all([
      transaction.store.put(version, version.version),
      transaction.store.delete(IDBKeyRange.upperBound(oldest)),
      transaction.done,
    ]);
  },
  async namedFiles() {
    const versions: unknown[] = await (await openDatabase()).getAll('manifest');
    return new Set(versions.flatMap((version) => (isManifest(version) ? version.segments.map(({ file }) => file) : [])));
  },
};

/** Versions in memory, for a browser that keeps nothing. */
export function passingManifests(): ManifestStore {
  const versions = new Map<number, ManifestVersion>();
  return {
    newest: async () => versions.get(Math.max(0, ...versions.keys())) ?? emptyVersion,
    read: async (version) => (version === 0 ? emptyVersion : versions.get(version)),
    async commit(version, alone) {
      if (alone) versions.clear();
      versions.set(version.version, version);
    },
    namedFiles: async () => new Set([...versions.values()].flatMap(({ segments }) => segments.map(({ file }) => file))),
  };
}
