/** Where segment files live. In the browser's private file system, or in memory when it keeps nothing. */
export type SegmentFiles = {
  readonly persistent: boolean;
  file(name: string): Promise<File>;
  list(): Promise<readonly string[]>;
  remove(name: string): Promise<void>;
  /** Takes over the bytes of a segment that was made in memory. */
  keep(name: string, bytes: Uint8Array<ArrayBuffer>): void;
};

/** Every segment file begins so; anything else in the directory is not ours. */
export const SEGMENT = /^seg-[0-9a-f-]{36}\.db(\.wal)?$/;

const TRIES = 40;

/** The handle of a closed database is held for a moment longer, so removing is tried again for up to two seconds. */
async function removeEntry(directory: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await directory.removeEntry(name);
      return;
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'NotFoundError') return;
      if (attempt === TRIES) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export async function storedFiles(): Promise<SegmentFiles> {
  const directory = await navigator.storage.getDirectory();
  return {
    persistent: true,
    file: async (name) => (await directory.getFileHandle(name)).getFile(),
    async list() {
      const names: string[] = [];
      for await (const name of directory.keys()) if (SEGMENT.test(name)) names.push(name);
      return names;
    },
    remove: (name) => removeEntry(directory, name),
    keep: () => {
      throw new Error('a stored segment is written by the engine itself');
    },
  };
}

export function passingFiles(): SegmentFiles {
  const files = new Map<string, File>();
  return {
    persistent: false,
    async file(name) {
      const found = files.get(name);
      if (!found) throw new Error(`there is no segment ${name}`);
      return found;
    },
    list: async () => [...files.keys()],
    async remove(name) {
      files.delete(name);
    },
    keep: (name, bytes) => void files.set(name, new File([bytes], name)),
  };
}
