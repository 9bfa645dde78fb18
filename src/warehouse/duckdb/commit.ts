import type { DatasetId } from '../../model/dataset';
import { catalogOf } from '../catalog-of';
import { conflictsOf, conflictText } from '../figures-conflicts';
import type { ImportRecord, ManifestVersion, Segment } from '../manifest';
import { emptyVersion } from '../manifest-store';
import { afterImport, afterReplay } from '../next-version';
import { countingImports, type DatasetRecords, recordsIn } from '../replay-plan';
import { type CommitOptions, ImportError } from '../warehouse';
import { differs } from './engines';
import { nothingLoaded } from './nothing-loaded';
import { type Held, sampleLeaves } from './prepare';
import type { QueryEngine } from './query-engine';
import { meetingWith, type ReplayTools, replay, replayStep, withRecords } from './replay';
import { storageProblem } from './storage-problem';
import type { Workshop } from './workshop';

/** A version that is on disk, its engine, and whether all earlier ones went with it. */
export type Committed = { readonly version: ManifestVersion; readonly engine: QueryEngine | undefined; readonly alone: boolean };

/** The call's result, or the signal's reason as soon as it is aborted. */
function orAborted<T>(call: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return call;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Totals and records of a KPI for the same days would count twice. */
function refuseConflicts({ catalogSettings }: Workshop, before: ManifestVersion, after: ManifestVersion): void {
  const conflicts = conflictsOf(catalogOf(before, catalogSettings()), catalogOf(after, catalogSettings()));
  if (conflicts.length > 0) throw new ImportError(conflictText(conflicts));
}

/** Makes a version: what `derive` finds is verified on disk, then committed. Rejects and changes nothing. Runs under the write lock. */
async function makeVersion(
  workshop: Workshop,
  current: ManifestVersion,
  signal: AbortSignal | undefined,
  derive: (tools: ReplayTools) => Promise<{ version: ManifestVersion; alone: boolean; originals: readonly Segment[] }>,
  verifying: () => void,
): Promise<Committed> {
  const { files, manifests, now } = workshop;
  const made: string[] = [];
  const session = workshop.sessions.later(signal);
  const tools: ReplayTools = {
    files,
    zone: workshop.settings().zone,
    now: now(),
    session: session.get,
    made: (file) => made.push(file),
  };
  let opening: Promise<QueryEngine> | undefined;
  try {
    const { version, alone, originals } = await derive(tools);
    refuseConflicts(workshop, current, version);
    const live = new Set(version.segments.map(({ file }) => file));
    const aside = originals.filter(({ file }) => !live.has(file));
    if (aside.length > 0) {
      const { guard, tasks } = await session.get();
      const segments = await Promise.all(aside.map(async (segment) => ({ segment, file: await files.file(segment.file) })));
      for (const segment of segments) {
        const [found] = await guard(
          tasks.check({ dataset: segment.segment.dataset, segments: [segment], persistent: files.persistent }),
        );
        if (found?.rows !== segment.segment.rows || found.checksum !== segment.segment.checksum)
          throw differs(segment.segment, found?.rows ?? 0);
      }
    }
    session.stop();
    verifying();
    const known = new Set(current.segments.map(({ file }) => file));
    const fresh = version.segments.filter(({ file }) => !known.has(file));
    // Without new files there is nothing to verify, and the engine opens when it is asked.
    opening = fresh.length > 0 ? workshop.engines.verified(version, fresh) : undefined;
    const engine = opening ? await orAborted(opening, signal) : undefined;
    signal?.throwIfAborted();
    await manifests.commit(version, alone);
    // Copies that only stood between two steps, and logs; nobody waits for these to go.
    void workshop.remove(made.filter((file) => !live.has(file)));
    for (const file of live) void files.remove(`${file}.wal`).catch(() => undefined);
    return { version, engine, alone };
  } catch (cause) {
    session.stop();
    opening?.then((unused) => unused.close()).catch(() => undefined);
    await workshop.remove(made);
    throw signal?.aborted ? signal.reason : cause;
  }
}

/** Brings prepared files in as one version. */
export async function commitHeld(workshop: Workshop, held: readonly Held[], options: CommitOptions): Promise<Committed> {
  const { manifests, now } = workshop;
  options.signal?.throwIfAborted();
  const [first] = held;
  if (first && held.every(({ step }) => step.original.rows === 0))
    throw new ImportError(nothingLoaded(first.step.record.summary));
  const stored = await manifests.newest();
  const samples = held.filter(({ step }) => step.record.sample);
  if (samples.length > 0 && stored.imports.some(({ sample }) => !sample))
    throw new ImportError('the sample data comes only into an empty workspace');
  const alone = sampleLeaves(
    stored,
    held.map(({ step }) => step.record),
  );
  const current = alone ? { ...emptyVersion, version: stored.version } : stored;
  const gone = new Set(options.supersedes ?? []);
  const kept = current.imports.filter(({ id }) => !gone.has(id));
  const report = (phase: 'comparing' | 'merging' | 'verifying') => {
    for (const [index, { step }] of held.entries()) {
      const { bytes } = step.record.source;
      const { accounting } = step.record.summary;
      options.onProgress?.(index, {
        phase,
        bytes,
        totalBytes: bytes,
        records: accounting.loaded + accounting.refused,
        refused: accounting.refused,
      });
    }
  };
  try {
    for (const { refused, prepared } of held) if (refused) await workshop.refused.put(prepared.id, refused);
    return await makeVersion(
      workshop,
      alone ? emptyVersion : stored,
      options.signal,
      async (given) => {
        const tools = { ...given, merging: () => report('merging') };
        const records = new Map<DatasetId, DatasetRecords>();
        for (const id of new Set(current.imports.filter((each) => gone.has(each.id)).map(({ dataset }) => dataset)))
          records.set(id, await replay(id, kept, alone ? [] : await manifests.kept(), tools));
        const brought: ImportRecord[] = [];
        for (const { step, prepared, basis, met } of held) {
          const { dataset } = step.record;
          const imports = [...kept, ...brought, step.record];
          const { records: after, changes } = await replayStep(
            step,
            records.get(dataset) ?? recordsIn(current, dataset),
            imports,
            tools,
            basis === stored.version && !records.has(dataset) ? met : undefined,
          );
          records.set(dataset, after);
          // What a source brought before is taken out at the same time: its changes are told against what was stored.
          const replaces = current.imports.some((each) => gone.has(each.id) && each.dataset === dataset);
          const told = !replaces
            ? changes
            : basis === stored.version
              ? prepared.changes
              : (await meetingWith(step, recordsIn(current, dataset), [...current.imports, step.record], tools)).changes;
          brought.push({ ...step.record, changes: told, importedAt: now() });
        }
        const version = afterImport(
          stored,
          { ...withRecords({ ...current, imports: kept }, records), imports: [...kept, ...brought] },
          alone,
          now(),
        );
        return { version, alone, originals: held.map(({ step }) => step.original) };
      },
      () => report('verifying'),
    );
  } catch (cause) {
    const names = held.map(({ step }) => step.record.source.name).join(', ');
    throw options.signal?.aborted ? options.signal.reason : storageProblem(cause, `${names} could not be stored`);
  }
}

/** The version in which some imports count no more, or again, or are gone; undefined when nothing is different. */
export async function recount(
  workshop: Workshop,
  action: 'undo-import' | 'redo-import' | 'remove',
  next: (imports: readonly ImportRecord[]) => readonly ImportRecord[],
): Promise<Committed> {
  const { manifests, now } = workshop;
  const current = await manifests.newest();
  const imports = next(current.imports);
  const ids = new Set([...current.imports, ...imports].map(({ dataset }) => dataset));
  const counting = (all: readonly ImportRecord[], id: DatasetId) =>
    countingImports(all, id)
      .map((record) => record.id)
      .join();
  return makeVersion(
    workshop,
    current,
    undefined,
    async (tools) => {
      const kept = await manifests.kept();
      const records = new Map<DatasetId, DatasetRecords>();
      for (const id of ids)
        if (counting(current.imports, id) !== counting(imports, id)) records.set(id, await replay(id, imports, kept, tools));
      const version = afterReplay(current, { ...withRecords({ ...current, imports }, records), imports }, action, now());
      return { version, alone: false, originals: [] };
    },
    () => undefined,
  );
}
