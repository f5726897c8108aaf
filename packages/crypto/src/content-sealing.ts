import { err, ok, type Result } from "@attune/kernel";
import { type Envelope, encodeHeaderWithoutPayloadHash, joinBytes, SEALED_CONTENT_OVERHEAD } from "@attune/wire";
import { type Content, decodeContent, encodeContent } from "./content.ts";
import { type ContentKeyRefused, openWrap, sealWrap } from "./content-wrap.ts";
import type { Crypto } from "./crypto.ts";
import { envelopeId } from "./envelope-checks.ts";
import { headerAt, type Stand, signEnvelope } from "./envelope-signing.ts";
import type { EpochKey } from "./epoch-key.ts";
import { hash } from "./hash.ts";
import { pad, unpad } from "./padding.ts";
import { seal, unseal } from "./seal.ts";

/** Content that is longer than the longest bucket holds. */
export interface ContentTooLong {
  readonly type: "content-too-long";
  readonly bytes: number;
}

/**
 * Content that this key does not open. `payload`: it is not what was sealed with this header; `malformed`: it was,
 * by its author, and is no content that this version knows.
 */
export interface ContentUnreadable {
  readonly type: "content-unreadable";
  readonly reason: ContentKeyRefused | "payload" | "malformed";
}

/** What is written, and the key of the epoch it is written in. */
export interface ContentToSeal {
  readonly content: Content;
  readonly epochKey: EpochKey;
}

const COMMIT_BYTES = 32;

/** Seals and signs content under a key of its own, which is wrapped under the key of the epoch. */
export function sealContent(
  crypto: Crypto,
  place: Omit<Stand, "epoch">,
  { content, epochKey }: ContentToSeal,
): Result<Envelope, ContentTooLong> {
  const bytes = encodeContent(content);
  const padded = pad(bytes);
  if (padded === null) return err({ type: "content-too-long", bytes: bytes.length });
  const stand = { ...place, epoch: epochKey };
  const kind = { kind: "content", target: null } as const;
  const header = headerAt(stand, { ...kind, size: padded.length + SEALED_CONTENT_OVERHEAD });
  const contentKey = crypto.random(32);
  const sealed = seal(crypto, { key: contentKey, bytes: padded, boundTo: encodeHeaderWithoutPayloadHash(header) });
  const payload = joinBytes(commitmentOf(contentKey), sealed);
  const envelope = signEnvelope(crypto, stand, { ...kind, payload, wrap: null });
  return ok({ ...envelope, wrap: sealWrap(crypto, { id: envelopeId(envelope), contentKey, epochKey }) });
}

/** Opens the content of a verified envelope with the key of the epoch that its wrap names. */
export function openContent(
  crypto: Crypto,
  envelope: Envelope,
  epochKey: EpochKey,
): Result<Content, ContentUnreadable> {
  const contentKey = openWrap(crypto, envelope, epochKey);
  if (!contentKey.ok) return refused(contentKey.error);
  const { key, payload } = contentKey.value;
  if (!crypto.sodium.memcmp(payload.subarray(0, COMMIT_BYTES), commitmentOf(key))) return refused("payload");
  const boundTo = encodeHeaderWithoutPayloadHash(envelope.header);
  const padded = unseal(crypto, { key, bytes: payload.subarray(COMMIT_BYTES), boundTo });
  if (padded === null) return refused("payload");
  const bytes = unpad(padded);
  const content = bytes === null ? null : decodeContent(bytes);
  return content?.ok ? content : refused("malformed");
}

/** Without it, one payload could be made to open to different words under different keys. */
function commitmentOf(contentKey: Uint8Array): Uint8Array {
  return hash("attune/v1/content-key", contentKey);
}

function refused(reason: ContentUnreadable["reason"]): Result<never, ContentUnreadable> {
  return err({ type: "content-unreadable", reason });
}
