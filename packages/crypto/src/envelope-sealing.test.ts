import { obtained } from "@attune/testkit";
import { decodeEnvelope, type Envelope, encodeEnvelope, encodeHeaderWithoutPayloadHash, joinBytes } from "@attune/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIRST_HEAD, nextHead } from "./chain-heads.ts";
import type { Content } from "./content.ts";
import { openContent, sealContent } from "./content-sealing.ts";
import { rewrapContent, sealWrap } from "./content-wrap.ts";
import { envelopeId, verifyEnvelope } from "./envelope-checks.ts";
import { headerAt, signControl, signEnvelope, signTombstone } from "./envelope-signing.ts";
import { createEpochKey, NO_EPOCH } from "./epoch-key.ts";
import { hash } from "./hash.ts";
import { pad } from "./padding.ts";
import { seal } from "./seal.ts";
import { twoPeople, withFlippedBit } from "./two-people.contract.ts";

const { crypto, ada, ben, genesis, epochKey, stand } = await twoPeople();
const { space } = genesis;
const content: Content = { id: "event-1", type: "note", at: 1_700_000_000_000, after: null, body: { words: "hello" } };
const envelope = written(content);

test("what is sealed is opened as it was by whoever has the epoch's key", () => {
  const read = obtained(decodeEnvelope(encodeEnvelope(envelope)));
  expect(verifyEnvelope(crypto, read, space)).toEqual({ ok: true, value: envelopeId(envelope) });
  expect(openContent(crypto, read, epochKey)).toEqual({ ok: true, value: content });
});

test("nothing that people type is lost", () => {
  const someContent = fc.record({
    id: fc.string({ unit: "grapheme", maxLength: 20 }),
    type: fc.string({ maxLength: 20 }),
    at: fc.nat(),
    after: fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 })),
    body: fc.oneof(
      fc.jsonValue({ stringUnit: "binary" }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    ),
  });
  fc.assert(
    fc.property(someContent, (content) => {
      const sent = { ...content, body: JSON.parse(JSON.stringify(content.body)) };
      expect(obtained(openContent(crypto, written(content), epochKey))).toEqual(sent);
    }),
  );
});

test("content that fits no bucket is refused with its length", () => {
  const long = sealContent(crypto, stand, { content: { ...content, body: "w".repeat(49_152) }, epochKey });
  expect(long).toMatchObject({ error: { type: "content-too-long" } });
});

test("contents of one bucket cannot be told apart by size", () => {
  const sizes = [0, 10, 100, 150].map(
    (length) => encodeEnvelope(written({ ...content, body: "w".repeat(length) })).length,
  );
  expect(new Set(sizes).size).toBe(1);
});

test("no bit of an envelope can be another", { timeout: 30_000 }, () => {
  const bytes = encodeEnvelope(envelope);
  const bits = Array.from({ length: bytes.length * 8 }, (_, bit) => bit);
  expect(bits.filter((bit) => isTaken(withFlippedBit(bytes, bit)))).toEqual([]);
  expect(isTaken(bytes)).toBe(true);
});

test("no bit of a control or a tombstone can be another", () => {
  for (const signed of [control(), signTombstone(crypto, stand, envelopeId(envelope))]) {
    const bytes = encodeEnvelope(signed);
    expect(isTaken(bytes)).toBe(true);
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        expect(isTaken(withFlippedBit(bytes, bit))).toBe(false);
      }),
    );
  }
});

test("an envelope of another space is refused", () => {
  expect(verifyEnvelope(crypto, envelope, epochKey.key)).toMatchObject({ error: { reason: "other-space" } });
});

test("a payload is checked as long as it is there, and its envelope holds without it", () => {
  const other = written({ ...content, body: { words: "other" } });
  expect(verifyEnvelope(crypto, { ...envelope, payload: other.payload }, space)).toMatchObject({
    error: { reason: "payload" },
  });
  const deleted = { ...envelope, payload: null, wrap: null };
  expect(verifyEnvelope(crypto, deleted, space)).toEqual({ ok: true, value: envelopeId(envelope) });
  expect(openContent(crypto, deleted, epochKey)).toMatchObject({ error: { reason: "no-content" } });
});

test("a signature of another device is refused", () => {
  const forged = signTombstone(crypto, { ...stand, device: { ...ben.device, public: ada.device.public } }, space);
  expect(verifyEnvelope(crypto, forged, space)).toMatchObject({ error: { reason: "signature" } });
});

