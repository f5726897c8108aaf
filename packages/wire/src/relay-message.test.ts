import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeCbor } from "./canonical-cbor.ts";
import { RELAY_CALLS } from "./relay-calls.ts";
import { RELAY_LIMITS } from "./relay-limits.ts";
import { liveAnswer, liveRequest } from "./relay-live.ts";
import { decodeMessage } from "./relay-message.ts";
import { bytesOfRecoverProof, bytesOfRegisterProof, bytesOfSessionProof } from "./relay-proof.ts";
import { RELAY_GOODBYES, RELAY_REFUSALS, refusedAnswer } from "./relay-refusal.ts";

const MALFORMED = { ok: false, error: { type: "malformed" } };
const bytes = (length: number) => new Uint8Array(length).fill(7);
const id = bytes(32);
const slots = [["passphrase", null, bytes(72)]];
const vault = { version: 1, sealed: bytes(400) };

describe("a message of the relay protocol", () => {
  test.each([
    { t: "hello", token: id },
    { t: "watch", ref: 1, space: id, after: 0 },
    { t: "append", ref: 2, space: id, envelope: bytes(500) },
    { t: "rewrap", ref: 3, space: id, id, wrap: bytes(80) },
    { t: "ping" },
  ])("from a client comes back as it was: $t", (message) => {
    expect(decodeMessage(liveRequest, encodeCbor(message))).toEqual({ ok: true, value: message });
  });

  test.each([
    { t: "welcome", time: 5 },
    { t: "event", space: id, seq: 1, envelope: bytes(500) },
    { t: "caught-up", ref: 1, space: id, seq: 0 },
    { t: "taken", ref: 2, space: id, seq: 3 },
    { t: "rewrapped", ref: null, space: id, id, wrap: bytes(80) },
    { t: "refused", ref: 4, reason: "wrong-epoch" },
    { t: "pong", time: 6 },
    { t: "bye", reason: "slow" },
  ])("from a relay comes back as it was: $t", (message) => {
    expect(decodeMessage(liveAnswer, encodeCbor(message))).toEqual({ ok: true, value: message });
  });

  test.each([
    ["an unknown kind", { t: "shout" }],
    ["an unknown field", { t: "ping", loud: true }],
    ["a missing field", { t: "watch", ref: 1, space: id }],
    ["bytes that are too short", { t: "hello", token: bytes(31) }],
    ["bytes that are too many", { t: "append", ref: 1, space: id, envelope: bytes(RELAY_LIMITS.envelope + 1) }],
    ["a count below zero", { t: "watch", ref: 1, space: id, after: -1 }],
    ["no map", [1, 2]],
  ])("is refused with %s", (_what, message) => {
    expect(decodeMessage(liveRequest, encodeCbor(message))).toEqual(MALFORMED);
  });

  test("is refused when its bytes are not the only ones for it, or none at all", () => {
    const ping = encodeCbor({ t: "ping" });
    expect(decodeMessage(liveRequest, Uint8Array.of(...ping, 0))).toEqual(MALFORMED);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (random) => {
        const read = decodeMessage(liveRequest, random);
        if (read.ok) expect(encodeCbor({ ...read.value })).toEqual(random);
      }),
    );
  });
});

describe("the calls", () => {
  test("have an address of their own each, and a request where there is something to say", () => {
    const calls = Object.values(RELAY_CALLS);
    expect(new Set(calls.map(({ method, path }) => `${method} ${path}`)).size).toBe(calls.length);
    for (const { method, request } of calls) {
      expect(request !== null).toBe(method === "POST" || method === "PUT");
    }
  });

  test("take what a device says", () => {
    const account = { login: bytes(16), record: bytes(192), account: id, statement: bytes(110), proof: bytes(64) };
    const whole = { ...account, sheetKey: id, device: id, slots, vault };
    const { registerFinish, putPassphrase, loginFinish } = RELAY_CALLS;
    expect(decodeMessage(registerFinish.request, encodeCbor(whole))).toEqual({ ok: true, value: whole });
    const many = { ...whole, slots: Array.from({ length: 9 }, () => slots[0] ?? null) };
    expect(decodeMessage(registerFinish.request, encodeCbor(many))).toEqual(MALFORMED);
    const local = { ...whole, slots: [["code", bytes(16), bytes(72)]] };
    expect(decodeMessage(registerFinish.request, encodeCbor(local))).toEqual(MALFORMED);
    const change = { record: null, sheetKey: null, slots, vault };
    expect(decodeMessage(putPassphrase.request, encodeCbor(change))).toEqual({ ok: true, value: change });
    const answer = { account: id, slots, vault };
    expect(decodeMessage(loginFinish.answer, encodeCbor(answer))).toEqual({ ok: true, value: answer });
  });

  test("are refused in words that both sides know", () => {
    for (const refused of RELAY_REFUSALS) {
      expect(decodeMessage(refusedAnswer, encodeCbor({ refused }))).toEqual({ ok: true, value: { refused } });
    }
    expect(decodeMessage(refusedAnswer, encodeCbor({ refused: "because" }))).toEqual(MALFORMED);
    expect(RELAY_GOODBYES).toContain("slow");
  });
});

describe("what is signed to prove something to a relay", () => {
  test("is a label and then the thing itself", () => {
    const label = (text: string) => [...Buffer.from(text)];
    expect([...bytesOfSessionProof(id)]).toEqual([...label("attune/v1/session"), ...id]);
    expect([...bytesOfRecoverProof(id)]).toEqual([...label("attune/v1/recover"), ...id]);
    const claim = { login: bytes(16), account: bytes(32).fill(1), device: bytes(32).fill(2) };
    expect([...bytesOfRegisterProof(claim)]).toEqual([
      ...label("attune/v1/register"),
      ...claim.login,
      ...claim.account,
      ...claim.device,
    ]);
  });
});

describe("the limits", () => {
  test("let a largest envelope travel in one message, and a page hold one at least", () => {
    const envelope = bytes(RELAY_LIMITS.envelope);
    const message = encodeCbor({ t: "append", ref: Number.MAX_SAFE_INTEGER, space: id, envelope });
    expect(message.length).toBeLessThanOrEqual(RELAY_LIMITS.liveMessage);
    expect(RELAY_LIMITS.pageBytes).toBeGreaterThan(RELAY_LIMITS.envelope);
  });
});
