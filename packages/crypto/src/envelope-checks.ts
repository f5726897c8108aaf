import { err, ok, type Result } from "@attune/kernel";
import { type Envelope, equalBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { hash } from "./hash.ts";
import { isSigned } from "./signing.ts";

export const HEADER_LABEL = "attune/v1/header";

/** An envelope that is not what its device signed for this space. */
export interface EnvelopeForged {
  readonly type: "envelope-forged";
  readonly reason: "other-space" | "payload" | "signature";
}

/** The id of an envelope; it stays when payload and wrap are dropped or the wrap is made anew. */
export function envelopeId({ headerBytes, sig }: Pick<Envelope, "headerBytes" | "sig">): Uint8Array {
  return hash("attune/v1/id", headerBytes, sig);
}

/**
 * Checks that the device which the header names has signed this for this space, and answers the id. Whether that
 * device is its author's, whether it may write, and where the envelope stands, is for the reader. A wrap is not
 * signed; it shows when the content is opened.
 */
export function verifyEnvelope(
  crypto: Crypto,
  envelope: Envelope,
  space: Uint8Array,
): Result<Uint8Array, EnvelopeForged> {
  const { header, headerBytes, sig, payload } = envelope;
  if (!equalBytes(header.space, space)) return refused("other-space");
  if (payload !== null && !equalBytes(hashOfPayload(payload), header.ph)) return refused("payload");
  const genuine = isSigned(crypto, { label: HEADER_LABEL, bytes: headerBytes, signature: sig, by: header.device });
  return genuine ? ok(envelopeId(envelope)) : refused("signature");
}

/** What a header says of a payload, so that it can be checked as long as the payload is there. */
export function hashOfPayload(payload: Uint8Array): Uint8Array {
  return hash("attune/v1/payload", payload);
}

function refused(reason: EnvelopeForged["reason"]): Result<never, EnvelopeForged> {
  return err({ type: "envelope-forged", reason });
}
