import * as v from 'valibot';
import type { ImportRecord, ManifestVersion, Segment } from './manifest';

const range = v.object({ min: v.number(), max: v.number(), newest: v.number(), floating: v.boolean() });
const segment = v.looseObject({
  file: v.string(),
  dataset: v.string(),
  rows: v.number(),
  fields: v.array(v.string()),
  ranges: v.record(v.string(), range),
  importId: v.string(),
});
const changes = v.looseObject({
  added: v.number(),
  updated: v.number(),
  unchanged: v.optional(v.number(), 0),
  orphans: v.optional(v.number(), 0),
});
const summary = v.looseObject({
  mapping: v.looseObject({ dataset: v.string() }),
  accounting: v.looseObject({ loaded: v.number(), passed: v.optional(v.number(), 0) }),
});
const shape = v.looseObject({
  version: v.number(),
  committedAt: v.number(),
  action: v.picklist(['import', 'undo', 'remove', 'undo-import', 'redo-import', 'erase']),
  before: v.optional(v.number()),
  segments: v.array(segment),
  imports: v.array(
    v.looseObject({
      id: v.string(),
      dataset: v.string(),
      sample: v.boolean(),
      source: v.looseObject({ name: v.string(), fingerprint: v.string() }),
      summary,
      changes,
      original: v.optional(segment),
    }),
  ),
  orphans: v.optional(v.record(v.string(), v.number())),
});

/** A stored version, also of an earlier form; undefined when it is damaged. */
export function parseManifest(value: unknown): ManifestVersion | undefined {
  const parsed = v.safeParse(shape, value);
  // The schema holds what is relied on; the rest is as it was written.
  return parsed.success ? (parsed.output as unknown as ManifestVersion) : undefined;
}

/** Whether every import knows its rows as they were read. */
export const isWhole = ({ imports }: ManifestVersion): boolean => imports.every(({ original }) => original !== undefined);

/**
 * Gives imports of the first form their rows: the largest segment that a kept version has of them, since later versions may hold a copy
 * without the rows that came again.
 */
export function withOriginals(version: ManifestVersion, kept: readonly ManifestVersion[]): ManifestVersion {
  if (isWhole(version)) return version;
  const largest = new Map<string, Segment>();
  for (const each of [version, ...kept].flatMap(({ segments }) => segments)) {
    const known = largest.get(each.importId);
    if (!known || each.rows > known.rows) largest.set(each.importId, each);
  }
  const whole = (record: ImportRecord): ImportRecord => {
    const original = record.original ?? largest.get(record.id);
    return original ? { ...record, original } : record;
  };
  return { ...version, imports: version.imports.map(whole) };
}

/** Files that a version needs: what is live, and the imports as they were read, so that any of them can be undone and redone. */
export const filesOf = ({ segments, imports }: ManifestVersion): readonly string[] => [
  ...segments.map(({ file }) => file),
  ...imports.flatMap(({ original }) => (original ? [original.file] : [])),
];
