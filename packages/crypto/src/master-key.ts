import type { Crypto } from "./crypto.ts";
import { kdf } from "./hash.ts";

/** The account master key: everything else of an account opens with it. 32 bytes. */
export function createMasterKey({ random }: Crypto): Uint8Array {
  return random(32);
}

/** The master key after a deep clean. It leads to nothing that was sealed with the one before. */
export function nextMasterKey(masterKey: Uint8Array): Uint8Array {
  return kdf(masterKey, "attune/v1/next-master-key", 32);
}

/** What the vault is sealed with. */
export function vaultKeyOf(masterKey: Uint8Array): Uint8Array {
  return kdf(masterKey, "attune/v1/vault", 32);
}

/** What lies on this device besides envelopes is sealed with. */
export function hereKeyOf(masterKey: Uint8Array): Uint8Array {
  return kdf(masterKey, "attune/v1/here", 32);
}
