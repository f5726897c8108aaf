import { expect, test } from "vitest";
import { encodeCbor } from "./canonical-cbor.ts";
import { decodeEnvelope, encodeEnvelope, MOST_ENVELOPE_BYTES, MOST_PAYLOAD_BYTES } from "./envelope.ts";
import { decodeHeader, encodeHeader, encodeHeaderWithoutPayloadHash } from "./header.ts";
import { sampleEnvelope, sampleHeader } from "./sample-envelopes.contract.ts";
import { decodeWrap, encodeWrap } from "./wrap.ts";

const target = new Uint8Array(32).fill(9);
const tombstone = { kind: "tombstone", size: 0, target } as const;
const control = { kind: "control", size: 40 } as const;

test.each([
  ["content", sampleEnvelope()],
  ["content that was deleted", sampleEnvelope({}, { payload: null, wrap: null })],
  ["a control", sampleEnvelope(control, { wrap: null })],
  ["a tombstone", sampleEnvelope(tombstone, { wrap: null })],
])("%s is read, and its bytes come back", (_, bytes) => {
  const read = decodeEnvelope(bytes);
  expect(read.ok && encodeEnvelope(read.value)).toEqual(bytes);
  expect(read.ok && encodeHeader(read.value.header)).toEqual(read.ok && read.value.headerBytes);
});

test.each([
  ["size", "content of a length that is no bucket", sampleEnvelope({ size: 329 })],
  ["size", "a payload of another length than the header says", sampleEnvelope({}, { payload: new Uint8Array(327) })],
  ["size", "an empty control", sampleEnvelope({ kind: "control", size: 0 }, { wrap: null })],
  [
    "size",
    "a control that claims too much",
    sampleEnvelope({ ...control, size: 64_001 }, { payload: null, wrap: null }),
  ],
  ["size", "a tombstone that claims a payload", sampleEnvelope({ ...tombstone, size: 1 }, { wrap: null })],
  ["parts", "content without its wrap", sampleEnvelope({}, { wrap: null })],
  ["parts", "a wrap without its content", sampleEnvelope({}, { payload: null })],
  ["parts", "a control with a wrap", sampleEnvelope(control)],
  ["parts", "a control without its payload", sampleEnvelope(control, { payload: null, wrap: null })],
  ["parts", "a tombstone without its empty payload", sampleEnvelope(tombstone, { payload: null, wrap: null })],
  ["wrap", "a wrap that is none", sampleEnvelope({}, { wrap: encodeCbor([1, new Uint8Array(71)]) })],
  ["wrap", "a wrap that is no CBOR", sampleEnvelope({}, { wrap: Uint8Array.of(255) })],
  ["parts", "a list too short", encodeCbor([new Uint8Array(3)])],
  ["not-canonical", "a length not in its shortest form", Uint8Array.of(0x98, 1, 0)],
  ["too-large", "more bytes than any envelope has", new Uint8Array(MOST_ENVELOPE_BYTES + 1)],
])("refused as %s: %s", (reason, _, bytes) => {
  expect(decodeEnvelope(bytes)).toEqual({ ok: false, error: { type: "envelope-refused", reason } });
});

test("the largest payload fits, whatever its header and wrap", () => {
  const most = 2 ** 53 - 1;
  const large = { epoch: most, dseq: most, seen: { seq: most, head: target } };
  const bytes = sampleEnvelope({ ...large, kind: "control", size: MOST_PAYLOAD_BYTES }, { wrap: null });
  expect(bytes.length).toBeLessThanOrEqual(MOST_ENVELOPE_BYTES);
  expect(decodeEnvelope(bytes).ok).toBe(true);
});

test("a header of a newer version is named as such, and what has no version is not", () => {
  const newer = encodeCbor({ v: 2, suite: 1, more: "things" });
  expect(decodeHeader(newer)).toMatchObject({ error: { reason: "unknown-version" } });
  expect(decodeHeader(encodeCbor({ v: 1, suite: 7 }))).toMatchObject({ error: { reason: "unknown-version" } });
  expect(decodeHeader(encodeCbor([1]))).toMatchObject({ error: { reason: "header" } });
  expect(decodeHeader(Uint8Array.of(255))).toMatchObject({ error: { reason: "header" } });
  expect(decodeHeader(encodeCbor({ v: 1, suite: 1 }))).toMatchObject({ error: { reason: "header" } });
  const envelope = encodeCbor([newer, new Uint8Array(64), null, null]);
  expect(decodeEnvelope(envelope)).toMatchObject({ error: { reason: "unknown-version" } });
});

test("a field too many is refused, and so is a target where there is none to name", () => {
  const { target: _, kind: __, seen, ...rest } = sampleHeader();
  const map = { ...rest, seen: { ...seen } };
  expect(decodeHeader(encodeCbor({ ...map, kind: 0 })).ok).toBe(true);
  expect(decodeHeader(encodeCbor({ ...map, kind: 0, more: 1 })).ok).toBe(false);
  expect(decodeHeader(encodeCbor({ ...map, kind: 0, target })).ok).toBe(false);
  expect(decodeHeader(encodeCbor({ ...map, kind: 2 })).ok).toBe(false);
  expect(decodeHeader(encodeCbor({ ...map, kind: 3 })).ok).toBe(false);
  expect(() => encodeHeader(sampleHeader({ target }))).toThrow("names a target");
});

test("what a payload is bound to is the header but for the payload's hash", () => {
  const bound = encodeHeaderWithoutPayloadHash(sampleHeader());
  expect(encodeHeaderWithoutPayloadHash(sampleHeader({ ph: target }))).toEqual(bound);
  expect(encodeHeaderWithoutPayloadHash(sampleHeader({ dseq: 1 }))).not.toEqual(bound);
  expect(bound.length).toBe(encodeHeader(sampleHeader()).length - 37);
});

test("a wrap is read as it was written", () => {
  const wrap = { epoch: 3, sealed: new Uint8Array(72).fill(1) };
  expect(decodeWrap(encodeWrap(wrap))).toEqual({ ok: true, value: wrap });
});
