import { proxy, type Remote, wrap } from 'comlink';
import type { ImportTasks } from './import-worker';

/** A worker that lives until its import is done. `stop` ends it at once: the only way to give back the engine's memory, and how Cancel works. */
export type ImportSession = {
  readonly tasks: Remote<ImportTasks>;
  /** Settles as the call does, or rejects when the worker has died or was stopped. */
  guard<T>(call: Promise<T>): Promise<T>;
  stop(reason?: unknown): void;
};

export { proxy };

export function startImport(): ImportSession {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' });
  const waiting = new Set<(reason: unknown) => void>();
  let stopped: { reason: unknown } | undefined;
  const stop = (reason: unknown = new Error('the import was ended')): void => {
    if (stopped) return;
    stopped = { reason };
    worker.terminate();
    for (const reject of waiting) reject(reason);
    waiting.clear();
  };
  worker.addEventListener('error', (event) =>
    stop(new Error(`the import stopped: ${event.message || 'its worker could not be loaded'}`)),
  );
  return {
    tasks: wrap<ImportTasks>(worker),
    stop,
    guard(call) {
      if (stopped) return Promise.reject(stopped.reason);
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        call.then(resolve, reject).finally(() => waiting.delete(reject));
      });
    },
  };
}
