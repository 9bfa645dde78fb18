import type { ImportRecord, ManifestVersion } from '../warehouse/manifest';

/** What a source has brought and still counts: its next content takes their place. */
export const liveImportsOf = ({ imports }: ManifestVersion, sourceId: string): readonly ImportRecord[] =>
  imports.filter((record) => record.sourceId === sourceId && !record.undone);
