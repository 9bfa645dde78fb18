import { create } from 'zustand';
import { answer, mappingProblems, remap } from '../import/answer';
import type { Inspection } from '../import/inspection';
import type { Mapping } from '../import/mapping';
import type { Progress } from '../import/read-file';
import type { ImportRecord } from '../warehouse/manifest';
import type { ImportProgress } from '../warehouse/warehouse';
import { dropSampleTargets } from './goals';
import { liveImportsOf } from './source-imports';
import { theWarehouse } from './workspace';

export type StagedState = 'inspecting' | 'question' | 'ready' | 'importing' | 'done' | 'failed';

/** A file on its way in. Nothing of it counts until `state` is done. `error` says what failed, why, and what to do next. */
export type Staged = {
  readonly id: string;
  readonly file: File;
  /** The source by URL that it came from. */
  readonly sourceId?: string;
  readonly state: StagedState;
  readonly inspection?: Inspection;
  readonly problems: readonly string[];
  readonly progress?: Progress & { readonly phase: string };
  readonly record?: ImportRecord;
  readonly error?: { readonly title: string; readonly detail: string; readonly next: string };
};

const useStore = create<{ readonly list: readonly Staged[] }>(() => ({ list: [] }));
const cancellers = new Map<string, AbortController>();
let picker: (() => void) | undefined;
let counter = 0;

export const useStaged = (): readonly Staged[] => useStore(({ list }) => list);

const find = (id: string): Staged | undefined => useStore.getState().list.find((staged) => staged.id === id);

function patch(id: string, change: Partial<Staged>): void {
  useStore.setState(({ list }) => ({ list: list.map((staged) => (staged.id === id ? { ...staged, ...change } : staged)) }));
}

/** What the inspection still needs decides whether the file can be imported. */
function inspected(inspection: Inspection): Partial<Staged> {
  const problems = mappingProblems(inspection.mapping);
  const open = inspection.questions.length > 0 || problems.length > 0 || inspection.guess.dataset === undefined;
  return { inspection, problems, state: open ? 'question' : 'ready', error: undefined };
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

async function inspectStaged(id: string, file: File): Promise<void> {
  try {
    const warehouse = await theWarehouse();
    patch(id, inspected(await warehouse.inspect(file)));
  } catch (cause) {
    patch(id, {
      state: 'failed',
      error: {
        title: `${file.name} could not be read`,
        detail: reasonOf(cause),
        next: 'Save it as CSV (UTF-8) in the program that made it and add it again. Nothing of it was imported.',
      },
    });
  }
}

/** Whether content of a source waits on the Data page. */
export const stagedFrom = (sourceId: string): boolean =>
  useStore.getState().list.some((staged) => staged.sourceId === sourceId && staged.state !== 'done');

/** Puts files on the Data page, each to be understood, looked at and imported. Those of a source take the place of what it brought before. */
export function stageFiles(files: readonly File[], sourceId?: string): void {
  for (const file of files) {
    counter += 1;
    const id = `staged-${counter}`;
    useStore.setState(({ list }) => ({
      list: [...list, { id, file, state: 'inspecting', problems: [], ...(sourceId ? { sourceId } : {}) }],
    }));
    void inspectStaged(id, file);
  }
}

export function editMapping(id: string, mapping: Mapping): void {
  const inspection = find(id)?.inspection;
  if (inspection) patch(id, inspected(remap(inspection, mapping)));
}

export function answerQuestion(id: string, question: string, value: string): void {
  const staged = find(id);
  if (!staged?.inspection) return;
  const asked = staged.inspection.questions.find((each) => each.id === question);
  if (!asked) throw new Error(`${staged.file.name} does not ask "${question}"`);
  patch(id, inspected(answer(staged.inspection, asked.id, value)));
}

/** Imports one file; resolves when it is stored, failed or cancelled. Never rejects: what went wrong stands on the file. */
export async function importStaged(id: string): Promise<void> {
  const staged = find(id);
  if (!staged?.inspection || staged.state !== 'ready') return;
  const controller = new AbortController();
  cancellers.set(id, controller);
  patch(id, { state: 'importing', progress: undefined, error: undefined });
  try {
    const warehouse = await theWarehouse();
    const { file, inspection, sourceId } = staged;
    const options = { signal: controller.signal, onProgress: (_: number, progress: ImportProgress) => patch(id, { progress }) };
    const prepared = await warehouse.prepare([{ file, mapping: inspection.mapping, ...(sourceId ? { sourceId } : {}) }], options);
    const supersedes = sourceId ? liveImportsOf(warehouse.current(), sourceId).map((former) => former.id) : [];
    const [record] = await warehouse.commit(
      prepared.map((each) => each.id),
      { ...options, supersedes },
    );
    await dropSampleTargets();
    patch(id, { state: 'done', record, progress: undefined });
  } catch (cause) {
    if (controller.signal.aborted) patch(id, { state: 'ready', progress: undefined });
    else {
      patch(id, {
        state: 'failed',
        progress: undefined,
        error: {
          title: `${staged.file.name} was not imported`,
          detail: reasonOf(cause),
          next: 'Your other data is unchanged. Mend the file or its mapping and import it again.',
        },
      });
    }
  } finally {
    cancellers.delete(id);
  }
}

/** Imports, one after the other, the files that are sure. The others wait for their answers. */
export async function importAll(): Promise<void> {
  for (const { id, state } of useStore.getState().list) if (state === 'ready') await importStaged(id);
}

export function cancelImport(id: string): void {
  cancellers.get(id)?.abort(new DOMException('cancelled', 'AbortError'));
}

export function dismissStaged(id: string): void {
  cancelImport(id);
  useStore.setState(({ list }) => ({ list: list.filter((staged) => staged.id !== id) }));
}

/** Takes all files off the page. */
export function clearStaged(): void {
  for (const { id } of useStore.getState().list) dismissStaged(id);
}

/** A failed file goes back to its mapping. */
export function retryStaged(id: string): void {
  const staged = find(id);
  if (staged?.inspection) patch(id, inspected(staged.inspection));
  else if (staged) {
    patch(id, { state: 'inspecting', error: undefined });
    void inspectStaged(id, staged.file);
  }
}

/** The file input tells how to open its dialog. */
export function setFilePicker(open: (() => void) | undefined): void {
  picker = open;
}

export function chooseFiles(): void {
  picker?.();
}
