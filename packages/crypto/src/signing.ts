import { joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { labelBytes } from "./hash.ts";

/** An Ed25519 key: `secret` is 64 bytes, the seed followed by the public key. */
export interface SignKey {
  readonly public: Uint8Array;
  readonly secret: Uint8Array;
}

/** The key that a seed of 32 bytes stands for. */
export function signKeyOf({ sodium }: Crypto, seed: Uint8Array): SignKey {
  const pair = sodium.crypto_sign_seed_keypair(seed);
  return { public: pair.publicKey, secret: pair.privateKey };
}

/** Signs bytes for one purpose; the label keeps a signature from counting for another. */
export function sign({ sodium }: Crypto, key: SignKey, purpose: { label: string; bytes: Uint8Array }): Uint8Array {
  return sodium.crypto_sign_detached(joinBytes(labelBytes(purpose.label), purpose.bytes), key.secret);
}

/** What is claimed to be signed, by whom. The signature is 64 bytes, the key 32. */
export interface Signed {
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly by: Uint8Array;
}

/** Whether a signature is genuine. */
export function isSigned({ sodium }: Crypto, { label, bytes, signature, by }: Signed): boolean {
  return sodium.crypto_sign_verify_detached(signature, joinBytes(labelBytes(label), bytes), by);
}
