import { type DatasetId, dataset } from '../model/dataset';
import type { ImportRecord, ManifestVersion, Segment } from './manifest';

/** The live records of one dataset: their segments, and by import how many rows wait for a record. */
export type DatasetRecords = {
  readonly segments: readonly Segment[];
  readonly orphans: Readonly<Record<string, number>>;
};

export const noRecords: DatasetRecords = { segments: [], orphans: {} };

/** The imports that count for a dataset, in the order in which they came. */
export const countingImports = (imports: readonly ImportRecord[], id: DatasetId): readonly ImportRecord[] =>
  imports.filter(({ dataset: each, undone }) => each === id && !undone);

/** What a version holds of a dataset. */
export function recordsIn(version: ManifestVersion, id: DatasetId): DatasetRecords {
  const own = new Set(version.imports.flatMap((record) => (record.dataset === id ? [record.id] : [])));
  return {
    segments: version.segments.filter((segment) => segment.dataset === id),
    orphans: Object.fromEntries(Object.entries(version.orphans ?? {}).filter(([importId]) => own.has(importId))),
  };
}

/** Where a replay of these imports may begin: the kept version that has gone through the most of them and through nothing else. */
export function replayStart(
  wanted: readonly ImportRecord[],
  versions: readonly ManifestVersion[],
  id: DatasetId,
): { readonly records: DatasetRecords; readonly rest: readonly ImportRecord[] } {
  let best = { records: noRecords, done: 0 };
  for (const version of versions) {
    const counting = countingImports(version.imports, id);
    const begins = counting.length <= wanted.length && counting.every((record, index) => record.id === wanted[index]?.id);
    if (begins && counting.length > best.done) best = { records: recordsIn(version, id), done: counting.length };
  }
  return { records: best.records, rest: wanted.slice(best.done) };
}

const formOf = ({ summary }: ImportRecord, { fields }: Segment): string =>
  JSON.stringify([summary.mapping.vendor ?? '', [...fields].sort()]);

/** The stored segments whose records a file may know: those with the dataset's key, or, where records have none, those of files of the same form. */
export function comparable(
  record: ImportRecord,
  fresh: Segment,
  stored: readonly Segment[],
  imports: readonly ImportRecord[],
): readonly Segment[] {
  const { key } = dataset(fresh.dataset);
  const filled = stored.filter(({ rows }) => rows > 0);
  if (key) return fresh.fields.includes(key) ? filled.filter(({ fields }) => fields.includes(key)) : [];
  const form = formOf(record, fresh);
  const sources = new Map(imports.map((each) => [each.id, each]));
  return filled.filter((segment) => {
    const source = sources.get(segment.importId);
    return source !== undefined && formOf(source, segment) === form;
  });
}
