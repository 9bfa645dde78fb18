import type { ImportSession } from './import-session';

const IDLE = 60_000;

/** Import workers: one that looks at files and warms the engine for their import. It goes when it was idle for a minute. */
export function importSessions() {
  let looking: { readonly session: Promise<ImportSession>; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  async function start(): Promise<ImportSession> {
    const { startImport } = await import('./import-session');
    const started = startImport();
    started.guard(started.tasks.warm()).catch(() => undefined);
    return started;
  }

  function look(): Promise<ImportSession> {
    if (looking) clearTimeout(looking.timer);
    const session = looking?.session ?? start();
    const timer = setTimeout(() => {
      looking = undefined;
      session.then((idle) => idle.stop()).catch(() => undefined);
    }, IDLE);
    looking = { session, timer };
    session.catch(() => {
      if (looking?.session === session) looking = undefined;
    });
    return session;
  }

  /** The worker that has looked at the files, from now on the caller's, who stops it. An abort stops it at once. */
  async function take(signal: AbortSignal | undefined): Promise<ImportSession> {
    const ready = look();
    if (looking) clearTimeout(looking.timer);
    looking = undefined;
    const session = await ready;
    const abort = () => session.stop(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    return session;
  }

  return {
    look,
    take,
    /** A worker that starts when it is first asked for. */
    later(signal: AbortSignal | undefined) {
      let session: Promise<ImportSession> | undefined;
      return {
        get: () => {
          session ??= take(signal);
          return session;
        },
        stop: () => void session?.then((each) => each.stop()).catch(() => undefined),
      };
    },
    close(): void {
      if (!looking) return;
      clearTimeout(looking.timer);
      looking.session.then((idle) => idle.stop()).catch(() => undefined);
      looking = undefined;
    },
  };
}

export type ImportSessions = ReturnType<typeof importSessions>;
