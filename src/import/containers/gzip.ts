import { crc32 } from './crc32';
import { blobOf, inflated } from './inflate';
import type { Budget } from './limits';

const FEED = 32 << 10;

type Member = { readonly end: number; readonly crc: number };

/** Reads several gzip members that stand one after the other, which the browser's own stream refuses. */
async function* joined(blob: Blob, budget: Budget): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { Gunzip } = await import('fflate');
  const members: Member[] = [];
  let out: Uint8Array<ArrayBuffer>[] = [];
  let crc = 0;
  const gunzip = new Gunzip((bytes) => {
    if (bytes.length === 0) return;
    crc = crc32(bytes, crc);
    budget.take(bytes.length);
    out.push(bytes.slice());
  });
  gunzip.onmember = (end) => {
    members.push({ end, crc });
    crc = 0;
  };
  for (let at = 0; at < blob.size; at += FEED) {
    gunzip.push(new Uint8Array(await blob.slice(at, at + FEED).arrayBuffer()), at + FEED >= blob.size);
    yield* out;
    out = [];
  }
  for (const { end, crc: own } of [...members, { end: blob.size, crc }]) {
    const trailer = new DataView(await blob.slice(end - 8, end).arrayBuffer());
    if (trailer.byteLength < 8 || trailer.getUint32(0, true) !== own) throw new Error('checksum');
  }
}

/** What a gzip file holds. Throws when it is cut off or damaged, or when the budget is used up. */
export async function gunzipped(name: string, blob: Blob, budget: Budget): Promise<Blob> {
  let refusal: unknown;
  const counted: Budget = {
    announce: budget.announce,
    take(bytes) {
      try {
        budget.take(bytes);
      } catch (error) {
        refusal = error;
        throw error;
      }
    },
  };
  try {
    return await blobOf(inflated(blob, 'gzip', counted));
  } catch {
    if (refusal) throw refusal;
  }
  try {
    return await blobOf(joined(blob, counted));
  } catch {
    if (refusal) throw refusal;
    throw new Error(`${name} is cut off or damaged: what it holds can't be unpacked. Download or compress it again`);
  }
}
