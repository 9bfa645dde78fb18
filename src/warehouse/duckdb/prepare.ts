import { dataset } from '../../model/dataset';
import { catalogOf, daysOfFile } from '../catalog-of';
import { conflictsOf, conflictText } from '../figures-conflicts';
import type { ImportRecord, ManifestVersion, Segment } from '../manifest';
import { type DatasetRecords, noRecords, recordsIn } from '../replay-plan';
import { ImportError, type ImportJob, type ImportOptions, type ImportProgress, type Prepared } from '../warehouse';
import type { ImportSession } from './import-session';
import type { Met } from './merge-segments';
import { meetingWith, type ReplayTools, type Step } from './replay';
import { storageProblem } from './storage-problem';
import type { Workshop } from './workshop';

/** A file that was read and compared. `basis`: the version that it was compared with. */
export type Held = {
  readonly prepared: Prepared;
  readonly step: Step;
  readonly basis: number;
  readonly met: Met;
  readonly refused: Blob | undefined;
};

/** Whether the sample leaves when these come. */
export const sampleLeaves = (current: ManifestVersion, imports: readonly { readonly sample?: boolean }[]): boolean =>
  current.imports.some(({ sample }) => sample) && imports.some(({ sample }) => sample !== true);

/** The records that a file will meet. */
export const recordsMet = (current: ManifestVersion, record: ImportRecord): DatasetRecords =>
  sampleLeaves(current, [record]) ? noRecords : recordsIn(current, record.dataset);

/** Totals and records of a KPI for the same days would count twice: said before anyone chooses to import. */
function refuseConflicts({ catalogSettings }: Workshop, current: ManifestVersion, record: ImportRecord, original: Segment): void {
  const before = sampleLeaves(current, [record]) ? { ...current, imports: [], segments: [] } : current;
  const after = { ...before, imports: [...before.imports, record], segments: [...before.segments, original] };
  const conflicts = conflictsOf(catalogOf(before, catalogSettings()), catalogOf(after, catalogSettings()));
  if (conflicts.length > 0) throw new ImportError(conflictText(conflicts));
}

async function prepareOne(
  workshop: Workshop,
  session: ImportSession,
  job: ImportJob,
  current: ManifestVersion,
  made: (file: string) => void,
  report: (progress: ImportProgress) => void,
): Promise<Held> {
  const { proxy } = await import('./import-session');
  const { files, now } = workshop;
  const { zone, currency, rates } = workshop.settings();
  const { tasks, guard } = session;
  const { dataset: id } = job.mapping;
  const file = `seg-${crypto.randomUUID()}.db`;
  const importId = crypto.randomUUID();
  const { persistent } = files;
  made(file);
  let last: ImportProgress = { phase: 'reading', bytes: 0, totalBytes: job.file.size, records: 0, refused: 0 };
  const request = { mapping: job.mapping, file, importId, currency, zone, now: now(), persistent, ...(rates ? { rates } : {}) };
  // Reading, and the engine that stores, keep two cores busy. What else is needed begins when all is read and only the rest is stored.
  let readAll: () => void = () => undefined;
  const wholeRead = new Promise<void>((resolve) => {
    readAll = resolve;
  });
  const loading = guard(
    tasks.load(
      job.file,
      request,
      proxy((progress, phase) => {
        last = { ...progress, phase };
        if (phase === 'storing') readAll();
        report(last);
      }),
    ),
  );
  const digest = wholeRead.then(() => {
    // The engine that will answer over the new version, and verify it.
    workshop.engines.warm();
    return guard(tasks.fingerprint(job.file));
  });
  digest.catch(() => undefined);
  const loaded = await loading;
  const { text: fingerprint, hashed } = await digest;
  if (loaded.bytes) files.keep(file, loaded.bytes);
  const { accounting, groups, findings, refused } = loaded.report;
  const original = { ...loaded.segment, bytes: (await files.file(file)).size };
  const summary = { mapping: job.mapping, accounting, groups, findings };
  const record: ImportRecord = {
    id: importId,
    source: { name: job.file.name, bytes: job.file.size, fingerprint, hashed },
    ...(job.origin ? { origin: job.origin } : {}),
    ...(job.sourceId ? { sourceId: job.sourceId } : {}),
    importedAt: now(),
    sample: job.sample === true,
    dataset: id,
    summary,
    changes: { added: original.rows, updated: 0, unchanged: 0, orphans: 0 },
    original,
  };
  if (!job.sourceId) refuseConflicts(workshop, current, record, original);
  const tools: ReplayTools = {
    files,
    zone,
    now: now(),
    session: async () => {
      report({ ...last, phase: 'comparing' });
      return session;
    },
    made,
  };
  const imports = [...current.imports, record];
  const met = await meetingWith({ record, original }, recordsMet(current, record), imports, tools);
  const { changes } = met;
  const twin = current.imports.find(
    (each) => each.dataset === id && !each.undone && each.source.hashed === hashed && each.source.fingerprint === fingerprint,
  );
  const days = daysOfFile(record, zone);
  const prepared: Prepared = {
    id: importId,
    dataset: id,
    summary,
    changes,
    fingerprint,
    ...(days ? { days } : {}),
    ...(twin ? { twin: { name: twin.origin?.name ?? twin.source.name, importedAt: twin.importedAt } } : {}),
  };
  return { prepared, step: { record: { ...record, changes }, original }, basis: current.version, met, refused };
}

/** Reads files into segment files that no version names and compares them with what is stored. A rejected one leaves nothing behind. */
export async function prepareAll(
  workshop: Workshop,
  jobs: readonly ImportJob[],
  options: ImportOptions,
): Promise<readonly Held[]> {
  options.signal?.throwIfAborted();
  await workshop.lock.hold();
  const made: string[] = [];
  let session: ImportSession | undefined;
  let name = '';
  try {
    session = await workshop.sessions.take(options.signal);
    const current = await workshop.manifests.newest();
    const held: Held[] = [];
    for (const [index, job] of jobs.entries()) {
      name = `${job.file.name} could not be stored as ${dataset(job.mapping.dataset).label.toLowerCase()}`;
      const report = (progress: ImportProgress) => options.onProgress?.(index, progress);
      held.push(await prepareOne(workshop, session, job, current, (file) => made.push(file), report));
    }
    // Each of them holds the lock until it is committed or discarded.
    for (let count = 1; count < held.length; count++) await workshop.lock.hold();
    if (held.length === 0) workshop.lock.release();
    // The commit will copy rows: its engine starts meanwhile. This one goes, the only way to give back its memory.
    if (held.some(({ met }) => !met.asIs)) workshop.sessions.look().catch(() => undefined);
    return held;
  } catch (cause) {
    session?.stop();
    await workshop.remove(made);
    workshop.lock.release();
    throw options.signal?.aborted ? options.signal.reason : storageProblem(cause, name);
  } finally {
    session?.stop();
  }
}
