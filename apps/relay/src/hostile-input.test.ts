import { once } from "node:events";
import { assert } from "@attune/kernel";
import { type CborValue, encodeCbor, RELAY_CALLS } from "@attune/wire";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RelayUnderTest, startRelay } from "./under-test/relay-under-test.contract.ts";
import { registration, type SimulatedDevice, signIn, simulatedDevice } from "./under-test/simulated-device.contract.ts";
import {
  content,
  deviceControl,
  epochControl,
  random,
  simulatedSpace,
} from "./under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "./under-test/simulated-socket.contract.ts";

let relay: RelayUnderTest;
let device: SimulatedDevice;
let token: Uint8Array;
let genuine: readonly Uint8Array[] = [];

beforeAll(async () => {
  relay = await startRelay();
  device = simulatedDevice();
  token = await signIn(relay.address, device);
  const { space, genesis, founders } = simulatedSpace([device.account]);
  const place = { space, author: device.account, epoch: 1 };
  const envelopes = [content(place), deviceControl({ ...place, epoch: 0 }), epochControl(place, founders, genesis)].map(
    ({ envelope }) => envelope,
  );
  const messages: readonly CborValue[] = [
    await registration(relay.address, simulatedDevice()),
    { login: random(16), request: random(96) },
    { attempt: random(32), finish: random(64), device: random(32) },
    { account: device.account, device: device.device.publicKey },
    { version: 2, sealed: random(60) },
    { t: "watch", ref: 1, space, after: 0 },
    ...envelopes.map((envelope, ref) => ({ t: "append", ref, space, envelope })),
    { t: "rewrap", ref: 9, space, id: random(32), wrap: random(80) },
    { t: "ping" },
  ];
  genuine = messages.map(encodeCbor);
});

afterAll(() => relay.stop());

async function openSocket(signedIn: boolean): Promise<SimulatedSocket> {
  if (signedIn) return SimulatedSocket.open(relay.address, token);
  const socket = new SimulatedSocket(relay.address);
  await once(socket.socket, "open");
  return socket;
}

/** Random bytes, and genuine messages that were bent: bytes changed, cut off or repeated. */
const hostile = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .record({
      which: fc.nat(),
      changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
      keep: fc.option(fc.nat(), { nil: null }),
      again: fc.boolean(),
    })
    .map(({ which, changes, keep, again }) => {
      const message = genuine[which % genuine.length] ?? new Uint8Array();
      const bent = Uint8Array.from(again ? [...message, ...message] : message);
      for (const [at, value] of changes) bent[at % bent.length] = value;
      return keep === null ? bent : bent.slice(0, keep % bent.length);
    }),
);

describe("whatever bytes come", { timeout: 60_000 }, () => {
  test("each call answers with a refusal or does what it says, and the relay lives", async () => {
    const calls = Object.values(RELAY_CALLS).filter(({ path }) => path !== "/v1/account");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...calls), hostile, fc.boolean(), async ({ method, path }, body, signedIn) => {
        const answer = await relay.relay.inject({
          method,
          url: path.replace(/:\w+/g, Buffer.from(body).toString("base64url").slice(0, 60) || "x"),
          headers: {
            ...(method === "GET" ? {} : { "content-type": "application/cbor" }),
            ...(signedIn ? { authorization: `Bearer ${Buffer.from(token).toString("base64url")}` } : {}),
          },
          ...(method === "GET" ? {} : { payload: Buffer.from(body) }),
        });
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.headers["content-type"]).toBe("application/cbor");
      }),
      { numRuns: 400 },
    );
    expect(relay.logged).toEqual([]);
  });

  test("a socket is answered, refused or told goodbye, and the relay lives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.boolean(), async (messages, signedIn) => {
        const socket = await openSocket(signedIn);
        for (const message of messages) socket.socket.send(message);
        socket.say({ t: "ping" });
        const last = await socket.find((answer) => (answer.t === "pong" || answer.t === "bye") && answer);
        expect(last.t === "pong" ? "pong" : last.reason).toMatch(/pong|malformed|not-signed-in/);
        socket.close();
        await socket.closed;
      }),
      { numRuns: 120 },
    );
    expect(relay.logged).toEqual([]);
  });

  test("a message that is too large ends the socket and nothing else", async () => {
    const socket = await SimulatedSocket.open(relay.address, token);
    socket.socket.send(random(70_000));
    expect(await socket.closed).toBe(1009);
    const other = await SimulatedSocket.open(relay.address, token);
    other.say({ t: "ping" });
    assert((await other.next("pong")).t === "pong", "the relay answers");
    other.close();
  });
});
