import * as v from 'valibot';
import { create } from 'zustand';
import type { Mapping, Rule } from '../import/mapping';
import type { Inspection } from '../import/recognise/inspection';
import { datasets } from '../model/dataset';
import { repository } from './repository';

const decimal = v.picklist(['.', ',']);

const rule: v.GenericSchema<unknown, Rule> = v.variant('kind', [
  v.object({ kind: v.picklist(['text', 'flag', 'survey-kind', 'currency', 'kpi']) }),
  v.object({
    kind: v.literal('instant'),
    order: v.picklist(['year-first', 'day-first', 'month-first', 'unknown']),
    serial: v.optional(v.picklist(['excel-1900', 'excel-1904', 'epoch-seconds', 'epoch-milliseconds'])),
    time: v.optional(v.number()),
    zone: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('money'),
    decimal,
    currency: v.optional(v.string()),
    per: v.optional(v.picklist([1, 100, 1_000_000])),
  }),
  v.object({
    kind: v.literal('duration'),
    unit: v.picklist(['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'clock', 'words']),
    decimal,
  }),
  v.object({
    kind: v.literal('score'),
    scale: v.picklist(['0-10', '1-5', '1-7', '1-10', '0-100', 'good-bad', 'stars', 'words']),
    decimal,
  }),
  v.object({ kind: v.literal('number'), decimal }),
  v.object({ kind: v.literal('tenure'), unit: v.picklist(['months', 'days']) }),
]);

const condition = v.variant('is', [
  v.object({ column: v.number(), is: v.picklist(['filled', 'empty']) }),
  v.object({ column: v.number(), is: v.picklist(['one-of', 'none-of']), words: v.array(v.string()) }),
]);

const mapping: v.GenericSchema<unknown, Mapping> = v.looseObject({
  dataset: v.picklist(datasets.map(({ id }) => id)),
  encoding: v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: v.pipe(v.string(), v.length(1)),
  preamble: v.number(),
  columns: v.array(
    v.looseObject({ index: v.number(), name: v.string(), field: v.optional(v.string()), rule, list: v.optional(v.string()) }),
  ),
  surveyKind: v.optional(v.picklist(['nps', 'csat', 'ces'])),
  subheaders: v.optional(v.number()),
  only: v.optional(v.array(condition)),
  constants: v.optional(v.record(v.string(), v.string())),
  completes: v.optional(v.literal(true)),
  repeated: v.optional(v.picklist(['last', 'earliest'])),
  vendor: v.optional(v.string()),
});

const schema = v.array(
  v.object({
    fingerprint: v.string(),
    /** The file by which it was learnt, for people. */
    name: v.string(),
    savedAt: v.number(),
    mapping,
  }),
);

/** A form that the user has answered for or corrected, and when. */
export type RememberedForm = v.InferOutput<typeof schema>[number];

/** More forms than anyone has; the oldest goes first. */
const KEPT = 200;
const store = repository<readonly RememberedForm[]>('mappings', 1, schema);
const useStore = create<{ readonly forms: readonly RememberedForm[] }>(() => ({ forms: [] }));

export const useRememberedForms = (): readonly RememberedForm[] => useStore(({ forms }) => forms);

async function keep(next: (forms: readonly RememberedForm[]) => readonly RememberedForm[]): Promise<void> {
  useStore.setState({ forms: await store.update((forms = []) => next(forms)) });
}

/** Reads what was kept. What is damaged is left alone, and nothing is remembered. */
export async function readMappings(): Promise<void> {
  const forms = await store.read().catch(() => undefined);
  if (forms) useStore.setState({ forms });
}

/** What another tab learns or forgets holds here as well. */
export const followMappings = (): (() => void) => store.follow(() => void readMappings());

/** Keeps how a form is read; edits of cells and the day of one list hold for that file only. */
export async function rememberForm(fingerprint: string, inspection: Inspection, now: number): Promise<void> {
  const { edits: _, countedOn: __, ...lasting } = inspection.mapping;
  const form: RememberedForm = { fingerprint, name: inspection.fileName, savedAt: now, mapping: lasting };
  await keep((forms) => [...forms.filter((each) => each.fingerprint !== fingerprint), form].slice(-KEPT));
}

export async function forgetForm(fingerprint: string): Promise<void> {
  await keep((forms) => forms.filter((each) => each.fingerprint !== fingerprint));
}

/** How a form was read before; undefined for a form that nobody has answered for. */
export const formOf = (fingerprint: string): RememberedForm | undefined =>
  useStore.getState().forms.find((form) => form.fingerprint === fingerprint);

/** Nothing is kept any more; the screen forgets it too. */
export function forgetMappings(): void {
  useStore.setState({ forms: [] });
}
