import { catalogOf } from '../catalog-of';
import type { ManifestVersion, Segment } from '../manifest';
import { ImportError } from '../warehouse';
import type { DuckDB } from './boot';
import type { QueryEngine } from './query-engine';
import type { SegmentFiles } from './segment-files';

export type EngineSettings = { readonly zone: string; readonly inactivityDays: number };

const IDLE = 60_000;

const boot = async (): Promise<DuckDB> => (await import('./boot')).bootDuckDB();

/** The engine that answers over the current version, and an empty one that starts while files are still read. */
export function queryEngines(files: SegmentFiles, settings: () => EngineSettings) {
  let current: { readonly key: string; readonly ready: Promise<QueryEngine> } | undefined;
  let spare: { readonly booting: Promise<DuckDB>; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  function letSpareGo(): void {
    if (!spare) return;
    clearTimeout(spare.timer);
    spare.booting.then((unused) => unused.close()).catch(() => undefined);
    spare = undefined;
  }

  /** Starts an empty engine for the next version; it goes when nobody takes it within a minute. */
  function warm(): void {
    if (spare) clearTimeout(spare.timer);
    const booting = spare?.booting ?? boot();
    booting.catch(() => {
      if (spare?.booting === booting) letSpareGo();
    });
    spare = { booting, timer: setTimeout(letSpareGo, IDLE) };
  }

  function takeSpare(): Promise<DuckDB> {
    if (!spare) return boot();
    const { booting, timer } = spare;
    clearTimeout(timer);
    spare = undefined;
    return booting;
  }

  async function open(version: ManifestVersion): Promise<QueryEngine> {
    const [{ openQueryEngine }, fresh] = await Promise.all([import('./query-engine'), takeSpare()]);
    const live = version.segments.filter(({ rows }) => rows > 0);
    return openQueryEngine(fresh, live, files, catalogOf(version, settings()), settings());
  }

  /** The old engine is let go when the new one is warm. */
  function use(key: string, ready: Promise<QueryEngine>): Promise<QueryEngine> {
    const old = current;
    current = { key, ready };
    const forget = (): void => {
      if (current?.ready === ready) current = undefined;
    };
    ready.then(({ gone }) => {
      old?.ready.then((former) => former.close()).catch(() => undefined);
      // One that died makes place for another with the next question.
      void gone.then(forget);
    }, forget);
    return ready;
  }

  return {
    warm,
    use,
    /** The engine over a version, named by its catalog. */
    over: (key: string, version: ManifestVersion): Promise<QueryEngine> =>
      current?.key === key ? current.ready : use(key, open(version)),
    /** Opens an engine over the next version and compares every new segment, as it lies on disk, with what was written. */
    async verified(version: ManifestVersion, fresh: readonly Segment[]): Promise<QueryEngine> {
      const next = await open(version);
      for (const segment of fresh.filter(({ rows }) => rows > 0)) {
        const found = await next.check(segment);
        if (found.rows !== segment.rows || found.checksum !== segment.checksum) {
          await next.close();
          throw differs(segment, found.rows);
        }
      }
      return next;
    },
    async close(): Promise<void> {
      letSpareGo();
      const old = current;
      current = undefined;
      await old?.ready.then((gone) => gone.close()).catch(() => undefined);
    },
  };
}

export type QueryEngines = ReturnType<typeof queryEngines>;

/** What is on disk is not what was written. */
export function differs({ dataset, rows }: Segment, found: number): ImportError {
  return new ImportError(
    `the stored ${dataset} differ from what was written (${found} of ${rows} rows): nothing was imported. Check that the disk has space and try again`,
  );
}
