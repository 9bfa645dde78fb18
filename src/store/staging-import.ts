import { fingerprintOf } from '../import/recognise/remembered';
import type { ImportJob } from '../warehouse/warehouse';
import { dropSampleTargets } from './goals';
import { rememberForm } from './mappings';
import { setRates } from './rates';
import { currentSettings } from './settings';
import { liveImportsOf, sourcesOf, supersededBy } from './source-imports';
import { noteLetIn } from './sources';
import { findStaged, patchStaged, reasonOf, type Staged, stagedNow } from './staged';
import { theWarehouse } from './workspace';

const runs = new Map<string, AbortController>();
/** Files are read one after the other: each has the machine for itself. */
let line: Promise<void> = Promise.resolve();

function jobsOf({ file, origin, sourceId, inspection }: Staged): readonly ImportJob[] {
  if (!inspection) return [];
  const mappings = [inspection.mapping, ...inspection.also.filter(({ on }) => on).map(({ mapping }) => mapping)];
  return mappings.map((mapping) => ({ file, mapping, ...(origin ? { origin } : {}), ...(sourceId ? { sourceId } : {}) }));
}

async function discard(prepared: Staged['prepared']): Promise<void> {
  if (prepared.length === 0) return;
  const warehouse = await theWarehouse();
  await warehouse.discard(prepared.map(({ id }) => id));
}

function fail(id: string, title: string, cause: unknown): void {
  patchStaged(id, {
    state: 'failed',
    progress: undefined,
    error: {
      title,
      detail: reasonOf(cause),
      next: 'Your other data is unchanged. Mend the file or its mapping and try again.',
    },
  });
}

async function prepare(id: string, { signal }: AbortController): Promise<void> {
  const staged = findStaged(id);
  if (signal.aborted || !staged) return;
  try {
    const warehouse = await theWarehouse();
    patchStaged(id, { since: Date.now() });
    const prepared = await warehouse.prepare(jobsOf(staged), {
      signal,
      onProgress: (_, progress) => {
        if (!signal.aborted) patchStaged(id, { progress });
      },
    });
    if (signal.aborted) return await discard(prepared);
    const nothing = prepared.every(({ summary }) => summary.accounting.loaded === 0);
    const wanted = !nothing && findStaged(id)?.state === 'importing';
    const old = findStaged(id)?.prepared ?? [];
    patchStaged(id, { prepared, progress: undefined, ...(wanted ? {} : { state: nothing ? 'refused' : 'ready' }) });
    await discard(old);
    if (wanted) await commit([id]);
  } catch (cause) {
    if (!signal.aborted) fail(id, `${staged.name} can’t be imported`, cause);
  }
}

/** Reads the table by its mapping and counts what it would change; an earlier count of it is given up. */
export function prepareStaged(id: string, state: 'preparing' | 'importing' = 'preparing'): void {
  runs.get(id)?.abort();
  const controller = new AbortController();
  runs.set(id, controller);
  patchStaged(id, { state, progress: undefined, error: undefined });
  line = line.then(() => prepare(id, controller));
}

async function learn(tables: readonly Staged[]): Promise<void> {
  for (const { corrected, inspection } of tables)
    if (corrected && inspection) await rememberForm(fingerprintOf(inspection.header), inspection, Date.now());
}

async function commit(ids: readonly string[]): Promise<void> {
  const tables = ids.flatMap((id) => findStaged(id) ?? []);
  const controller = new AbortController();
  for (const { id } of tables) {
    runs.set(id, controller);
    patchStaged(id, { state: 'importing', progress: undefined, error: undefined, since: Date.now() });
  }
  try {
    const warehouse = await theWarehouse();
    const supersedes = supersededBy(tables, stagedNow(), warehouse.current());
    const owners = tables.flatMap(({ id, prepared }) => prepared.map(() => id));
    const records = await warehouse.commit(
      tables.flatMap(({ prepared }) => prepared.map(({ id }) => id)),
      {
        signal: controller.signal,
        supersedes,
        onProgress: (job, progress) => {
          const owner = owners[job];
          if (owner) patchStaged(owner, { progress });
        },
      },
    );
    for (const { id } of tables)
      patchStaged(id, {
        state: 'done',
        progress: undefined,
        prepared: [],
        records: records.filter((_, index) => owners[index] === id),
      });
    for (const sourceId of sourcesOf(tables)) await noteLetIn(sourceId, liveImportsOf(warehouse.current(), sourceId), Date.now());
    await dropSampleTargets();
    await learn(tables);
    // What the others would change is to be counted against the new records.
    for (const { id, state, prepared } of stagedNow())
      if ((state === 'ready' || state === 'refused') && prepared.length > 0) prepareStaged(id);
  } catch (cause) {
    for (const { id, name } of tables) {
      if (controller.signal.aborted) patchStaged(id, { state: 'ready', progress: undefined });
      else fail(id, `${name} was not imported`, cause);
    }
  }
}

/** Counts again what the tables on the page would change, after a rate or a setting changed. */
export function recountStaged(): void {
  for (const { id, state, inspection } of stagedNow())
    if (inspection && (state === 'ready' || state === 'refused' || state === 'preparing')) prepareStaged(id);
}

/** Keeps the rates of a file; what waits is counted again with them. */
async function importRates({ id, name, rates }: Staged): Promise<void> {
  if (!rates) return;
  const { zone, currency } = currentSettings();
  try {
    await setRates(rates.reading.rates, { zone, currency }, { now: Date.now(), file: name });
    patchStaged(id, { state: 'done' });
    recountStaged();
  } catch (cause) {
    fail(id, `The rates of ${name} were not kept`, cause);
  }
}

/** Imports one table, as soon as it is counted. Never rejects: what went wrong stands on it. */
export async function importStaged(id: string): Promise<void> {
  const staged = findStaged(id);
  if (staged?.rates) await importRates(staged);
  else if (staged?.state === 'preparing') patchStaged(id, { state: 'importing' });
  else if (staged?.state === 'ready' && staged.prepared.length > 0) await commit([id]);
  else if (staged?.state === 'ready') prepareStaged(id, 'importing');
}

/** Imports what is sure, as one version where it is counted already; rates come first, as the others may need them. What has questions waits. */
export async function importAll(): Promise<void> {
  for (const { id, state, rates } of stagedNow()) if (rates && state === 'ready') await importStaged(id);
  const list = stagedNow().filter(({ rates }) => !rates);
  const counted = list.filter(({ state, prepared }) => state === 'ready' && prepared.length > 0).map(({ id }) => id);
  if (counted.length > 0) await commit(counted);
  for (const { id, state } of list)
    if (!counted.includes(id) && (state === 'ready' || state === 'preparing')) await importStaged(id);
}

/** Stops what runs for the table; it can be imported later. */
export function cancelImport(id: string): void {
  const staged = findStaged(id);
  runs.get(id)?.abort(new DOMException('cancelled', 'AbortError'));
  if (staged?.state === 'preparing' || (staged?.state === 'importing' && staged.prepared.length === 0))
    patchStaged(id, { state: 'ready', progress: undefined });
}

/** Stops what runs for the table and lets go of what was read. */
export function releaseStaged(id: string): void {
  const prepared = findStaged(id)?.prepared ?? [];
  cancelImport(id);
  runs.delete(id);
  patchStaged(id, { prepared: [] });
  void discard(prepared).catch(() => undefined);
}
