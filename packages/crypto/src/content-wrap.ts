import { err, ok, type Result } from "@attune/kernel";
import { decodeWrap, type Envelope, encodeWrap, joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { envelopeId } from "./envelope-checks.ts";
import type { EpochKey } from "./epoch-key.ts";
import { labelBytes } from "./hash.ts";
import { seal, unseal } from "./seal.ts";

/**
 * Why there is no content key. `no-content`: another kind, or deleted; `other-epoch`: the wrap names another epoch
 * than the key; `other-key`: the key is not the one that the header commits to; `wrap`: the wrap does not open.
 */
export type ContentKeyRefused = "no-content" | "other-epoch" | "other-key" | "wrap";

/** A wrap that cannot be made anew. */
export interface RewrapRefused {
  readonly type: "rewrap-refused";
  readonly reason: ContentKeyRefused;
}

/** A content key to wrap for the envelope with this id. */
export interface KeyToWrap {
  readonly id: Uint8Array;
  readonly contentKey: Uint8Array;
  readonly epochKey: EpochKey;
}

/** The bytes of a wrap. */
export function sealWrap(crypto: Crypto, { id, contentKey, epochKey }: KeyToWrap): Uint8Array {
  const sealed = seal(crypto, { key: epochKey.key, bytes: contentKey, boundTo: boundTo(id) });
  return encodeWrap({ epoch: epochKey.epoch, sealed });
}

/** The content key of an envelope, and the payload it is for. */
export function openWrap(
  crypto: Crypto,
  envelope: Envelope,
  epochKey: EpochKey,
): Result<{ readonly key: Uint8Array; readonly payload: Uint8Array }, ContentKeyRefused> {
  const { header, payload, wrap } = envelope;
  if (payload === null || wrap === null) return err("no-content");
  const decoded = decodeWrap(wrap);
  if (!decoded.ok) return err("wrap");
  if (decoded.value.epoch !== epochKey.epoch) return err("other-epoch");
  const written = header.epoch === epochKey.epoch;
  if (written && !crypto.sodium.memcmp(header.keyCommit, epochKey.commit)) return err("other-key");
  const sealing = { key: epochKey.key, bytes: decoded.value.sealed, boundTo: boundTo(envelopeId(envelope)) };
  const key = unseal(crypto, sealing);
  return key === null ? err("wrap") : ok({ key, payload });
}

/** The wrap of an envelope made anew under the key of a later epoch; header, signature and payload stay. */
export function rewrapContent(
  crypto: Crypto,
  envelope: Envelope,
  { from, to }: { readonly from: EpochKey; readonly to: EpochKey },
): Result<Uint8Array, RewrapRefused> {
  const opened = openWrap(crypto, envelope, from);
  if (!opened.ok) return err({ type: "rewrap-refused", reason: opened.error });
  return ok(sealWrap(crypto, { id: envelopeId(envelope), contentKey: opened.value.key, epochKey: to }));
}

function boundTo(id: Uint8Array): Uint8Array {
  return joinBytes(labelBytes("attune/v1/wrap"), id);
}
