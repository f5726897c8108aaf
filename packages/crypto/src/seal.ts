import { joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";

/** How many bytes sealing adds: a nonce of 24 and a tag of 16. */
export const SEAL_OVERHEAD = 40;

const NONCE_BYTES = 24;

/** What is sealed, or opened, and what it is bound to without being part of it. */
export interface Sealing {
  readonly key: Uint8Array;
  readonly bytes: Uint8Array;
  readonly boundTo: Uint8Array;
}

/** A random nonce followed by XChaCha20-Poly1305. */
export function seal({ sodium, random }: Crypto, { key, bytes, boundTo }: Sealing): Uint8Array {
  const nonce = random(NONCE_BYTES);
  return joinBytes(nonce, sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(bytes, boundTo, null, nonce, key));
}

/** What was sealed, or null when the key, the binding or a byte is not the one it was sealed with. */
export function unseal({ sodium }: Crypto, { key, bytes, boundTo }: Sealing): Uint8Array | null {
  if (bytes.length < SEAL_OVERHEAD) return null;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const sealed = bytes.subarray(NONCE_BYTES);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, boundTo, nonce, key);
  } catch {
    return null;
  }
}
