import { dataset } from '../../model/dataset';
import { deleteDatabase, openDatabase } from '../../storage/database';
import type { Catalog } from '../catalog';
import { catalogOf } from '../catalog-of';
import { conflictsOf, conflictText } from '../figures-conflicts';
import type { ImportRecord, ManifestVersion, Segment } from '../manifest';
import { emptyVersion, type ManifestStore, passingManifests, storedManifests } from '../manifest-store';
import { afterImport, afterRemoval, afterUndo, canUndo, type Imported } from '../next-version';
import { ImportError, type ImportJob, type ImportOptions, type Warehouse } from '../warehouse';
import type { DuckDB } from './boot';
import { duckdb } from './dialect';
import type { ImportSession } from './import-session';
import type { QueryEngine } from './query-engine';
import { passingFiles, type SegmentFiles, storedFiles } from './segment-files';

export type WarehouseSettings = { readonly zone: string; readonly currency: string; readonly now: () => number };

const INACTIVITY_DAYS = 365;
const LOCK = 'plumbline-write';
const CHANNEL = 'plumbline-versions';
const ERASED = -1;
const LOOK_IDLE = 60_000;

/** Files and versions on disk, or in memory when the browser keeps nothing. */
async function places(): Promise<{ files: SegmentFiles; manifests: ManifestStore }> {
  try {
    const files = await storedFiles();
    await openDatabase();
    return { files, manifests: storedManifests };
  } catch {
    return { files: passingFiles(), manifests: passingManifests() };
  }
}

const newFile = (): string => `seg-${crypto.randomUUID()}.db`;

