/** What the sign key of a new account's first generation signs when it registers. */
export function bytesOfRegisterProof(claim: {
  readonly login: Uint8Array;
  readonly account: Uint8Array;
  readonly device: Uint8Array;
}): Uint8Array {
  return joined([ascii("attune/v1/register"), claim.login, claim.account, claim.device]);
}

/** What the sheet key signs to recover an account. */
export function bytesOfRecoverProof(challenge: Uint8Array): Uint8Array {
  return joined([ascii("attune/v1/recover"), challenge]);
}

/** What a device key signs to get a token. */
export function bytesOfSessionProof(challenge: Uint8Array): Uint8Array {
  return joined([ascii("attune/v1/session"), challenge]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
