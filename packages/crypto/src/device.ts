import { err, ok, type Result } from "@attune/kernel";
import { bytesOf, type Cert, countSchema, decodeCbor, encodeCbor, equalBytes } from "@attune/wire";
import * as v from "valibot";
import type { Crypto } from "./crypto.ts";
import { type Identity, newestSignKey } from "./identity.ts";
import type { KnownIdentity } from "./identity-chain.ts";
import { isSigned, type SignKey, sign, signKeyOf } from "./signing.ts";

const LABEL = "attune/v1/device";

/** What an identity says of a device: it is this account's, as of this generation. */
export interface Certificate {
  readonly account: Uint8Array;
  readonly generation: number;
  readonly device: Uint8Array;
}

/** A certificate that does not hold for this identity. */
export interface CertRefused {
  readonly type: "cert-refused";
  readonly reason: "malformed" | "other-account" | "unknown-generation" | "signature";
}

const certificateSchema = v.strictObject({
  v: v.literal(1),
  account: bytesOf(32),
  generation: countSchema,
  device: bytesOf(32),
});

/** A new device's own key. It is made on the device and stays there; its public half is the device's id. */
export function createDevice(crypto: Crypto): SignKey {
  return signKeyOf(crypto, crypto.random(32));
}

/** Certifies a device under the identity's newest generation. */
export function certifyDevice(crypto: Crypto, identity: Identity, device: Uint8Array): Cert {
  const generation = identity.chain.length - 1;
  const bytes = encodeCbor({ v: 1, account: identity.account, generation, device });
  return [bytes, sign(crypto, newestSignKey(crypto, identity), { label: LABEL, bytes })];
}

/**
 * Checks a certificate against the generation it names. Whether that generation is still the newest is for the
 * reader to decide, who may be at an earlier place.
 */
export function verifyCert(crypto: Crypto, cert: Cert, identity: KnownIdentity): Result<Certificate, CertRefused> {
  const [bytes, signature] = cert;
  const decoded = decodeCbor(bytes);
  const parsed = decoded.ok ? v.safeParse(certificateSchema, decoded.value) : null;
  if (!parsed?.success) return refused("malformed");
  const { account, generation, device } = parsed.output;
  if (!equalBytes(account, identity.account)) return refused("other-account");
  const keys = identity.generations[generation];
  if (keys === undefined) return refused("unknown-generation");
  const genuine = isSigned(crypto, { label: LABEL, bytes, signature, by: keys.sign });
  return genuine ? ok({ account, generation, device }) : refused("signature");
}

function refused(reason: CertRefused["reason"]): Result<never, CertRefused> {
  return err({ type: "cert-refused", reason });
}
