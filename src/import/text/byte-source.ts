/** Bytes that can be read in slices: a file on disk, or a text in a test. `modified` is in ms since 1970 UTC. */
export type ByteSource = {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  /** Bytes from `start` to `end`, which is out. */
  read(start: number, end: number): Promise<Uint8Array>;
};

/** Reads a file of the browser; the only place that touches one. */
export function sourceOfFile(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    modified: file.lastModified,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}

/** A source over bytes in memory. */
export function sourceOfBytes(name: string, bytes: Uint8Array, modified = 0): ByteSource {
  return { name, size: bytes.length, modified, read: async (start, end) => bytes.slice(start, end) };
}
