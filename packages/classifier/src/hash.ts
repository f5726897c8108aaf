const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 units, 32 bits unsigned; `seed` continues an earlier hash. */
export function hashText(text: string, seed: number = OFFSET): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}

/** Joins a further number to a hash. */
export function hashOn(hash: number, next: number): number {
  let joined = Math.imul(hash ^ (next & 0xffff), PRIME);
  joined = Math.imul(joined ^ (next >>> 16), PRIME);
  return (joined ^ (joined >>> 15)) >>> 0;
}

/** One number for all of these bytes, by which damage is noticed. */
export function checksumOf(bytes: Uint8Array): number {
  let hash = bytes.length;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME);
  return hashOn(hash >>> 0, bytes.length);
}
