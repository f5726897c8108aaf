import { type Control, type Envelope, encodeControl, encodeHeader, type Header, type Seen } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { HEADER_LABEL, hashOfPayload } from "./envelope-checks.ts";
import type { EpochKey } from "./epoch-key.ts";
import { type SignKey, sign } from "./signing.ts";

/** Where a device stands in a space when it writes: everything of a header but what is written. */
export interface Stand {
  readonly space: Uint8Array;
  readonly author: Uint8Array;
  readonly device: SignKey;
  /** How many envelopes this device has written in this space before. */
  readonly dseq: number;
  /** The id of its envelope before; 32 zero bytes for its first. */
  readonly dprev: Uint8Array;
  readonly seen: Seen;
  /** The epoch the envelope belongs to, or `NO_EPOCH`. */
  readonly epoch: Omit<EpochKey, "key">;
}

/** A control, signed. With an epoch control, the stand's epoch is the new one. */
export function signControl(crypto: Crypto, stand: Stand, control: Control): Envelope {
  const payload = encodeControl(control);
  return signEnvelope(crypto, stand, { kind: "control", target: null, payload, wrap: null });
}

/** The end of the content with this id, signed. */
export function signTombstone(crypto: Crypto, stand: Stand, target: Uint8Array): Envelope {
  return signEnvelope(crypto, stand, { kind: "tombstone", target, payload: new Uint8Array(), wrap: null });
}

interface Unsigned extends Pick<Header, "kind" | "target"> {
  readonly payload: Uint8Array;
  readonly wrap: Uint8Array | null;
}

/** A header without the payload's hash, and the payload's length known. */
export function headerAt(stand: Stand, written: Pick<Header, "kind" | "target" | "size">): Omit<Header, "ph"> {
  const { space, author, device, dseq, dprev, seen, epoch } = stand;
  const standing = { space, author, device: device.public, dseq, dprev, seen };
  return { v: 1, suite: 1, ...standing, epoch: epoch.epoch, keyCommit: epoch.commit, ...written };
}

/** Signs the header over what was written. */
export function signEnvelope(crypto: Crypto, stand: Stand, { kind, target, payload, wrap }: Unsigned): Envelope {
  const header = { ...headerAt(stand, { kind, target, size: payload.length }), ph: hashOfPayload(payload) };
  const headerBytes = encodeHeader(header);
  const sig = sign(crypto, stand.device, { label: HEADER_LABEL, bytes: headerBytes });
  return { headerBytes, header, sig, payload, wrap };
}
