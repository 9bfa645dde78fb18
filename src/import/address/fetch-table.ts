import { elsewhere, type FetchFailure, mayPass, offline, refusedWith, unreachable } from './fetch-failure';
import { type FetchLimits, receive, Stopped, watch } from './receive';
import { hostMatches } from './source-address';

/** What is known of the content that was fetched last. `plain`: the server refuses conditional requests from web pages. */
export type Known = {
  readonly etag?: string;
  readonly lastModified?: string;
  readonly hash?: string;
  readonly plain?: boolean;
};

export type TableRequest = {
  readonly url: string;
  /** Hosts that the user confirmed, the address's own among them. No other is asked, nor is an answer of another read. */
  readonly hosts: readonly string[];
  readonly known: Known;
  /** A header that lets in. It is sent to the address's own host only, and never follows a redirect. */
  readonly header?: { readonly name: string; readonly value: string };
};

export type TableAnswer =
  | { readonly outcome: 'unchanged'; readonly known: Known }
  | { readonly outcome: 'new'; readonly content: Blob; readonly type: string; readonly fileName?: string; readonly known: Known }
  | { readonly outcome: 'failed'; readonly failure: FetchFailure };

/** The world outside: what asks, what waits, and what can't be foreseen. */
export type FetchWorld = {
  readonly fetch: typeof fetch;
  readonly online: () => boolean;
  readonly now: () => number;
  /** From 0 (in) to 1 (out). */
  readonly random: () => number;
  /** Resolves after a while; rejects with the signal's reason when it is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export type FetchPolicy = FetchLimits & {
  readonly retries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
};

export const usualPolicy: FetchPolicy = {
  bytes: 512 << 20,
  idleMs: 30_000,
  wholeMs: 300_000,
  retries: 3,
  firstWaitMs: 1000,
  longestWaitMs: 30_000,
};

function retryTime(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return now + Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

const fileNameOf = (disposition: string | null): string | undefined => {
  const extended = /filename\*=utf-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return undefined;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
};

function headersOf({ header, known }: TableRequest, conditional: boolean): Headers {
  const headers = new Headers();
  if (header) headers.set(header.name, header.value);
  if (conditional && known.etag) headers.set('If-None-Match', known.etag);
  if (conditional && known.lastModified) headers.set('If-Modified-Since', known.lastModified);
  return headers;
}

const knownFrom = (headers: Headers, hash: string | undefined, plain: boolean): Known => {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return {
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
    ...(hash ? { hash } : {}),
    ...(plain ? { plain: true } : {}),
  };
};

const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);

async function askOnce(
  request: TableRequest,
  world: FetchWorld,
  policy: FetchPolicy,
  signal?: AbortSignal,
): Promise<TableAnswer> {
  const { url, known, header, hosts } = request;
  const host = new URL(url).host;
  if (!hostMatches(host, hosts)) throw new Error(`${host} was not confirmed, so it is not asked`);
  if (!world.online()) return { outcome: 'failed', failure: offline() };
  const guard = watch(policy, signal);
  const ask = (conditional: boolean) =>
    world.fetch(url, {
      method: 'GET',
      headers: headersOf(request, conditional),
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      // A followed redirect would carry the header to whatever host it names.
      redirect: header ? 'manual' : 'follow',
      signal: guard.signal,
    });
  try {
    const conditional = !known.plain && (known.etag !== undefined || known.lastModified !== undefined);
    let plain = known.plain === true;
    let response: Response;
    try {
      response = await ask(conditional);
    } catch (cause) {
      if (!conditional || guard.signal.aborted) throw cause;
      // Conditional headers need the server's leave (a preflight), which some refuse: then the content's hash tells.
      response = await ask(false);
      plain = true;
    }
    guard.heard();
    const leave = () => response.body?.cancel().catch(() => undefined);
    const landed = response.url === '' ? host : new URL(response.url).host;
    if (isRedirect(response) || !hostMatches(landed, hosts)) {
      await leave();
      return { outcome: 'failed', failure: elsewhere(host, landed === host ? undefined : landed) };
    }
    if (response.status === 304) return { outcome: 'unchanged', known };
    if (!response.ok) {
      const retryAt = retryTime(response.headers.get('retry-after'), world.now());
      await leave();
      return { outcome: 'failed', failure: refusedWith(response.status, host, header !== undefined, retryAt) };
    }
    const { content, hash } = await receive(response.body, host, policy, guard.heard);
    const next = knownFrom(response.headers, hash, plain);
    if (hash === known.hash) return { outcome: 'unchanged', known: next };
    const fileName = fileNameOf(response.headers.get('content-disposition'));
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    return { outcome: 'new', content, type, known: next, ...(fileName ? { fileName } : {}) };
  } catch (cause) {
    signal?.throwIfAborted();
    const reason: unknown = guard.signal.aborted ? guard.signal.reason : cause;
    if (reason instanceof Stopped) return { outcome: 'failed', failure: reason.failure };
    if (reason instanceof TypeError) return { outcome: 'failed', failure: world.online() ? unreachable(host) : offline() };
    throw reason;
  } finally {
    guard.end();
  }
}

/** How long to wait before try number `attempt` (from 0): doubled each time, between half and all of it. Undefined: not worth waiting here. */
function waitBefore(attempt: number, failure: FetchFailure, world: FetchWorld, policy: FetchPolicy): number | undefined {
  if (failure.retryAt !== undefined) {
    const asked = Math.max(0, failure.retryAt - world.now());
    return asked <= policy.longestWaitMs ? asked : undefined;
  }
  const full = Math.min(policy.firstWaitMs * 2 ** attempt, policy.longestWaitMs);
  return full * (0.5 + world.random() / 2);
}

/**
 * Asks an address for its table. Resolves with its new content, with `unchanged` (by 304 or by the content's hash), or with a failure for
 * people; rejects only when aborted, when the host is not among those confirmed, or when something here is broken.
 */
export async function fetchTable(
  request: TableRequest,
  world: FetchWorld,
  { policy = usualPolicy, signal }: { readonly policy?: FetchPolicy; readonly signal?: AbortSignal } = {},
): Promise<TableAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted();
    const answer = await askOnce(request, world, policy, signal);
    if (answer.outcome !== 'failed' || !mayPass(answer.failure) || attempt >= policy.retries) return answer;
    const pause = waitBefore(attempt, answer.failure, world, policy);
    if (pause === undefined) return answer;
    await world.wait(pause, signal);
  }
}
