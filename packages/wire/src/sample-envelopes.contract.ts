import { encodeEnvelope } from "./envelope.ts";
import { encodeHeader, type Header } from "./header.ts";
import { encodeWrap } from "./wrap.ts";

const filled = (byte: number, length = 32) => new Uint8Array(length).fill(byte);

/** A header of invented bytes, with what a test changes. */
export function sampleHeader(changes: Partial<Header> = {}): Header {
  return {
    v: 1,
    suite: 1,
    space: filled(1),
    epoch: 1,
    keyCommit: filled(2),
    author: filled(3),
    device: filled(4),
    dseq: 0,
    dprev: filled(0),
    seen: { seq: 0, head: filled(0) },
    kind: "content",
    ph: filled(5),
    size: 328,
    target: null,
    ...changes,
  };
}

/** The bytes of an envelope that is in form and signed by nobody. */
export function sampleEnvelope(
  changes: Partial<Header> = {},
  parts: { readonly payload?: Uint8Array | null; readonly wrap?: Uint8Array | null } = {},
): Uint8Array {
  const header = sampleHeader(changes);
  const { payload = filled(6, header.size), wrap = encodeWrap({ epoch: 1, sealed: filled(7, 72) }) } = parts;
  return encodeEnvelope({ headerBytes: encodeHeader(header), sig: filled(8, 64), payload, wrap });
}
