export type Fingerprint = { readonly text: string; readonly hashed: 'content' | 'parts' };

const MIB = 1 << 20;
/** The native digest wants all bytes at once: up to here they may be in memory together. */
const AT_ONCE = 256 * MIB;
const PART = 16 * MIB;

const hex = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of the content; of a larger one the SHA-256 over the SHA-256 of each of its parts, in order. */
export async function fingerprint(content: Blob, atOnce = AT_ONCE, part = PART): Promise<Fingerprint> {
  const digest = async (bytes: Blob) => crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  if (content.size <= atOnce) return { text: hex(await digest(content)), hashed: 'content' };
  const digests: ArrayBuffer[] = [];
  for (let at = 0; at < content.size; at += part) digests.push(await digest(content.slice(at, at + part)));
  return { text: hex(await digest(new Blob(digests))), hashed: 'parts' };
}