/** DuckDB in the browser: segments in its private file system, versions in IndexedDB, any number of tabs. */
export async function openWarehouse(settings: WarehouseSettings): Promise<Warehouse> {
  const { files, manifests } = await places();
  const { now } = settings;
  let { zone, currency } = settings;
  let current = await manifests.newest();
  const listeners = new Set<() => void>();
  /** Refused rows by import, where nothing is kept. */
  const passingRefused = new Map<string, Blob>();
  const channel = new BroadcastChannel(CHANNEL);
  let engine: { readonly key: string; readonly ready: Promise<QueryEngine> } | undefined;

  const catalog = (): Catalog => catalogOf(current, { zone, inactivityDays: INACTIVITY_DAYS });

  const boot = async (): Promise<DuckDB> => (await import('./boot')).bootDuckDB();

  async function openEngine(version: ManifestVersion, booting: Promise<DuckDB> = boot()): Promise<QueryEngine> {
    const [{ openQueryEngine }, fresh] = await Promise.all([import('./query-engine'), booting]);
    const known = catalogOf(version, { zone, inactivityDays: INACTIVITY_DAYS });
    return openQueryEngine(
      fresh,
      version.segments.filter(({ rows }) => rows > 0),
      files,
      known,
      { zone, inactivityDays: INACTIVITY_DAYS },
    );
  }

  /** Totals and records of a KPI for the same days would count twice. */
  function refuseConflicts(before: ManifestVersion | undefined, after: ManifestVersion): void {
    const days = { zone, inactivityDays: INACTIVITY_DAYS };
    const conflicts = conflictsOf(catalogOf(before ?? emptyVersion, days), catalogOf(after, days));
    if (conflicts.length > 0) throw new ImportError(conflictText(conflicts));
  }

  function switchEngine(key: string, ready: Promise<QueryEngine>): Promise<QueryEngine> {
    const old = engine;
    engine = { key, ready };
    // The old engine is let go when the new one is warm.
    ready.then(
      () => old?.ready.then((gone) => gone.close()).catch(() => undefined),
      () => {
        if (engine?.ready === ready) engine = undefined;
      },
    );
    return ready;
  }

  function adopt(version: ManifestVersion): void {
    current = version;
    for (const listener of listeners) listener();
  }

  const erased = (): ManifestVersion => ({
    version: current.version + 1,
    committedAt: now(),
    action: 'erase',
    segments: [],
    imports: [],
  });

  async function closeEngine(): Promise<void> {
    const old = engine;
    engine = undefined;
    await old?.ready.then((gone) => gone.close()).catch(() => undefined);
  }

  let looking: { readonly session: Promise<ImportSession>; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  /** A worker that looks at files, and warms the engine for their import; it goes when it was idle for a minute. */
  function lookingSession(): Promise<ImportSession> {
    if (looking) clearTimeout(looking.timer);
    const session =
      looking?.session ??
      import('./import-session').then(({ startImport }) => {
        const started = startImport();
        started.guard(started.tasks.warm()).catch(() => undefined);
        return started;
      });
    const timer = setTimeout(() => {
      looking = undefined;
      session.then((idle) => idle.stop()).catch(() => undefined);
    }, LOOK_IDLE);
    looking = { session, timer };
    return session;
  }

  /** The worker that has looked at the files, now for their import. */
  async function takeSession(signal: AbortSignal | undefined): Promise<ImportSession> {
    const ready = lookingSession();
    if (looking) clearTimeout(looking.timer);
    looking = undefined;
    const session = await ready;
    signal?.addEventListener('abort', () => session.stop(signal.reason), { once: true });
    return session;
  }

  const locked = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(LOCK, work);

  async function sweep(): Promise<void> {
    const named = await manifests.namedFiles();
    for (const name of await files.list()) if (!named.has(name)) await files.remove(name);
  }

  async function commit(version: ManifestVersion, alone: boolean): Promise<void> {
    await manifests.commit(version, alone);
    adopt(version);
    channel.postMessage(version.version);
  }

  channel.onmessage = async ({ data }) => {
    // After an erase the database must stay gone: to read it would make it again.
    if (data === ERASED) return adopt(erased());
    const newest = await manifests.newest();
    if (newest.version !== current.version) adopt(newest);
  };

  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await sweep();
  });

  async function importOne(
    session: ImportSession,
    job: ImportJob,
    live: readonly Segment[],
    report: (progress: Parameters<NonNullable<ImportOptions['onProgress']>>[1]) => void,
  ): Promise<Imported> {
    const { proxy } = await import('./import-session');
    const { tasks, guard } = session;
    const file = newFile();
    const importId = crypto.randomUUID();
    const request = { mapping: job.mapping, file, importId, currency, zone, now: now(), persistent: files.persistent };
    const fingerprint = await guard(tasks.fingerprint(job.file));
    const loaded = await guard(
      tasks.load(
        job.file,
        request,
        proxy((progress, phase) => report({ ...progress, phase })),
      ),
    );
    if (loaded.bytes) files.keep(file, loaded.bytes);
    const fresh = { name: file, file: await files.file(file), dataset: job.mapping.dataset, fields: loaded.segment.fields };
    const { dataset: datasetId } = job.mapping;
    const key = dataset(datasetId).key;
    const replaced = new Map<string, Segment>();
    let updated = 0;
    const sameKind =
      key && loaded.segment.fields.includes(key)
        ? live.filter((old) => old.dataset === datasetId && old.fields.includes(key))
        : [];
    for (const old of sameKind) {
      const oldFile = await files.file(old.file);
      const overlap = await guard(tasks.countOverlap(fresh, { ...old, name: old.file, file: oldFile }, files.persistent));
      if (overlap === 0) continue;
      updated += overlap;
      const copy = await guard(
        tasks.copyWithout({
          fresh,
          old: { segment: old, file: oldFile },
          target: newFile(),
          persistent: files.persistent,
          zone,
          now: now(),
        }),
      );
      if (copy.bytes) files.keep(copy.segment.file, copy.bytes);
      replaced.set(old.file, copy.segment);
    }
    const { accounting, groups, findings, refused } = loaded.report;
    if (refused && files.persistent) await (await openDatabase()).put('refused', refused, importId);
    else if (refused) passingRefused.set(importId, refused);
    const size = fresh.file.size;
    const record: ImportRecord = {
      id: importId,
      source: { name: job.file.name, bytes: job.file.size, fingerprint },
      importedAt: now(),
      sample: job.sample === true,
      dataset: datasetId,
      summary: { mapping: job.mapping, accounting, groups, findings },
      changes: { added: loaded.segment.rows - updated, updated, unchanged: 0, orphans: 0 },
    };
    return { record, segment: { ...loaded.segment, bytes: size }, replaced };
  }

  /** Opens an engine over the next version and compares every new segment, as it lies on disk, with what was written. */
  async function verified(version: ManifestVersion, fresh: readonly Segment[], booting: Promise<DuckDB>): Promise<QueryEngine> {
    const next = await openEngine(version, booting);
    for (const segment of fresh.filter(({ rows }) => rows > 0)) {
      const { rows, checksum } = await next.check(segment);
      if (rows !== segment.rows || checksum !== segment.checksum) {
        await next.close();
        throw new ImportError(
          `the stored ${segment.dataset} differ from what was written (${rows} of ${segment.rows} rows): nothing was imported. Check that the disk has space and try again`,
        );
      }
    }
    return next;
  }

  return {
    persistent: files.persistent,
    dialect: duckdb,
    current: () => current,
    catalog,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    engine() {
      const { version } = catalog();
      return engine?.key === version ? engine.ready : switchEngine(version, openEngine(current));
    },
    async inspect(file) {
      const { guard, tasks } = await lookingSession();
      return guard(tasks.inspect(file, zone));
    },
    importFiles: (jobs, options = {}) =>
      locked(async () => {
        options.signal?.throwIfAborted();
        current = await manifests.newest();
        const own = current.imports.some(({ sample }) => !sample);
        if (own && jobs.some(({ sample }) => sample)) throw new ImportError('the sample data comes only into an empty workspace');
        const session = await takeSession(options.signal);
        // The engine that will answer over the new version starts while the files are still read.
        const booting = boot();
        booting.catch(() => undefined);
        const live = current.imports.some(({ sample }) => sample) && jobs.some(({ sample }) => !sample) ? [] : current.segments;
        const done: Imported[] = [];
        try {
          for (const [index, job] of jobs.entries()) {
            const replacedSoFar = new Map(done.flatMap(({ replaced }) => [...replaced]));
            const known = [
              ...live.map((segment) => replacedSoFar.get(segment.file) ?? segment),
              ...done.map(({ segment }) => segment),
            ];
            done.push(await importOne(session, job, known, (progress) => options.onProgress?.(index, progress)));
          }
          session.stop();
          for (const [index, job] of jobs.entries()) {
            options.onProgress?.(index, {
              phase: 'verifying',
              bytes: job.file.size,
              totalBytes: job.file.size,
              records: done[index]?.segment.rows ?? 0,
              refused: done[index]?.record.summary.accounting.refused ?? 0,
            });
          }
          const before = current;
          const { version, alone } = afterImport(before, done, now());
          refuseConflicts(alone ? undefined : before, version);
          const ready = await verified(
            version,
            done.flatMap(({ segment, replaced }) => [segment, ...replaced.values()]),
            booting,
          );
          options.signal?.throwIfAborted();
          await manifests.commit(version, alone);
          current = version;
          switchEngine(catalog().version, Promise.resolve(ready));
          adopt(version);
          channel.postMessage(version.version);
          // Nobody waits for these to go; the next start sweeps what is left.
          const logs = version.segments.map(({ file }) => `${file}.wal`);
          const sample = alone ? before.segments.flatMap(({ file }) => [file, `${file}.wal`]) : [];
          for (const name of [...logs, ...sample]) files.remove(name).catch(() => undefined);
          return done.map(({ record }) => record);
        } catch (cause) {
          session.stop();
          booting.then((unused) => unused.close()).catch(() => undefined);
          await sweep().catch(() => undefined);
          throw cause;
        }
      }),
    undo: () =>
      locked(async () => {
        current = await manifests.newest();
        if (!canUndo(current)) return undefined;
        const before = current.before === undefined ? undefined : await manifests.read(current.before);
        if (current.before !== undefined && !before) return undefined;
        const version = afterUndo(current, before, now());
        await commit(version, false);
        return version;
      }),
    remove: (importIds) =>
      locked(async () => {
        current = await manifests.newest();
        await commit(afterRemoval(current, importIds, now()), false);
      }),
    eraseEverything: () =>
      locked(async () => {
        await closeEngine();
        if (files.persistent) await deleteDatabase();
        for (const name of await files.list()) await files.remove(name);
        adopt(erased());
        channel.postMessage(ERASED);
      }),
    async refused(importId) {
      return files.persistent ? (await openDatabase()).get('refused', importId) : passingRefused.get(importId);
    },
    configure(next) {
      ({ zone, currency } = next);
    },
    async close() {
      channel.close();
      await closeEngine();
    },
  };
}
