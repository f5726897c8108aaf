import { err, ok, type Result } from "@attune/kernel";
import * as v from "valibot";
import { bytesOf, bytesUpTo } from "./byte-schemas.ts";
import { decodeCbor, encodeCbor } from "./canonical-cbor.ts";
import { decodeHeader, type Header, MOST_HEADER_BYTES } from "./header.ts";
import { isSealedContentLength } from "./padded-length.ts";
import { decodeWrap, MOST_WRAP_BYTES } from "./wrap.ts";

/** One thing that a device put into a space, as it lies in stores and crosses the network. */
export interface Envelope {
  /** The header exactly as signed. */
  readonly headerBytes: Uint8Array;
  readonly header: Header;
  /** 64 bytes of Ed25519 over the header. */
  readonly sig: Uint8Array;
  /** Null for content that was deleted. */
  readonly payload: Uint8Array | null;
  /** The bytes of a wrap; null for content that was deleted, and for everything that is not content. */
  readonly wrap: Uint8Array | null;
}

/**
 * Bytes that are no envelope. `unknown-version`: written by a newer app; `size`: a payload whose length does not
 * fit its header or its kind; `parts`: a payload or wrap that is missing, or there, against its kind.
 */
export interface EnvelopeRefused {
  readonly type: "envelope-refused";
  readonly reason: "too-large" | "not-canonical" | "header" | "unknown-version" | "size" | "parts" | "wrap";
}

/** No envelope is larger, in bytes. */
export const MOST_ENVELOPE_BYTES = 65_536;

/** No payload is larger, in bytes; what a header, a signature and a wrap can take is left. */
export const MOST_PAYLOAD_BYTES = 64_000;

const envelopeSchema = v.strictTuple([
  bytesUpTo(MOST_HEADER_BYTES),
  bytesOf(64),
  v.nullable(bytesUpTo(MOST_PAYLOAD_BYTES)),
  v.nullable(bytesUpTo(MOST_WRAP_BYTES)),
]);

/** The bytes of an envelope; its header bytes go in as they are. */
export function encodeEnvelope({ headerBytes, sig, payload, wrap }: Omit<Envelope, "header">): Uint8Array {
  return encodeCbor([headerBytes, sig, payload, wrap]);
}

/** Reads an envelope and checks its form. Whether it is genuine is checked in `packages/crypto`. */
export function decodeEnvelope(bytes: Uint8Array): Result<Envelope, EnvelopeRefused> {
  if (bytes.length > MOST_ENVELOPE_BYTES) return refused("too-large");
  const decoded = decodeCbor(bytes);
  if (!decoded.ok) return refused("not-canonical");
  const parts = v.safeParse(envelopeSchema, decoded.value);
  if (!parts.success) return refused("parts");
  const [headerBytes, sig, payload, wrap] = parts.output;
  const header = decodeHeader(headerBytes);
  if (!header.ok) return refused(header.error.reason);
  const envelope = { headerBytes, header: header.value, sig, payload, wrap };
  const flaw = findFlaw(envelope);
  return flaw === null ? ok(envelope) : refused(flaw);
}

function findFlaw({ header, payload, wrap }: Envelope): EnvelopeRefused["reason"] | null {
  if (!fitsKind(header)) return "size";
  if (payload !== null && payload.length !== header.size) return "size";
  if (header.kind !== "content") return payload !== null && wrap === null ? null : "parts";
  if ((payload === null) !== (wrap === null)) return "parts";
  return wrap === null || decodeWrap(wrap).ok ? null : "wrap";
}

function fitsKind({ kind, size }: Header): boolean {
  if (kind === "content") return isSealedContentLength(size);
  return kind === "tombstone" ? size === 0 : size > 0 && size <= MOST_PAYLOAD_BYTES;
}

function refused(reason: EnvelopeRefused["reason"]): Result<never, EnvelopeRefused> {
  return err({ type: "envelope-refused", reason });
}
