import { type DatasetId, dataset as datasetOf } from '../../model/dataset';
import type { ImportRecord, ManifestVersion, Segment } from '../manifest';
import type { ImportSession } from './import-session';
import { recordsMet } from './prepare';
import type { Workshop } from './workshop';

const place = ({ files }: Workshop, segments: readonly Segment[]) =>
  Promise.all(segments.map(async (segment) => ({ segment, file: await files.file(segment.file) })));

async function inWorker<T>({ sessions }: Workshop, work: (session: ImportSession) => Promise<T>): Promise<T> {
  const session = await sessions.take(undefined);
  try {
    return await work(session);
  } finally {
    session.stop();
  }
}

/** The live records of a dataset as CSV, written in a worker. */
export async function csvOf(workshop: Workshop, version: ManifestVersion, dataset: DatasetId): Promise<Blob> {
  const live = version.segments.filter((segment) => segment.dataset === dataset && segment.rows > 0);
  const segments = await place(workshop, live);
  return inWorker(workshop, ({ guard, tasks }) => guard(tasks.csv({ dataset, segments, persistent: workshop.files.persistent })));
}

/** The rows of an import (or of what is `prepared`) that complete a record that is not there, as CSV; undefined when there are none. */
export async function orphansOf(
  workshop: Workshop,
  version: ManifestVersion,
  importId: string,
  prepared: ImportRecord | undefined,
): Promise<Blob | undefined> {
  const record = prepared ?? version.imports.find(({ id }) => id === importId);
  const waiting = prepared ? prepared.changes.orphans : version.orphans?.[importId];
  if (!record?.original || record.undone || !waiting) return undefined;
  const { dataset, original } = record;
  const { segments: met } = prepared ? recordsMet(version, prepared) : version;
  const live = met.filter(
    (segment) => segment.dataset === dataset && segment.rows > 0 && segment.fields.includes(datasetOf(dataset).key ?? ''),
  );
  const segments = await place(workshop, [original, ...live]);
  return inWorker(workshop, ({ guard, tasks }) =>
    guard(tasks.orphans({ dataset, segments, persistent: workshop.files.persistent })),
  );
}
