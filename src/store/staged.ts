import { create } from 'zustand';
import type { RatesOptions, RatesReading } from '../import/rates/rates';
import type { FileSummary } from '../import/reading/summary';
import type { Inspection } from '../import/recognise/inspection';
import type { ImportRecord, Origin } from '../warehouse/manifest';
import type { ImportProgress, Prepared } from '../warehouse/warehouse';

/** `refused`: it was read, and no row of it can be; it waits for a rate, another rule, or hands that mend cells. */
export type StagedState = 'inspecting' | 'question' | 'preparing' | 'ready' | 'refused' | 'importing' | 'done' | 'failed';

/** A table on its way in. Nothing of it counts until `state` is done. */
export type Staged = {
  readonly id: string;
  readonly name: string;
  /** Delimited text; what was dropped is `dropped`. */
  readonly file: File;
  readonly dropped: File;
  readonly origin?: Origin;
  readonly sheets?: { readonly names: readonly string[]; readonly chosen: string };
  /** What its container says about it. */
  readonly notes: readonly string[];
  /** The source by URL that it came from. */
  readonly sourceId?: string;
  readonly state: StagedState;
  readonly inspection?: Inspection;
  /** Of a file of exchange rates, which is no table of records. */
  readonly rates?: { readonly options: RatesOptions; readonly reading: RatesReading };
  /** Why the mapping can't be used yet, each a sentence. */
  readonly problems: readonly string[];
  /** When its form was learnt, where it is read as it was before. */
  readonly rememberedAt?: number;
  /** The user answered or corrected something. */
  readonly corrected: boolean;
  /** Of each dataset that it feeds. While `state` is preparing they are of the mapping before. */
  readonly prepared: readonly Prepared[];
  readonly progress?: ImportProgress;
  /** When the running work began, in ms since 1970. */
  readonly since?: number;
  readonly records: readonly ImportRecord[];
  /** What failed, why, and what to do next. */
  readonly error?: { readonly title: string; readonly detail: string; readonly next: string };
};

type Listed = { readonly list: readonly Staged[] };

const useStore = create<Listed>(() => ({ list: [] }));

export const useStaged = (): readonly Staged[] => useStore(({ list }) => list);

export const stagedNow = (): readonly Staged[] => useStore.getState().list;

export const findStaged = (id: string): Staged | undefined => stagedNow().find((staged) => staged.id === id);

/** What was found in the table for each dataset that it feeds: counted, or imported. */
export const summariesOf = ({ prepared, records }: Staged): readonly FileSummary[] =>
  (prepared.length > 0 ? prepared : records).map(({ summary }) => summary);

export function patchStaged(id: string, change: Partial<Staged>): void {
  useStore.setState(({ list }) => ({ list: list.map((staged) => (staged.id === id ? { ...staged, ...change } : staged)) }));
}

/** Puts tables in the place of one, or at the end. */
export function placeStaged(tables: readonly Staged[], instead?: string): void {
  useStore.setState(({ list }) => ({
    list: list.some(({ id }) => id === instead)
      ? list.flatMap((staged) => (staged.id === instead ? tables : [staged]))
      : [...list, ...tables],
  }));
}

export function dropStaged(id: string): void {
  useStore.setState(({ list }) => ({ list: list.filter((staged) => staged.id !== id) }));
}

export const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
