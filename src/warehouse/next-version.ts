import type { ImportRecord, ManifestVersion, Segment } from './manifest';

/** What is live after a change. */
export type Content = {
  readonly segments: readonly Segment[];
  readonly imports: readonly ImportRecord[];
  readonly orphans: Readonly<Record<string, number>>;
};

const following = (current: ManifestVersion, { segments, imports, orphans }: Content, now: number) => ({
  version: current.version + 1,
  committedAt: now,
  segments,
  imports,
  ...(Object.keys(orphans).length > 0 ? { orphans } : {}),
});

/** The version that brings imports in. With `alone` (the sample leaves with the user's first file) nothing stays to go back to. */
export function afterImport(current: ManifestVersion, content: Content, alone: boolean, now: number): ManifestVersion {
  return { ...following(current, content, now), action: 'import', ...(alone ? {} : { before: current.version }) };
}

/** The version that takes back the newest change: the one before it, under a new number. */
export function afterUndo(current: ManifestVersion, before: ManifestVersion | undefined, now: number): ManifestVersion {
  return {
    ...following(
      current,
      { segments: before?.segments ?? [], imports: before?.imports ?? [], orphans: before?.orphans ?? {} },
      now,
    ),
    action: 'undo',
    ...(before?.before === undefined ? {} : { before: before.before }),
  };
}

/** The version in which other imports count than before. */
export function afterReplay(
  current: ManifestVersion,
  content: Content,
  action: 'undo-import' | 'redo-import' | 'remove',
  now: number,
): ManifestVersion {
  return { ...following(current, content, now), action, before: current.version };
}

/** Whether the newest change can be taken back: the sample's own arrival can't, nor can what came before the kept versions. */
export function canUndo({ action, before, imports, version }: ManifestVersion): boolean {
  if (version === 0 || action === 'erase') return false;
  if (action === 'import') return imports.some(({ sample }) => !sample);
  return before !== undefined;
}
