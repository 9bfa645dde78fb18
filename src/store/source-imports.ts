import type { ImportRecord, ManifestVersion } from '../warehouse/manifest';
import type { Staged } from './staged';

/** What a source has brought and still counts: its next content takes their place. */
export const liveImportsOf = ({ imports }: ManifestVersion, sourceId: string): readonly ImportRecord[] =>
  imports.filter((record) => record.sourceId === sourceId && !record.undone);

export const sourcesOf = (tables: readonly Staged[]): readonly string[] => [
  ...new Set(tables.flatMap(({ sourceId }) => sourceId ?? [])),
];

/** What gives way when staged tables of sources are imported: what the same sources brought before, not what other tables of the same
 * content have just brought. */
export function supersededBy(tables: readonly Staged[], all: readonly Staged[], version: ManifestVersion): readonly string[] {
  return sourcesOf(tables).flatMap((sourceId) => {
    const siblings = all.filter((staged) => staged.sourceId === sourceId).flatMap(({ records }) => records.map(({ id }) => id));
    return liveImportsOf(version, sourceId).flatMap(({ id }) => (siblings.includes(id) ? [] : [id]));
  });
}
