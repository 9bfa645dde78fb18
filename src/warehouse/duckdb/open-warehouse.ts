import { deleteDatabase } from '../../storage/database';
import { localDayIn } from '../../time/local-day';
import type { Catalog } from '../catalog';
import { catalogOf } from '../catalog-of';
import type { ManifestVersion } from '../manifest';
import { afterUndo, canUndo } from '../next-version';
import type { Warehouse } from '../warehouse';
import type { Committed } from './commit';
import { duckdb } from './dialect';
import { queryEngines } from './engines';
import { openPlaces } from './places';
import type { Held } from './prepare';
import { preparedLock, whenNothingIsPrepared } from './prepared-lock';
import { importSessions } from './sessions';
import { removeFiles, sweep, type Workshop, type WorkspaceSettings } from './workshop';

export type WarehouseSettings = WorkspaceSettings & { readonly now: () => number };

const INACTIVITY_DAYS = 365;
const LOCK = 'plumbline-write';
const CHANNEL = 'plumbline-versions';
const ERASED = -1;

/** What changes the data is loaded when something is to change: a start only reads. */
const preparing = () => import('./prepare');
const committing = () => import('./commit');
const listing = () => import('./listings');

/** DuckDB in the browser: segments in its private file system, versions in IndexedDB, any number of tabs. */
export async function openWarehouse({ now, ...given }: WarehouseSettings): Promise<Warehouse> {
  const places = await openPlaces();
  const { files, manifests } = places;
  let settings: WorkspaceSettings = given;
  let current = await manifests.newest();
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(CHANNEL);
  const catalogSettings = () => ({ zone: settings.zone, inactivityDays: INACTIVITY_DAYS });
  const engines = queryEngines(files, catalogSettings);
  const sessions = importSessions();
  const lock = preparedLock();
  const held = new Map<string, Held>();
  const workshop: Workshop = {
    ...places,
    sessions,
    engines,
    lock,
    now,
    settings: () => settings,
    catalogSettings,
    remove: (names) => removeFiles(files, names),
  };

  const catalog = (): Catalog => catalogOf(current, catalogSettings());

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

  const locked = <T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    navigator.locks.request(LOCK, signal ? { signal } : {}, work);

  /** Shows a version that is on disk, here and in the other tabs. */
  function show({ version, engine }: Committed): void {
    current = version;
    if (engine) engines.use(catalog().version, Promise.resolve(engine));
    adopt(version);
    channel.postMessage(version.version);
  }

  function find(id: string): Held {
    const found = held.get(id);
    if (!found) throw new Error(`nothing is prepared as ${id}: it was committed, discarded, or prepared in another tab`);
    return found;
  }

  channel.onmessage = async ({ data }) => {
    // After an erase the database must stay gone: to read it would make it again.
    if (data === ERASED) {
      await discard([...held.keys()]);
      return adopt(erased());
    }
    const newest = await manifests.newest();
    if (newest.version !== current.version) adopt(newest);
  };

  await navigator.locks.request(LOCK, { ifAvailable: true }, async (free) => {
    if (free) await whenNothingIsPrepared(() => sweep(files, manifests));
  });

  async function discard(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const found = held.get(id);
      if (!held.delete(id) || !found) continue;
      await removeFiles(files, [found.step.original.file]);
      lock.release();
    }
  }

  const warehouse: Warehouse = {
    persistent: files.persistent,
    dialect: duckdb,
    current: () => current,
    catalog,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    engine: () => engines.over(catalog().version, current),
    expectFiles() {
      sessions.look().catch(() => undefined);
    },
    async unpack(file, options) {
      const { guard, tasks } = await sessions.look();
      return guard(tasks.unpack(file, options));
    },
    async inspect(file, options = {}) {
      const { guard, tasks } = await sessions.look();
      const { zone, currency } = settings;
      return guard(tasks.inspect(file, { zone, currency, today: localDayIn(zone, now()), ...options }));
    },
    async prepare(jobs, options = {}) {
      const { prepareAll } = await preparing();
      const ready = await prepareAll(workshop, jobs, options);
      for (const each of ready) held.set(each.prepared.id, each);
      return ready.map(({ prepared }) => prepared);
    },
    commit: (ids, options = {}) =>
      locked(async () => {
        const before = current;
        const { commitHeld } = await committing();
        const committed = await commitHeld(workshop, ids.map(find), options);
        show(committed);
        for (const id of ids) if (held.delete(id)) lock.release();
        // The sample's files are needed no more; what is still held goes at the next start.
        if (committed.alone)
          void removeFiles(
            files,
            before.segments.map(({ file }) => file),
          );
        return committed.version.imports.filter(({ id }) => ids.includes(id));
      }, options.signal),
    discard,
    async importFiles(jobs, options = {}) {
      const ids = (await warehouse.prepare(jobs, options)).map(({ id }) => id);
      try {
        return await warehouse.commit(ids, options);
      } catch (cause) {
        await discard(ids);
        throw cause;
      }
    },
    undo: () =>
      locked(async () => {
        const newest = await manifests.newest();
        if (!canUndo(newest)) return undefined;
        const before = newest.before === undefined ? undefined : await manifests.read(newest.before);
        if (newest.before !== undefined && !before) return undefined;
        const version = afterUndo(newest, before, now());
        await manifests.commit(version, false);
        show({ version, engine: undefined, alone: false });
        return version;
      }),
    undoImport: (importId) =>
      locked(async () => {
        const at = now();
        const { recount } = await committing();
        show(
          await recount(workshop, 'undo-import', (imports) =>
            imports.map((record) => (record.id === importId && !record.undone ? { ...record, undone: { at } } : record)),
          ),
        );
      }),
    redoImport: (importId) =>
      locked(async () => {
        const { recount } = await committing();
        show(
          await recount(workshop, 'redo-import', (imports) =>
            imports.map((record) => {
              if (record.id !== importId) return record;
              const { undone: _, ...counting } = record;
              return counting;
            }),
          ),
        );
      }),
    remove: (importIds) =>
      locked(async () => {
        const { recount } = await committing();
        show(await recount(workshop, 'remove', (imports) => imports.filter(({ id }) => !importIds.includes(id))));
      }),
    eraseEverything: () =>
      locked(async () => {
        await engines.close();
        await discard([...held.keys()]);
        if (files.persistent) await deleteDatabase();
        for (const name of await files.list()) await files.remove(name);
        adopt(erased());
        channel.postMessage(ERASED);
      }),
    refused: async (id) => held.get(id)?.refused ?? places.refused.get(id),
    orphans: async (importId) => (await listing()).orphansOf(workshop, current, importId),
    exportDataset: async (dataset) => (await listing()).csvOf(workshop, current, dataset),
    configure(next) {
      settings = next;
    },
    async close() {
      channel.close();
      sessions.close();
      await discard([...held.keys()]);
      await engines.close();
    },
  };
  return warehouse;
}
