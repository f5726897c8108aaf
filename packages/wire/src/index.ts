export { base64UrlToBytes, bytesToBase64Url } from "./base64url.ts";
export { bytesOf, bytesUpTo, countSchema } from "./byte-schemas.ts";
export { ascii, compareBytes, equalBytes, isAscending, joinBytes } from "./bytes.ts";
export {
  type CborMap,
  type CborValue,
  decodeCbor,
  encodeCbor,
  MOST_CBOR_BYTES,
  MOST_CBOR_DEPTH,
  type NotCanonical,
} from "./canonical-cbor.ts";
export {
  type Cert,
  type Chain,
  type Control,
  type ControlRefused,
  chainSchema,
  type DeviceControl,
  decodeControl,
  type EpochControl,
  encodeControl,
  type KeySeal,
  MOST_GENERATIONS,
  MOST_MEMBERS,
  type SignedStatement,
} from "./control.ts";
export {
  decodeEnvelope,
  type Envelope,
  type EnvelopeRefused,
  encodeEnvelope,
  MOST_ENVELOPE_BYTES,
  MOST_PAYLOAD_BYTES,
} from "./envelope.ts";
export {
  decodeHeader,
  type EnvelopeKind,
  encodeHeader,
  encodeHeaderWithoutPayloadHash,
  type Header,
  type HeaderRefused,
  MOST_HEADER_BYTES,
  type Seen,
} from "./header.ts";
export { isSealedContentLength, MOST_PADDED_BYTES, paddedLength, SEALED_CONTENT_OVERHEAD } from "./padded-length.ts";
export { slotsSchema, vaultSchema } from "./relay-account-calls.ts";
export { RELAY_CALLS, type RelayCallName } from "./relay-calls.ts";
export { RELAY_LIMITS } from "./relay-limits.ts";
export { LIVE_PATH, type LiveAnswer, type LiveRequest, liveAnswer, liveRequest } from "./relay-live.ts";
export { decodeMessage, type MessageMalformed } from "./relay-message.ts";
export { bytesOfRecoverProof, bytesOfRegisterProof, bytesOfSessionProof } from "./relay-proof.ts";
export {
  RELAY_GOODBYES,
  RELAY_REFUSALS,
  type RelayGoodbye,
  type RelayRefusal,
  refusedAnswer,
} from "./relay-refusal.ts";
export { decodeWrap, encodeWrap, MOST_WRAP_BYTES, type Wrap } from "./wrap.ts";
