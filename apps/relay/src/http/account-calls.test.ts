import { assert } from "@attune/kernel";
import { bytesToBase64Url, RELAY_LIMITS } from "@attune/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RelayUnderTest, startRelay } from "../under-test/relay-under-test.contract.ts";
import {
  anotherDevice,
  call,
  logIn,
  openSession,
  signIn,
  simulatedDevice,
} from "../under-test/simulated-device.contract.ts";
import { random } from "../under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "../under-test/simulated-socket.contract.ts";

let relay: RelayUnderTest;
let at = "";

beforeAll(async () => {
  relay = await startRelay();
  at = relay.address;
});

afterAll(() => relay.stop());

describe("the vault", () => {
  test("is replaced by the one that follows it, and read by each device", async () => {
    const device = simulatedDevice();
    const token = await signIn(at, device);
    const next = { version: 2, sealed: random(RELAY_LIMITS.vault) };
    expect(await call(at, "putVault", { token, body: next })).toEqual({ done: { done: true } });
    expect(await call(at, "putVault", { token, body: next })).toEqual({ refused: "version-conflict" });
    expect(await call(at, "getVault", { token })).toMatchObject({ done: { account: device.account, vault: next } });
  });

  test("is refused when it is too large for a vault, or for any call", async () => {
    const token = await signIn(at, simulatedDevice());
    const large = { version: 2, sealed: random(RELAY_LIMITS.vault + 1) };
    expect(await call(at, "putVault", { token, body: large })).toEqual({ refused: "malformed" });
    const larger = { version: 2, sealed: random(RELAY_LIMITS.vault + 8_192) };
    expect(await call(at, "putVault", { token, body: larger })).toEqual({ refused: "too-large" });
  });
});

describe("devices", () => {
  test("are listed, and one that is revoked is let out of everything at once", async () => {
    const first = simulatedDevice();
    const token = await signIn(at, first);
    const second = anotherDevice(first);
    await logIn(at, second);
    const session = await openSession(at, second);
    assert("done" in session, "a session opens");
    const [mine, theirs] = [await SimulatedSocket.open(at, token), await SimulatedSocket.open(at, session.done.token)];
    const device = bytesToBase64Url(second.device.publicKey);
    expect(await call(at, "revokeDevice", { token, params: { device } })).toEqual({ done: { done: true } });
    expect(await theirs.next("bye")).toEqual({ t: "bye", reason: "not-signed-in" });
    await theirs.closed;
    expect(await call(at, "getVault", { token: session.done.token })).toEqual({ refused: "not-signed-in" });
    expect(await openSession(at, second)).toEqual({ refused: "not-proved" });
    expect(await logIn(at, second)).toEqual({ refused: "not-proved" });
    const listed = await call(at, "getDevices", { token });
    expect(listed).toMatchObject({ done: { devices: [{ revoked: null }, { device: second.device.publicKey }] } });
    mine.say({ t: "ping" });
    await mine.next("pong");
    mine.close();
  });

  test("that are not there, or are no device, are refused", async () => {
    const token = await signIn(at, simulatedDevice());
    const device = bytesToBase64Url(random(32));
    expect(await call(at, "revokeDevice", { token, params: { device } })).toEqual({ refused: "not-found" });
    expect(await call(at, "revokeDevice", { token, params: { device: "x" } })).toEqual({ refused: "malformed" });
  });
});

describe("an account", () => {
  test("that is deleted is gone with its tokens and sockets", async () => {
    const token = await signIn(at, simulatedDevice());
    const socket = await SimulatedSocket.open(at, token);
    expect(await call(at, "deleteAccount", { token })).toEqual({ done: { done: true } });
    expect(await socket.next("bye")).toEqual({ t: "bye", reason: "not-signed-in" });
    expect(await call(at, "getVault", { token })).toEqual({ refused: "not-signed-in" });
  });
});

describe("the time", () => {
  test("is told to anybody", async () => {
    const before = Date.now();
    const answer = await call(at, "time");
    assert("done" in answer, "the time is told");
    expect(answer.done.time).toBeGreaterThanOrEqual(before);
  });
});
