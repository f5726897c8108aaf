import { assert, err, ok, type Result } from "@attune/kernel";
import * as v from "valibot";
import { bytesOf, countSchema } from "./byte-schemas.ts";
import { type CborMap, type CborValue, decodeCbor, encodeCbor } from "./canonical-cbor.ts";

/** What an envelope holds: words, a step about devices and keys, or the end of something written before. */
export type EnvelopeKind = "content" | "control" | "tombstone";

/** The newest place in the relay's order that a device had verified. */
export interface Seen {
  readonly seq: number;
  readonly head: Uint8Array;
}

/** The part of an envelope that is signed and stays for good. Byte strings are 32 bytes each. */
export interface Header {
  readonly v: 1;
  readonly suite: 1;
  readonly space: Uint8Array;
  readonly epoch: number;
  readonly keyCommit: Uint8Array;
  readonly author: Uint8Array;
  readonly device: Uint8Array;
  readonly dseq: number;
  readonly dprev: Uint8Array;
  readonly seen: Seen;
  readonly kind: EnvelopeKind;
  readonly ph: Uint8Array;
  /** Length of the payload in bytes. */
  readonly size: number;
  /** The id of the envelope whose payload goes; null unless this is a tombstone. */
  readonly target: Uint8Array | null;
}

/** Bytes that are no header of ours, or one of a version that this app does not know. */
export interface HeaderRefused {
  readonly type: "header-refused";
  readonly reason: "header" | "unknown-version";
}

/** No header is larger, in bytes. */
export const MOST_HEADER_BYTES = 1_024;

const KINDS = ["content", "control", "tombstone"] as const satisfies readonly EnvelopeKind[];
const id = bytesOf(32);
const common = {
  v: v.literal(1),
  suite: v.literal(1),
  space: id,
  epoch: countSchema,
  keyCommit: id,
  author: id,
  device: id,
  dseq: countSchema,
  dprev: id,
  seen: v.strictObject({ seq: countSchema, head: id }),
  ph: id,
  size: countSchema,
};
const headerSchema = v.variant("kind", [
  v.strictObject({ ...common, kind: v.literal(0) }),
  v.strictObject({ ...common, kind: v.literal(1) }),
  v.strictObject({ ...common, kind: v.literal(2), target: id }),
]);
const versionSchema = v.object({ v: v.literal(1), suite: v.literal(1) });

/** The bytes that are signed. */
export function encodeHeader(header: Header): Uint8Array {
  return encodeCbor(headerToMap(header));
}

/** The header without the payload's hash: what the payload is bound to when it is sealed, before it has a hash. */
export function encodeHeaderWithoutPayloadHash(header: Omit<Header, "ph">): Uint8Array {
  const { ph: _, ...rest } = headerToMap({ ...header, ph: new Uint8Array() });
  return encodeCbor(rest);
}

/** Reads a header; which version it has is looked at first, so that a newer one is named as such. */
export function decodeHeader(bytes: Uint8Array): Result<Header, HeaderRefused> {
  const decoded = decodeCbor(bytes, MOST_HEADER_BYTES);
  if (!decoded.ok) return refused("header");
  if (!v.is(versionSchema, decoded.value)) return refused(hasVersion(decoded.value) ? "unknown-version" : "header");
  const parsed = v.safeParse(headerSchema, decoded.value);
  if (!parsed.success) return refused("header");
  const { kind, ...rest } = parsed.output;
  return ok({ target: null, ...rest, kind: KINDS[kind] });
}

function headerToMap({ target, kind, seen, ...rest }: Header): CborMap {
  assert((target !== null) === (kind === "tombstone"), "a tombstone, and nothing else, names a target");
  const map = { ...rest, kind: KINDS.indexOf(kind), seen: { seq: seen.seq, head: seen.head } };
  return target === null ? map : { ...map, target };
}

function hasVersion(value: CborValue): boolean {
  return v.is(v.object({ v: countSchema }), value);
}

function refused(reason: HeaderRefused["reason"]): Result<never, HeaderRefused> {
  return err({ type: "header-refused", reason });
}
