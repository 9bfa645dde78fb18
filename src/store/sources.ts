import { create } from 'zustand';
import type { FetchFailure } from '../import/address/fetch-failure';
import type { Known } from '../import/address/fetch-table';
import { hostMatches, type SourceAddress } from '../import/address/source-address';
import { type Interval, strikesAfter } from '../import/address/source-schedule';
import { type Source, type Sources, sourcesRepository } from './source-document';

const none: Sources = { confirmed: [], sources: [] };
const useStore = create<Sources>(() => none);

/** Headers that let in, by source. They live as long as the page does: stored nowhere, exported nowhere. */
const headers = new Map<string, string>();

export const useSources = (): readonly Source[] => useStore(({ sources }) => sources);

export const useConfirmedHosts = (): readonly string[] => useStore(({ confirmed }) => confirmed);

export const sourceOf = (id: string): Source | undefined => useStore.getState().sources.find((source) => source.id === id);

export const headerOf = ({ id, headerName }: Source): { name: string; value: string } | undefined => {
  const value = headers.get(id);
  return headerName !== undefined && value !== undefined ? { name: headerName, value } : undefined;
};

/** Whether its header has to be given again: it went with the page that it was typed in. */
export const lacksHeader = (source: Source): boolean => source.headerName !== undefined && !headers.has(source.id);

/** The hosts that a source may be asked and answered from; empty until the user has confirmed its own. */
export function allowedHosts({ host, answersFrom }: Source): readonly string[] {
  return hostMatches(host, useStore.getState().confirmed) ? [host, ...answersFrom] : [];
}

let others: BroadcastChannel | undefined;

/** Reads what was kept, and again whenever another tab has changed it. */
export async function readSources(): Promise<void> {
  if (!others) {
    others = new BroadcastChannel('plumbline-sources');
    others.addEventListener('message', () => void rereadSources());
  }
  await rereadSources();
}

export async function rereadSources(): Promise<void> {
  useStore.setState((await sourcesRepository.read()) ?? none, true);
}

/** Tabs change what is kept one after the other, each on what is kept by then. */
async function change(next: (kept: Sources) => Sources): Promise<void> {
  await navigator.locks.request('plumbline-sources', async () => {
    const changed = await sourcesRepository.update((kept) => next(kept ?? none));
    useStore.setState(changed, true);
  });
  others?.postMessage('changed');
}

const changeSource = (id: string, next: (source: Source) => Source): Promise<void> =>
  change((kept) => ({ ...kept, sources: kept.sources.map((source) => (source.id === id ? next(source) : source)) }));

/** Keeps an address as a source, after the user has confirmed its host. */
export async function addSource(
  { url, host, name, answersFrom }: SourceAddress,
  {
    interval,
    header,
    now,
    named,
  }: {
    readonly interval: Interval;
    readonly header?: { readonly name: string; readonly value: string };
    readonly now: number;
    readonly named?: string;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  if (header) headers.set(id, header.value);
  const source: Source = {
    id,
    url,
    host,
    name: named?.trim() || name,
    answersFrom,
    interval,
    addedAt: now,
    known: {},
    tries: [],
    importIds: [],
    ...(header ? { headerName: header.name } : {}),
  };
  await change(({ confirmed, sources }) => ({
    confirmed: confirmed.includes(host) ? confirmed : [...confirmed, host],
    sources: [...sources, source],
  }));
  return id;
}

export const setRefresh = (id: string, interval: Interval): Promise<void> =>
  changeSource(id, (source) => ({ ...source, interval }));

export function giveHeader(id: string, value: string): Promise<void> {
  headers.set(id, value);
  return changeSource(id, (source) => ({ ...source }));
}

/** Lets a source be answered from a further host, to which it was sent on. */
export const allowElsewhere = (id: string, host: string): Promise<void> =>
  changeSource(id, (source) => ({ ...source, answersFrom: [...source.answersFrom.filter((each) => each !== host), host] }));

/** The rows that it brought stay. A host that no source names any more has to be confirmed again. */
export async function forgetSource(id: string): Promise<void> {
  headers.delete(id);
  await change(({ confirmed, sources }) => {
    const left = sources.filter((source) => source.id !== id);
    return { confirmed: confirmed.filter((host) => left.some((source) => source.host === host)), sources: left };
  });
}

const answered = ({ failure: _, strikes: __, ...source }: Source, now: number, known: Known): Source => ({
  ...source,
  known,
  lastAttempt: now,
  lastSuccess: now,
  tries: [],
});

export const noteUnchanged = (id: string, known: Known, now: number): Promise<void> =>
  changeSource(id, (source) => answered(source, now, known));

export const noteImported = (id: string, known: Known, importIds: readonly string[], now: number): Promise<void> =>
  changeSource(id, ({ waiting: _, ...source }) => ({ ...answered(source, now, known), lastChange: now, importIds }));

/** New content is there, and the user has to look at it. What was known stays, so that it comes again after a reload. */
export const noteWaiting = (id: string, why: string, now: number): Promise<void> =>
  changeSource(id, (source) => ({ ...answered(source, now, source.known), waiting: why }));

/** The user let in what waited. */
export const noteLetIn = (id: string, imports: readonly { readonly id: string }[], now: number): Promise<void> =>
  changeSource(id, ({ waiting: _, ...source }) => ({ ...source, lastChange: now, importIds: imports.map((each) => each.id) }));

/** `byHand`: the user asked, so that the waits before the next tries begin anew. */
export const noteFailure = (id: string, failure: FetchFailure, now: number, byHand = false): Promise<void> =>
  changeSource(id, (source) => ({
    ...source,
    failure,
    lastAttempt: now,
    tries: [...source.tries, now].slice(-5),
    strikes: strikesAfter(failure, byHand, source.strikes ?? 0),
  }));

const useForm = create<{ readonly open: boolean }>(() => ({ open: false }));

export const useAddressForm = (): boolean => useForm(({ open }) => open);

/** Opens or closes the form for a new address, in the Sources panel. */
export function showAddressForm(open: boolean): void {
  useForm.setState({ open });
}

/** Nothing is kept any more; the screen forgets it too. */
export function forgetSources(): void {
  headers.clear();
  useStore.setState(none, true);
}
