import { ok, type Result } from "@attune/kernel";
import { bytesToBase64Url, decodeEnvelope, type Envelope, encodeEnvelope } from "@attune/wire";
import { keyToBytes } from "./byte-key.ts";
import type { EnvelopeStore, PlacedBytes, SpaceName } from "./envelope-store.ts";
import { isOnward } from "./rewrapping.ts";
import type { StorageError } from "./storage-error.ts";

/** How the store names an envelope, given its id by `keyOf`. */
export function storedName(id: string): string {
  return bytesToBase64Url(keyToBytes(id));
}

/** Whether these are the bytes of an envelope that has its payload. */
export function hasPayload(bytes: Uint8Array): boolean {
  const decoded = decodeEnvelope(bytes);
  return decoded.ok && decoded.value.payload !== null;
}

/** Leaves of stored envelopes what stays for good: header and signature. */
export async function dropPayloads(
  store: EnvelopeStore,
  space: SpaceName,
  ids: readonly string[],
): Promise<Result<void, StorageError>> {
  for (const id of ids) {
    const dropped = await store.changeBytes(space, id, withoutPayload);
    if (!dropped.ok) return dropped;
  }
  return ok(undefined);
}

/** Puts whole bytes where damaged ones were. */
export async function healBytes(
  store: EnvelopeStore,
  space: SpaceName,
  damaged: readonly PlacedBytes[],
): Promise<Result<void, StorageError>> {
  for (const { id, bytes } of damaged) {
    const healed = await store.changeBytes(space, id, () => bytes);
    if (!healed.ok) return healed;
  }
  return ok(undefined);
}

/** The bytes with another wrap, when the envelope with it is accepted; otherwise as they were. */
export function withWrap(bytes: Uint8Array, wrap: Uint8Array, accepts: (envelope: Envelope) => boolean): Uint8Array {
  const decoded = decodeEnvelope(bytes);
  if (!decoded.ok || decoded.value.payload === null) return bytes;
  const envelope = { ...decoded.value, wrap };
  return isOnward(decoded.value.wrap, wrap) && accepts(envelope) ? encodeEnvelope(envelope) : bytes;
}

function withoutPayload(bytes: Uint8Array): Uint8Array {
  const decoded = decodeEnvelope(bytes);
  return decoded.ok ? encodeEnvelope({ ...decoded.value, payload: null, wrap: null }) : bytes;
}
