const LOCK = 'plumbline-prepared';

/** Keeps every tab's sweep away from the files that this tab has prepared, as long as there are any. */
export function preparedLock() {
  let users = 0;
  let held: { readonly ready: Promise<void>; release(): void } | undefined;

  function take(): { ready: Promise<void>; release(): void } {
    let release = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ready = new Promise<void>((resolve, reject) => {
      navigator.locks
        .request(LOCK, { mode: 'shared' }, () => {
          resolve();
          return over;
        })
        .catch(reject);
    });
    return { ready, release };
  }

  return {
    /** Resolves when no sweep runs and none can begin. */
    async hold(): Promise<void> {
      users += 1;
      held ??= take();
      await held.ready;
    },
    release(): void {
      users = Math.max(0, users - 1);
      if (users > 0) return;
      held?.release();
      held = undefined;
    },
  };
}

/** Runs when no tab holds anything prepared; otherwise passes. */
export async function whenNothingIsPrepared(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
