import { ImportError } from '../warehouse';

const full = /quota|no space|not enough (?:disk )?space|disk (?:is )?full|ENOSPC/i;
const broken =
  /IO Error|could not (?:write|read|open)|createSyncAccessHandle|NotReadableError|InvalidStateError|NoModificationAllowed/i;

const textOf = (cause: unknown): string => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));

/** The same failure, or, when the disk failed, one that says what failed, what is unchanged and what to do. `doing`: "orders.csv could not be stored". */
export function storageProblem(cause: unknown, doing: string): unknown {
  const text = textOf(cause);
  if (cause instanceof ImportError || (cause instanceof DOMException && cause.name === 'AbortError')) return cause;
  if (cause instanceof Error && cause.name === 'ImportError') return new ImportError(cause.message, cause);
  if (full.test(text))
    return new ImportError(
      `${doing}: this browser has no room left for it. Nothing was imported and what you had is unchanged. Free space on the disk, or take out imports that you no longer need, and try again`,
      cause,
    );
  if (cause instanceof Error && cause.name === 'NotReadableError')
    return new ImportError(
      `${doing}: the file was changed, moved or removed while it was read. Nothing was imported. Add the file again`,
      cause,
    );
  if (cause instanceof Error && cause.name === 'NotFoundError')
    return new ImportError(
      `${doing}: what was prepared is gone, since the browser’s storage was cleared. Nothing was imported. Reload and add the file again`,
      cause,
    );
  if (broken.test(text))
    return new ImportError(
      `${doing}: the browser’s storage did not answer (${text}). Nothing was imported and what you had is unchanged. Close other tabs of Plumbline, reload, and try again`,
      cause,
    );
  return cause;
}
