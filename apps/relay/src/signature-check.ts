import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";

/** A signature over bytes with the key that should have made it. */
export interface SignedBytes {
  /** Ed25519 public key, 32 bytes. */
  readonly key: Uint8Array;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether the signature is genuine; a key that is none signs nothing. */
export function isGenuine({ key, bytes, signature }: SignedBytes): boolean {
  try {
    const x = Buffer.from(key).toString("base64url");
    const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, bytes, publicKey, signature);
  } catch {
    return false;
  }
}

/** A key of nobody, against which the proofs for unknown accounts are checked, so that this takes as long as any. */
export function keyOfNobody(): Uint8Array {
  const { x } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  return new Uint8Array(Buffer.from(x ?? "", "base64url"));
}
