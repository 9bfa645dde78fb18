import { formatDay } from '../format/date';
import { writtenWith } from '../import/containers/found-table';
import type { Mapping } from '../import/mapping';
import { isOnlyRates, ratesForm } from '../import/rates/rates-form';
import { answer, mappingProblems, remap } from '../import/recognise/answer';
import type { Inspection } from '../import/recognise/inspection';
import { fingerprintOf } from '../import/recognise/remembered';
import { isNotText } from '../import/text/not-text';
import type { FoundTable } from '../import/unpack';
import { forgetForm } from './mappings';
import { recall } from './recall';
import { currentSettings } from './settings';
import { dropStaged, findStaged, patchStaged, placeStaged, reasonOf, type Staged, stagedNow } from './staged';
import { prepareStaged, releaseStaged } from './staging-import';
import { takeRates } from './staging-rates';
import { theWarehouse } from './workspace';

const DAY = 86_400_000;
let counter = 0;

function nextId(): string {
  counter += 1;
  return `staged-${counter}`;
}

/** What the inspection still needs decides whether the table can be read and counted, which begins at once. */
function take(id: string, inspection: Inspection, change: Partial<Staged> = {}): void {
  const problems = mappingProblems(inspection.mapping);
  const unknown = inspection.guess.dataset === undefined && inspection.answered.dataset === undefined;
  const open = inspection.questions.length > 0 || problems.length > 0 || unknown;
  patchStaged(id, { inspection, problems, error: undefined, ...change });
  if (open) {
    releaseStaged(id);
    patchStaged(id, { state: 'question' });
  } else prepareStaged(id);
}

/** Whether it holds exchange rates, and no records. */
const isRates = ({ header, guess }: Inspection): boolean =>
  isOnlyRates(header) || (guess.dataset === undefined && ratesForm(header) !== undefined);

async function inspectStaged(id: string): Promise<void> {
  const staged = findStaged(id);
  if (!staged) return;
  try {
    const warehouse = await theWarehouse();
    const inspection = await warehouse.inspect(staged.file, writtenWith(staged.origin?.container));
    if (isRates(inspection) && (await takeRates(id))) return;
    const { locale } = currentSettings();
    const known = recall(fingerprintOf(inspection.header), inspection, (at) => formatDay(Math.floor(at / DAY), locale));
    if (findStaged(id)) take(id, known?.inspection ?? inspection, { rememberedAt: known?.savedAt, corrected: false });
  } catch (cause) {
    failed(id, staged.name, cause);
  }
}

const asText = 'Save it as CSV (UTF-8) in the program that made it and add it again. ';

function failed(id: string, name: string, cause: unknown): void {
  patchStaged(id, {
    state: 'failed',
    error: {
      title: `${name} could not be read`,
      detail: reasonOf(cause),
      next: `${isNotText(cause) ? asText : ''}Nothing of it was imported, and your other data is unchanged.`,
    },
  });
}

const tableOf = (id: string, dropped: File, found: FoundTable, sourceId?: string): Staged => ({
  id,
  name: found.name,
  file: found.file,
  dropped,
  ...(found.container ? { origin: { name: dropped.name, bytes: dropped.size, container: found.container } } : {}),
  ...(found.sheets ? { sheets: found.sheets } : {}),
  ...(sourceId ? { sourceId } : {}),
  notes: found.notes,
  state: 'inspecting',
  problems: [],
  corrected: false,
  prepared: [],
  records: [],
});

/** Takes the tables out of what was dropped and looks at each. */
async function unpackStaged(id: string, dropped: File, sheet?: string): Promise<void> {
  try {
    const warehouse = await theWarehouse();
    const found = await warehouse.unpack(dropped, sheet === undefined ? {} : { sheet });
    const staged = findStaged(id);
    if (!staged) return;
    if (found.length === 0) throw new Error('it holds no table');
    const tables = found.map((table, index) => tableOf(index === 0 ? id : nextId(), dropped, table, staged.sourceId));
    placeStaged(tables, id);
    await Promise.all(tables.map((table) => inspectStaged(table.id)));
  } catch (cause) {
    failed(id, dropped.name, cause);
  }
}

/** Puts files on the Data page, each to be understood, looked at and imported. Those of a source take the place of what it brought before. */
export function stageFiles(files: readonly File[], sourceId?: string): void {
  for (const file of files) {
    const id = nextId();
    placeStaged([tableOf(id, file, { name: file.name, file, notes: [] }, sourceId)]);
    void unpackStaged(id, file);
  }
}

/** Whether text is a table: at least two lines with the same mark between their cells. */
export function isTable(text: string): boolean {
  const [first = '', second] = text.trim().split(/\r?\n/, 2);
  return second !== undefined && ['\t', ';', ',', '|'].some((mark) => first.includes(mark) && second.includes(mark));
}

/** Puts a pasted table on the Data page. */
export function stageText(text: string): void {
  stageFiles([new File([text], 'pasted table.tsv', { type: 'text/tab-separated-values' })]);
}

/** Reads another sheet of the workbook. */
export function chooseSheet(id: string, sheet: string): void {
  const staged = findStaged(id);
  if (!staged) return;
  releaseStaged(id);
  patchStaged(id, { state: 'inspecting', inspection: undefined });
  void unpackStaged(id, staged.dropped, sheet);
}

export function editMapping(id: string, mapping: Mapping): void {
  const inspection = findStaged(id)?.inspection;
  if (inspection) take(id, remap(inspection, mapping), { corrected: true });
}

export function answerQuestion(id: string, question: string, value: string): void {
  const staged = findStaged(id);
  if (!staged?.inspection) return;
  const asked = staged.inspection.questions.find((each) => each.id === question);
  if (!asked) throw new Error(`${staged.name} does not ask "${question}"`);
  take(id, answer(staged.inspection, asked.id, value), { corrected: true });
}

/** Whether the file also feeds another dataset. */
export function chooseFeed(id: string, place: number, on: boolean): void {
  const inspection = findStaged(id)?.inspection;
  if (!inspection) return;
  const also = inspection.also.map((feed, index) => (index === place ? { ...feed, on } : feed));
  take(id, { ...inspection, also });
}

/** Reads the table as if its form had never been seen. */
export async function forgetStagedForm(id: string): Promise<void> {
  const staged = findStaged(id);
  if (!staged?.inspection) return;
  await forgetForm(fingerprintOf(staged.inspection.header));
  releaseStaged(id);
  patchStaged(id, { state: 'inspecting' });
  await inspectStaged(id);
}

export function dismissStaged(id: string): void {
  releaseStaged(id);
  dropStaged(id);
}

/** Takes all files off the page. */
export function clearStaged(): void {
  for (const { id } of stagedNow()) dismissStaged(id);
}

/** A failed file goes back to its mapping, or is read again. */
export function retryStaged(id: string): void {
  const staged = findStaged(id);
  if (!staged) return;
  patchStaged(id, { state: 'inspecting', error: undefined });
  if (staged.inspection) take(id, staged.inspection);
  else void unpackStaged(id, staged.dropped);
}
