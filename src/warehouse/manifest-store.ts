import { openDatabase } from '../storage/database';
import type { ManifestVersion } from './manifest';
import { filesOf, isWhole, parseManifest, withOriginals } from './migrate-manifest';

/** How many versions are kept, and so how far Undo of the newest change reaches. */
const KEPT = 12;

/** What there is before anything was imported. */
export const emptyVersion: ManifestVersion = { version: 0, committedAt: 0, action: 'erase', segments: [], imports: [] };

/** Keeps versions of the manifest. */
export type ManifestStore = {
  newest(): Promise<ManifestVersion>;
  read(version: number): Promise<ManifestVersion | undefined>;
  /** All versions that are kept and not damaged, the oldest first. */
  kept(): Promise<readonly ManifestVersion[]>;
  /** Resolves when the version is on disk. With `alone`, all earlier ones go with it. */
  commit(version: ManifestVersion, alone: boolean): Promise<void>;
  /** Files that any kept version names, its imports' own rows included. */
  namedFiles(): Promise<ReadonlySet<string>>;
};

async function storedVersions(): Promise<readonly ManifestVersion[]> {
  const values: unknown[] = await (await openDatabase()).getAll('manifest');
  const parsed = values.flatMap((value) => parseManifest(value) ?? []);
  return parsed.map((version) => withOriginals(version, parsed));
}

/** Versions in IndexedDB, written with strict durability. */
export const storedManifests: ManifestStore = {
  async newest() {
    const database = await openDatabase();
    const cursor = await database.transaction('manifest').store.openCursor(null, 'prev');
    if (!cursor) return emptyVersion;
    const newest = parseManifest(cursor.value);
    if (!newest)
      throw new Error(`version ${cursor.key} of the manifest is damaged: erase everything in Settings and import again`);
    return isWhole(newest) ? newest : withOriginals(newest, await storedVersions());
  },
  async read(version) {
    if (version === 0) return emptyVersion;
    return (await storedVersions()).find((each) => each.version === version);
  },
  kept: storedVersions,
  async commit(version, alone) {
    const transaction = (await openDatabase()).transaction('manifest', 'readwrite', { durability: 'strict' });
    const oldest = alone ? version.version - 1 : version.version - KEPT;
    await Promise.all([
      transaction.store.put(version, version.version),
      transaction.store.delete(IDBKeyRange.upperBound(oldest)),
      transaction.done,
    ]);
  },
  namedFiles: async () => new Set((await storedVersions()).flatMap(filesOf)),
};

/** Versions in memory, for a browser that keeps nothing. */
export function passingManifests(): ManifestStore {
  const versions = new Map<number, ManifestVersion>();
  return {
    newest: async () => versions.get(Math.max(0, ...versions.keys())) ?? emptyVersion,
    read: async (version) => (version === 0 ? emptyVersion : versions.get(version)),
    kept: async () => [...versions.values()],
    async commit(version, alone) {
      if (alone) versions.clear();
      for (const number of versions.keys()) if (number <= version.version - KEPT) versions.delete(number);
      versions.set(version.version, version);
    },
    namedFiles: async () => new Set([...versions.values()].flatMap(filesOf)),
  };
}
