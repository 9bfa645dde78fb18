import { onlineManager, useIsFetching, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { nextAttempt } from '../import/address/source-schedule';
import type { Source } from '../store/source-document';
import {
  allowedHosts,
  headerOf,
  lacksHeader,
  noteFailure,
  noteUnchanged,
  rereadSources,
  sourceOf,
  useConfirmedHosts,
  useSources,
} from '../store/sources';
import { useWorkspace } from './use-workspace';

const queryKey = (id: string) => ['source', id] as const;

const PATIENCE = 15 * 60_000;

const isDue = (source: Source): boolean => (nextAttempt(source) ?? Number.POSITIVE_INFINITY) <= Date.now() + 500;

async function ask(id: string, byHand: boolean, signal: AbortSignal): Promise<void> {
  // Another tab may have asked while this one waited.
  await rereadSources();
  const source = sourceOf(id);
  if (!source || lacksHeader(source) || (!byHand && !isDue(source))) return;
  // Most never ask: what asks is loaded when it is needed.
  const [{ fetchTable, usualPolicy }, { unreadable }, { bringIn, fileOf }, { sourceWorld }] = await Promise.all([
    import('../import/address/fetch-table'),
    import('../import/address/fetch-failure'),
    import('../store/source-import'),
    import('./source-world'),
  ]);
  const header = headerOf(source);
  const request = { url: source.url, hosts: allowedHosts(source), known: source.known, ...(header ? { header } : {}) };
  const answer = await fetchTable(request, sourceWorld, { signal, policy: { ...usualPolicy, retries: byHand ? 1 : 3 } });
  const now = Date.now();
  if (answer.outcome === 'failed') await noteFailure(id, answer.failure, now, byHand);
  else if (answer.outcome === 'unchanged') await noteUnchanged(id, answer.known, now);
  else {
    const file = fileOf(source, answer.content, answer.type, answer.fileName, answer.known, now);
    try {
      await bringIn(source, file, answer.known, Date.now, signal);
    } catch (cause) {
      signal.throwIfAborted();
      await noteFailure(id, unreadable(cause instanceof Error ? cause.message : String(cause)), Date.now(), byHand);
    }
  }
}

/** Asks one source, in one tab at a time. By its rhythm, a tab that finds another at work leaves it to that; by hand it waits its turn. */
async function refresh(id: string, byHand: boolean, signal: AbortSignal): Promise<number> {
  await navigator.locks.request(`plumbline-source-${id}`, { ifAvailable: !byHand }, async (lock) => {
    if (lock) await ask(id, byHand, signal);
  });
  return Date.now();
}

/** Keeps the sources fresh by their rhythm while the app is open: confirmed ones only, none before the workspace stands. */
export function useSourceRefresh(): void {
  const { status } = useWorkspace();
  const sources = useSources();
  const confirmed = useConfirmedHosts();
  const open = status === 'ready' || status === 'empty';
  useQueries({
    queries: sources.map((source) => {
      const next = nextAttempt(source);
      return {
        queryKey: queryKey(source.id),
        queryFn: ({ signal }: { signal: AbortSignal }) => refresh(source.id, false, signal),
        enabled: open && next !== undefined && confirmed.includes(source.host) && !lacksHeader(source),
        initialData: 0,
        initialDataUpdatedAt: source.lastAttempt ?? 0,
        // Due when its next attempt has come; react-query pauses it while the browser is offline.
        staleTime: next === undefined ? Number.POSITIVE_INFINITY : Math.max(0, next - (source.lastAttempt ?? 0)),
        // A note that can't be kept must not make it ask again and again.
        refetchInterval: ({ state }: { state: { status: string } }) =>
          next === undefined ? false : Math.max(state.status === 'error' ? PATIENCE : 1000, next - Date.now()),
        refetchIntervalInBackground: true,
        refetchOnReconnect: true,
        gcTime: Number.POSITIVE_INFINITY,
        retry: false,
      };
    }),
  });
}

/** Asks a source now, whatever its rhythm. */
export function useAskNow(): (id: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (id) => {
      await client.fetchQuery({
        queryKey: queryKey(id),
        queryFn: ({ signal }) => refresh(id, true, signal),
        staleTime: 0,
        retry: false,
      });
    },
    [client],
  );
}

export const useIsAsking = (id: string): boolean => useIsFetching({ queryKey: queryKey(id) }) > 0;

export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
