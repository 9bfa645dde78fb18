import { unreadable } from '../import/address/fetch-failure';
import type { Known } from '../import/address/fetch-table';
import { writtenWith } from '../import/containers/found-table';
import type { Mapping } from '../import/mapping';
import { mappingProblems } from '../import/recognise/answer';
import type { Inspection } from '../import/recognise/inspection';
import { formAgain } from '../import/recognise/same-form';
import type { FoundTable } from '../import/unpack';
import type { ImportRecord } from '../warehouse/manifest';
import type { ImportJob, Prepared, Warehouse } from '../warehouse/warehouse';
import { dropSampleTargets } from './goals';
import type { Source } from './source-document';
import { liveImportsOf } from './source-imports';
import { noteFailure, noteImported, noteUnchanged, noteWaiting } from './sources';
import { stagedNow } from './staged';
import { dismissStaged, stageFiles } from './staging';
import { theWarehouse } from './workspace';

type Plan = { readonly mappings: readonly Mapping[] } | { readonly asks: string };

/** How a table of a source that has brought nothing yet is read: only when nothing has to be asked. */
function firstPlan(inspection: Inspection): Plan {
  const { guess, mapping, also, questions } = inspection;
  const [question] = questions;
  const [problem] = mappingProblems(mapping);
  if (guess.dataset === undefined) return { asks: 'It is not sure what its rows are.' };
  if (question) return { asks: question.text };
  if (problem) return { asks: `${problem}.` };
  return { mappings: [mapping, ...also.flatMap((feed) => (feed.on ? [feed.mapping] : []))] };
}

/** How a table is read that comes again: by the mappings that the user let in last time, as long as its form is the same. */
function planAgain(inspection: Inspection, former: readonly Mapping[]): Plan {
  if (former.length === 0) return firstPlan(inspection);
  const again = former.map((mapping) => formAgain(inspection, mapping));
  const mappings = again.flatMap((each) => ('mapping' in each ? [each.mapping] : []));
  if (mappings.length > 0) return { mappings };
  const [why] = again.flatMap((each) => ('changed' in each ? [each.changed] : []));
  return { asks: why ?? 'Its form changed.' };
}

const extensions: Readonly<Record<string, string>> = {
  'text/tab-separated-values': '.tsv',
  'application/json': '.json',
  'application/x-ndjson': '.ndjson',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.apache.parquet': '.parquet',
  'application/gzip': '.gz',
};

const hasExtension = (name: string): boolean => /\.(csv|tsv|txt|xlsx|json|ndjson|jsonl|parquet|gz|zip)$/i.test(name);

/** The content as a file: named like the source, dated by its server. */
export function fileOf(
  source: Source,
  content: Blob,
  type: string,
  fileName: string | undefined,
  known: Known,
  now: number,
): File {
  const path = new URL(source.url).pathname.split('/').at(-1) ?? '';
  const ending = /(\.[a-z]+)?\.[a-z]+$/i.exec([fileName ?? '', path].find(hasExtension) ?? '')?.[0] ?? extensions[type] ?? '.csv';
  const written = Date.parse(known.lastModified ?? '');
  const name = hasExtension(source.name) ? source.name : `${source.name}${ending}`;
  return new File([content], name, { lastModified: Number.isNaN(written) ? now : written });
}

/** The former mappings, each once: of the imports that count, or, when they were all undone, of the last ones. */
function formerMappings(imports: readonly ImportRecord[], source: Source): readonly Mapping[] {
  const own = imports.filter(({ sourceId }) => sourceId === source.id);
  const live = own.filter(({ undone }) => !undone);
  const newest = own.filter(({ id }) => source.importIds.includes(id));
  return [live, newest, own.slice(-1)].find((list) => list.length > 0)?.map(({ summary }) => summary.mapping) ?? [];
}

const refusedMost = ({ summary: { accounting } }: Prepared): boolean => accounting.refused > accounting.loaded;

async function plansOf(
  warehouse: Warehouse,
  tables: readonly FoundTable[],
  former: readonly Mapping[],
): Promise<readonly { table: FoundTable; plan: Plan }[]> {
  const plans: { table: FoundTable; plan: Plan }[] = [];
  for (const table of tables)
    plans.push({ table, plan: planAgain(await warehouse.inspect(table.file, writtenWith(table.container)), former) });
  return plans;
}

/** Brings new content of a source in, in the place of what it brought before; or puts it on the Data page when the user has to look at it.
 * Resolves when it is stored, staged, or noted as unreadable: then the former rows stay. */
export async function bringIn(source: Source, file: File, known: Known, now: () => number, signal?: AbortSignal): Promise<void> {
  const warehouse = await theWarehouse();
  const former = formerMappings(warehouse.current().imports, source);
  const fail = (reason: string) => noteFailure(source.id, unreadable(reason), now());
  let tables: readonly FoundTable[];
  let plans: Awaited<ReturnType<typeof plansOf>>;
  try {
    tables = await warehouse.unpack(file);
    plans = await plansOf(warehouse, tables, former);
  } catch (cause) {
    signal?.throwIfAborted();
    return fail(cause instanceof Error ? cause.message : String(cause));
  }
  const wait = (why: string) => {
    // What still waits from an earlier time gives way to the newer content.
    for (const { id, sourceId, state } of stagedNow()) if (sourceId === source.id && state !== 'importing') dismissStaged(id);
    stageFiles([file], source.id);
    return noteWaiting(source.id, why, now());
  };
  const matched = plans.reduce((sum, { plan }) => sum + ('mappings' in plan ? plan.mappings.length : 0), 0);
  // Of a workbook, the sheets that were not let in before are not asked about again.
  const whole = former.length > 0 && matched >= former.length;
  const [question] = whole ? [] : plans.flatMap(({ plan }) => ('asks' in plan ? [plan.asks] : []));
  if (question !== undefined) return wait(question);
  const jobs = plans.flatMap(({ table, plan }): ImportJob[] =>
    'mappings' in plan
      ? plan.mappings.map((mapping) => ({
          file: table.file,
          mapping,
          sourceId: source.id,
          ...(table.container ? { origin: { name: file.name, bytes: file.size, container: table.container } } : {}),
        }))
      : [],
  );
  if (jobs.length === 0) return fail('there is no table in it');
  const prepared = await warehouse.prepare(jobs, signal ? { signal } : {});
  const ids = prepared.map(({ id }) => id);
  const live = liveImportsOf(warehouse.current(), source.id);
  const equal = prepared.every(({ fingerprint }) => live.some((record) => record.source.fingerprint === fingerprint));
  if (prepared.every(({ summary }) => summary.accounting.loaded === 0)) {
    await warehouse.discard(ids);
    return fail(
      prepared.some(({ summary }) => summary.accounting.refused > 0) ? 'all its rows are refused' : 'it has a header and no rows',
    );
  }
  if (prepared.some(refusedMost)) {
    await warehouse.discard(ids);
    return wait('Most of its rows would be refused.');
  }
  if (equal && live.length === prepared.length) {
    await warehouse.discard(ids);
    return noteUnchanged(source.id, known, now());
  }
  const records = await warehouse.commit(ids, { supersedes: live.map(({ id }) => id), ...(signal ? { signal } : {}) });
  await dropSampleTargets();
  return noteImported(
    source.id,
    known,
    records.map(({ id }) => id),
    now(),
  );
}
