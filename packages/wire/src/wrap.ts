import { err, ok, type Result } from "@attune/kernel";
import * as v from "valibot";
import { bytesOf, countSchema } from "./byte-schemas.ts";
import { decodeCbor, encodeCbor, type NotCanonical } from "./canonical-cbor.ts";

/** A content key under the key of an epoch. Kept beside the envelope, so that it can be made anew and dropped. */
export interface Wrap {
  readonly epoch: number;
  /** 72 bytes: nonce, sealed key, tag. */
  readonly sealed: Uint8Array;
}

/** No wrap is larger, in bytes. */
export const MOST_WRAP_BYTES = 128;

const wrapSchema = v.strictTuple([countSchema, bytesOf(72)]);

/** The bytes of a wrap. */
export function encodeWrap({ epoch, sealed }: Wrap): Uint8Array {
  return encodeCbor([epoch, sealed]);
}

/** Reads a wrap; says nothing of whether it opens. */
export function decodeWrap(bytes: Uint8Array): Result<Wrap, NotCanonical> {
  const decoded = decodeCbor(bytes, MOST_WRAP_BYTES);
  if (!decoded.ok) return decoded;
  const parsed = v.safeParse(wrapSchema, decoded.value);
  if (!parsed.success) return err({ type: "not-canonical", reason: "malformed" });
  const [epoch, sealed] = parsed.output;
  return ok({ epoch, sealed });
}