describe("content does not open", () => {
  test("with the key of another epoch, or another key for the same", () => {
    expect(refusal(envelope, createEpochKey(crypto, 2))).toBe("other-epoch");
    expect(refusal(envelope, createEpochKey(crypto, 1))).toBe("other-key");
    expect(refusal(envelope, { ...createEpochKey(crypto, 1), commit: epochKey.commit })).toBe("wrap");
  });

  test("with the wrap of another envelope, or a wrap that is none", () => {
    expect(refusal({ ...envelope, wrap: written(content).wrap })).toBe("wrap");
    expect(refusal({ ...envelope, wrap: Uint8Array.of(0) })).toBe("wrap");
  });

  test("under a header that it was not sealed with", () => {
    const contentKey = crypto.random(32);
    for (const size of [328, 1_096]) {
      const moved = forged({ contentKey, bytes: filledUp(Uint8Array.of(0xa0)), size });
      expect(refusal(moved)).toBe(size === 328 ? "malformed" : "payload");
    }
  });

  test("with a content key that its payload does not commit to", () => {
    const sealedUnder = crypto.random(32);
    const bytes = filledUp(Uint8Array.of(0xa0));
    expect(refusal(forged({ contentKey: sealedUnder, commitTo: crypto.random(32), bytes, size: 328 }))).toBe("payload");
  });

  test.each([
    ["without its mark", new Uint8Array(256)],
    ["filled up to more than it needs", filledUp(new Uint8Array(600)).fill(0, 100).fill(0x80, 100, 101)],
    ["that is no CBOR", filledUp(Uint8Array.of(0xff))],
    ["that is no JSON inside", filledUp(Uint8Array.of(0x60))],
  ])("when its author sealed something %s", (_, bytes) => {
    expect(refusal(forged({ contentKey: crypto.random(32), bytes, size: bytes.length + 72 }))).toBe("malformed");
  });
});

test("a wrap made anew opens with the key of the new epoch and not with the one before", () => {
  const to = createEpochKey(crypto, 2);
  const wrap = obtained(rewrapContent(crypto, envelope, { from: epochKey, to }));
  const renewed = obtained(decodeEnvelope(encodeEnvelope({ ...envelope, wrap })));
  expect(openContent(crypto, renewed, to)).toEqual({ ok: true, value: content });
  expect(refusal(renewed)).toBe("other-epoch");
  expect(envelopeId(renewed)).toEqual(envelopeId(envelope));
  const again = rewrapContent(crypto, renewed, { from: epochKey, to });
  expect(again).toMatchObject({ error: { type: "rewrap-refused", reason: "other-epoch" } });
});

test("the head of an order depends on every envelope before, on each one's place, and on nothing else", () => {
  const ids = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(ids, fc.nat(), fc.nat(255), (order, at, bit) => {
      const changed = order.map((id, index) => (index === at % order.length ? withFlippedBit(id, bit) : id));
      expect(headOf(order)).toEqual(headOf(order));
      expect(headOf(changed)).not.toEqual(headOf(order));
      expect(headOf(order.slice(1))).not.toEqual(headOf(order));
    }),
  );
  expect(nextHead(FIRST_HEAD, 1, space)).not.toEqual(nextHead(FIRST_HEAD, 2, space));
});

function written(content: Content): Envelope {
  return obtained(sealContent(crypto, stand, { content, epochKey }));
}

function control(): Envelope {
  const cert = [new Uint8Array(90), new Uint8Array(64)] as const;
  return signControl(crypto, { ...stand, epoch: NO_EPOCH }, { t: "device", cert, chain: ada.identity.chain });
}

/** Whether a reader takes these bytes as one of Ada's envelopes, content opened where there is some. */
function isTaken(bytes: Uint8Array): boolean {
  const read = decodeEnvelope(bytes);
  if (!read.ok || !verifyEnvelope(crypto, read.value, space).ok) return false;
  return read.value.header.kind !== "content" || openContent(crypto, read.value, epochKey).ok;
}

function refusal(envelope: Envelope, key = epochKey): string | null {
  const opened = openContent(crypto, envelope, key);
  return opened.ok ? null : opened.error.reason;
}

function filledUp(bytes: Uint8Array): Uint8Array {
  return pad(bytes) ?? new Uint8Array();
}

/** What someone who knows the epoch's key and signs for themselves can make; the size goes into the binding. */
function forged(made: {
  readonly contentKey: Uint8Array;
  readonly commitTo?: Uint8Array;
  readonly bytes: Uint8Array;
  readonly size: number;
}): Envelope {
  const { contentKey, commitTo = contentKey, bytes, size } = made;
  const kind = { kind: "content", target: null } as const;
  const boundTo = encodeHeaderWithoutPayloadHash(headerAt(stand, { ...kind, size }));
  const sealed = seal(crypto, { key: contentKey, bytes, boundTo });
  const payload = joinBytes(hash("attune/v1/content-key", commitTo), sealed);
  const signed = signEnvelope(crypto, stand, { ...kind, payload, wrap: null });
  return { ...signed, wrap: sealWrap(crypto, { id: envelopeId(signed), contentKey, epochKey }) };
}

function headOf(ids: readonly Uint8Array[]): Uint8Array {
  return ids.reduce((head, id, index) => nextHead(head, index + 1, id), FIRST_HEAD);
}
