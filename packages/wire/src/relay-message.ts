import { err, ok, type Result } from "@attune/kernel";
import * as v from "valibot";
import { decodeCbor } from "./canonical-cbor.ts";

/** Bytes that are not canonical CBOR, or not the message that was expected. */
export interface MessageMalformed {
  readonly type: "malformed";
}

/** Reads one message of the relay protocol, strictly: an unknown field is refused. Written with `encodeCbor`. */
export function decodeMessage<const Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Uint8Array,
): Result<v.InferOutput<Schema>, MessageMalformed> {
  const decoded = decodeCbor(bytes);
  const parsed = decoded.ok ? v.safeParse(schema, decoded.value) : null;
  return parsed?.success ? ok(parsed.output) : err({ type: "malformed" });
}
