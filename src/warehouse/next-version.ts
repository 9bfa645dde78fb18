import type { ImportRecord, ManifestVersion, Segment } from './manifest';

export type Imported = {
  readonly record: ImportRecord;
  readonly segment: Segment;
  /** Segments that were copied without the rows that came again, by the name of the file they stand for. */
  readonly replaced: ReadonlyMap<string, Segment>;
};

/** The version that brings imports in. The sample leaves with the user's first file: then nothing stays to go back to. */
export function afterImport(
  current: ManifestVersion,
  imported: readonly Imported[],
  now: number,
): { version: ManifestVersion; alone: boolean } {
  const sampleLeaves = current.imports.some(({ sample }) => sample) && imported.some(({ record }) => !record.sample);
  const replaced = new Map(imported.flatMap((each) => [...each.replaced]));
  const kept = sampleLeaves ? [] : current.segments.map((segment) => replaced.get(segment.file) ?? segment);
  const imports = sampleLeaves ? [] : current.imports;
  const version: ManifestVersion = {
    version: current.version + 1,
    committedAt: now,
    action: 'import',
    segments: [...kept, ...imported.map(({ segment }) => segment)],
    imports: [...imports, ...imported.map(({ record }) => record)],
    ...(sampleLeaves ? {} : { before: current.version }),
  };
  return { version, alone: sampleLeaves };
}

/** The version that takes back the newest change: the one before it, under a new number. */
export function afterUndo(current: ManifestVersion, before: ManifestVersion | undefined, now: number): ManifestVersion {
  return {
    version: current.version + 1,
    committedAt: now,
    action: 'undo',
    segments: before?.segments ?? [],
    imports: before?.imports ?? [],
    ...(before?.before === undefined ? {} : { before: before.before }),
  };
}

/** The version without some imports. */
export function afterRemoval(current: ManifestVersion, importIds: readonly string[], now: number): ManifestVersion {
  return {
    version: current.version + 1,
    committedAt: now,
    action: 'remove',
    segments: current.segments.filter(({ importId }) => !importIds.includes(importId)),
    imports: current.imports.filter(({ id }) => !importIds.includes(id)),
    before: current.version,
  };
}

/** Whether the newest change can be taken back: the sample's own arrival can't, nor can what came before the kept versions. */
export function canUndo({ action, before, imports, version }: ManifestVersion): boolean {
  if (version === 0 || action === 'erase') return false;
  if (action === 'import') return imports.some(({ sample }) => !sample);
  return before !== undefined;
}
