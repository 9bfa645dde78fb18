import type { FetchWorld } from '../import/address/fetch-table';

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The only place from which other origins are asked; `fetchTable` sees to it that the user has confirmed them. */
export const sourceWorld: FetchWorld = {
  fetch: (input, init) => fetch(input, init),
  online: () => navigator.onLine,
  now: Date.now,
  random: Math.random,
  wait,
};
