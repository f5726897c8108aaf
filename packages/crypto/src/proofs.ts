import { bytesOfRecoverProof, bytesOfRegisterProof, bytesOfSessionProof } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import type { GenerationSecrets } from "./identity.ts";
import { type RecoverySheet, sheetSignKey } from "./recovery-sheet.ts";
import { type SignKey, sign, signKeyOf } from "./signing.ts";

/** What a new account says to a relay. */
export interface Registration {
  readonly login: Uint8Array;
  readonly account: Uint8Array;
  readonly device: Uint8Array;
}

/** Proves that whoever registers an account holds its first generation. */
export function proveRegistration(crypto: Crypto, first: GenerationSecrets, registration: Registration): Uint8Array {
  return signWhole(crypto, signKeyOf(crypto, first.sign), bytesOfRegisterProof(registration));
}

/** Proves to the relay that someone holds the sheet. */
export function proveRecovery(crypto: Crypto, sheet: RecoverySheet, challenge: Uint8Array): Uint8Array {
  return signWhole(crypto, sheetSignKey(crypto, sheet), bytesOfRecoverProof(challenge));
}

/** Proves to the relay which device this is. */
export function proveSession(crypto: Crypto, device: SignKey, challenge: Uint8Array): Uint8Array {
  return signWhole(crypto, device, bytesOfSessionProof(challenge));
}

/** The label is in the bytes already. */
function signWhole(crypto: Crypto, key: SignKey, bytes: Uint8Array): Uint8Array {
  return sign(crypto, key, { label: "", bytes });
}
