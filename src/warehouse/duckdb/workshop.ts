import type { Rate } from '../../import/rates/rates';
import type { CatalogSettings } from '../catalog-of';
import type { ManifestStore } from '../manifest-store';
import type { QueryEngines } from './engines';
import type { Places } from './places';
import type { preparedLock } from './prepared-lock';
import type { SegmentFiles } from './segment-files';
import type { ImportSessions } from './sessions';

export type WorkspaceSettings = { readonly zone: string; readonly currency: string; readonly rates?: readonly Rate[] };

/** All that preparing, committing and undoing work with. */
export type Workshop = Places & {
  readonly sessions: ImportSessions;
  readonly engines: QueryEngines;
  readonly lock: ReturnType<typeof preparedLock>;
  readonly now: () => number;
  settings(): WorkspaceSettings;
  catalogSettings(): CatalogSettings;
  /** Removes files that no version names, with their logs; what is still held goes at the next start. */
  remove(names: readonly string[]): Promise<void>;
};

/** Removes all files that no kept version needs. */
export async function sweep(files: SegmentFiles, manifests: ManifestStore): Promise<void> {
  const named = await manifests.namedFiles();
  for (const name of await files.list()) if (!named.has(name)) await files.remove(name);
}

/** Removes some files with their logs. */
export async function removeFiles(files: SegmentFiles, names: readonly string[]): Promise<void> {
  const all = names.flatMap((name) => [name, `${name}.wal`]);
  await Promise.all(all.map((name) => files.remove(name).catch(() => undefined)));
}
