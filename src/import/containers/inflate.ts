import type { Budget } from './limits';

const FEED = 32 << 10;

/**
 * The bytes of a compressed blob as they come out. It is fed in slices of 32 KiB, because the browser inflates a whole slice at once: what
 * waits in memory stays below some 32 MiB however much comes out.
 */
export async function* inflated(
  blob: Blob,
  format: 'gzip' | 'deflate-raw',
  budget: Budget,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let at = 0;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        if (at >= blob.size) return controller.close();
        const bytes = new Uint8Array(await blob.slice(at, at + FEED).arrayBuffer());
        at += bytes.length;
        controller.enqueue(bytes);
      },
    },
    { highWaterMark: 0 },
  );
  const reader = source.pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      budget.take(value.length);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const KEEP = 4 << 20;

/** Chunks as one blob, of which the browser may keep the parts on disk. */
export async function blobOf(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const parts: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < KEEP) continue;
    parts.push(new Blob(waiting));
    waiting = [];
    size = 0;
  }
  return new Blob([...parts, ...waiting]);
}
