import { bytesToBase64Url, encodeCbor } from "@attune/wire";
import { expect, test, vi } from "vitest";
import { type Ask, createRelayCaller } from "./relay-caller.ts";

const space = new Uint8Array(32).fill(7);
const token = new Uint8Array(32).fill(9);

function callerWith(status: number, answer: Parameters<typeof encodeCbor>[0] | null) {
  const bytes = answer === null ? new Uint8Array([1, 2, 3]) : encodeCbor(answer);
  const ask = vi.fn<Ask>(async () => ({ status, arrayBuffer: async () => Uint8Array.from(bytes).buffer }));
  return { ask, call: createRelayCaller("https://relay.example", ask) };
}

test("a call goes to its address, with its token, and comes back parsed", async () => {
  const { ask, call } = callerWith(200, { space, events: [], newest: 3 });
  expect(await call("events", null, { segments: { space }, token, after: 3 })).toEqual({
    ok: true,
    value: { space, events: [], newest: 3 },
  });
  const [address, terms] = ask.mock.calls[0] ?? [];
  expect(address).toBe(`https://relay.example/v1/spaces/${bytesToBase64Url(space)}/events?after=3`);
  expect(terms?.headers).toMatchObject({ authorization: `Bearer ${bytesToBase64Url(token)}` });
  expect(terms).toMatchObject({ method: "GET", body: null, credentials: "omit", patience: 30_000 });
});

test("a body goes as CBOR, and a part of a mailbox by its number", async () => {
  const { ask, call } = callerWith(200, { done: true });
  await expect(
    call("putMailbox", { sealed: new Uint8Array([1]) }, { segments: { id: new Uint8Array(16), part: 2 } }),
  ).resolves.toBeDefined();
  const [address, terms] = ask.mock.calls[0] ?? [];
  expect(address).toMatch(/\/2$/);
  expect(terms?.body).toEqual(encodeCbor({ sealed: new Uint8Array([1]) }));
});

test.each([
  [409, { refused: "wrong-epoch" }, { type: "relay-refused", reason: "wrong-epoch" }],
  [503, null, { type: "relay-unreachable" }],
  [404, null, { type: "relay-not-understood" }],
  [200, { space, events: [] }, { type: "relay-not-understood" }],
] as const)("status %i with this body is said as what it is (%#)", async (status, answer, error) => {
  const { call } = callerWith(status, answer);
  expect(await call("events", null, { segments: { space } })).toEqual({ ok: false, error });
});

test("a network that fails is a relay that is not reached", async () => {
  const call = createRelayCaller("https://relay.example", async () => {
    throw new TypeError("no network");
  });
  expect(await call("time", null)).toEqual({ ok: false, error: { type: "relay-unreachable" } });
});
