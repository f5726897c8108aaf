import { ascii, joinBytes } from "@attune/wire";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** The bytes of the labels that were used so far: there are few of them, and each is used very often. */
const labels = new Map<string, Uint8Array>();

/** SHA-256 over a label of ours and the parts, so that no hash can be taken for one of another purpose. */
export function hash(label: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return sha256(joinBytes(labelBytes(label), ...parts));
}

/** The bytes of a label; not to be changed. */
export function labelBytes(label: string): Uint8Array {
  const bytes = labels.get(label) ?? ascii(label);
  labels.set(label, bytes);
  return bytes;
}

/** A key for one purpose out of secret bytes: HKDF-SHA-256 without salt. */
export function kdf(secret: Uint8Array, purpose: string, length: number): Uint8Array {
  return hkdf(sha256, secret, undefined, ascii(purpose), length);
}

/** A number as 8 bytes, big-endian. */
export function be64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
