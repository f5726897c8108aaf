import { createHash } from "node:crypto";

/** SHA-256 over some bytes, one after the other; text stands for its ASCII bytes. */
export function digest(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
