import { ascii, joinBytes } from "./bytes.ts";

/** What the sign key of a new account's first generation signs when it registers. */
export function bytesOfRegisterProof(claim: {
  readonly login: Uint8Array;
  readonly account: Uint8Array;
  readonly device: Uint8Array;
}): Uint8Array {
  return joinBytes(ascii("attune/v1/register"), claim.login, claim.account, claim.device);
}

/** What the sheet key signs to recover an account. */
export function bytesOfRecoverProof(challenge: Uint8Array): Uint8Array {
  return joinBytes(ascii("attune/v1/recover"), challenge);
}

/** What a device key signs to get a token. */
export function bytesOfSessionProof(challenge: Uint8Array): Uint8Array {
  return joinBytes(ascii("attune/v1/session"), challenge);
}
