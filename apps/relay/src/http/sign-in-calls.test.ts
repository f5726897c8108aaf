import { assert } from "@attune/kernel";
import { bytesOfSessionProof, encodeCbor, RELAY_LIMITS } from "@attune/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RelayUnderTest, startRelay } from "../under-test/relay-under-test.contract.ts";
import {
  anotherDevice,
  call,
  logIn,
  openSession,
  recordFor,
  recover,
  register,
  registration,
  signIn,
  simulatedDevice,
  slotsOfSimulation,
  startLogin,
} from "../under-test/simulated-device.contract.ts";
import { random, simulatedKey } from "../under-test/simulated-envelopes.contract.ts";

let relay: RelayUnderTest;
let at = "";
let now = 1_750_000_000_000;

beforeAll(async () => {
  relay = await startRelay({ clock: { now: () => now } });
  at = relay.address;
});

afterAll(() => relay.stop());

const NOT_PROVED = { refused: "not-proved" };

describe("registering", () => {
  test("makes an account with its first device", async () => {
    const device = simulatedDevice();
    expect(await register(at, device)).toEqual({ done: { done: true } });
    expect(await openSession(at, device)).toMatchObject({
      done: { time: now, expires: now + RELAY_LIMITS.tokenLifetimeMs },
    });
  });

  test("is refused for a login or an account that is taken", async () => {
    const device = simulatedDevice();
    await register(at, device);
    expect(await register(at, device)).toEqual({ refused: "account-taken" });
    expect(await register(at, { ...simulatedDevice(), login: device.login })).toEqual({ refused: "account-taken" });
  });

  test("is refused for an account whose identity is not at hand", async () => {
    const [device, other] = [simulatedDevice(), simulatedDevice()];
    expect(await register(at, { ...device, account: other.account })).toEqual(NOT_PROVED);
    expect(await register(at, { ...device, identity: other.identity })).toEqual(NOT_PROVED);
    const body = { ...(await registration(at, device)), login: random(16) };
    expect(await call(at, "registerFinish", { body })).toEqual(NOT_PROVED);
    const loose = encodeCbor({ v: 1, generation: 1, sign: device.identity.publicKey, box: random(32), previous: null });
    expect(await register(at, { ...device, statement: loose })).toEqual(NOT_PROVED);
  });

  test("is refused for a message that is none", async () => {
    const body = { login: random(16), request: new Uint8Array(32).fill(255) };
    expect(await call(at, "registerStart", { body })).toEqual({ refused: "malformed" });
    expect(await call(at, "registerStart", { body: { ...body, more: 1 } })).toEqual({ refused: "malformed" });
    expect(await call(at, "registerStart", { body: "text" })).toEqual({ refused: "malformed" });
    expect(await call(at, "registerStart")).toEqual({ refused: "malformed" });
  });
});

describe("signing in with a passphrase", () => {
  test("enrols another device and gives it what lies here", async () => {
    const first = simulatedDevice();
    await register(at, first);
    const second = anotherDevice(first);
    expect(await openSession(at, second)).toEqual(NOT_PROVED);
    expect(await logIn(at, second)).toMatchObject({ done: { account: first.account, vault: { version: 1 } } });
    expect(await openSession(at, second)).toMatchObject({ done: { expires: now + RELAY_LIMITS.tokenLifetimeMs } });
  });

  test("with a wrong passphrase the client learns it from the answer, and no other ending is taken", async () => {
    const device = simulatedDevice();
    await register(at, device);
    const { attempt, finish } = await startLogin(at, device.login, "another passphrase");
    expect(finish).toBeNull();
    const body = { attempt, finish: random(64), device: device.device.publicKey };
    expect(await call(at, "loginFinish", { body })).toEqual(NOT_PROVED);
  });

  test("an ending is taken once, in its own time, for its own beginning", async () => {
    const device = simulatedDevice();
    await register(at, device);
    const [first, second] = [
      await startLogin(at, device.login, device.passphrase),
      await startLogin(at, device.login, device.passphrase),
    ];
    assert(first.finish !== null && second.finish !== null, "the passphrase is the right one");
    const ending = { attempt: first.attempt, finish: first.finish, device: random(32) };
    expect(await call(at, "loginFinish", { body: { ...ending, attempt: second.attempt } })).toEqual(NOT_PROVED);
    expect(await call(at, "loginFinish", { body: ending })).toMatchObject({ done: { account: device.account } });
    expect(await call(at, "loginFinish", { body: ending })).toEqual(NOT_PROVED);
    const third = await startLogin(at, device.login, device.passphrase);
    now += RELAY_LIMITS.attemptLifetimeMs;
    const late = { attempt: third.attempt, finish: third.finish, device: random(32) };
    expect(await call(at, "loginFinish", { body: late })).toEqual(NOT_PROVED);
  });

  test("a login that nobody has is answered in the same shape and size, and refused in the same words", async () => {
    const device = simulatedDevice();
    await register(at, device);
    const [known, unknown] = [
      await startLogin(at, device.login, "not the passphrase"),
      await startLogin(at, random(16), "not the passphrase"),
    ];
    expect(unknown.response).toHaveLength(known.response.length);
    expect([known.finish, unknown.finish]).toEqual([null, null]);
    for (const { attempt } of [known, unknown]) {
      const body = { attempt, finish: random(64), device: random(32) };
      expect(await call(at, "loginFinish", { body })).toEqual(NOT_PROVED);
    }
  });

  test("a beginning that is none is refused, for known and unknown logins", async () => {
    const device = simulatedDevice();
    await register(at, device);
    for (const login of [device.login, random(16)]) {
      const body = { login, request: new Uint8Array(96).fill(255) };
      expect(await call(at, "loginStart", { body })).toEqual({ refused: "malformed" });
    }
  });
});

describe("recovering with the sheet", () => {
  test("enrols a device and gives it what lies here", async () => {
    const first = simulatedDevice();
    await register(at, first);
    const second = anotherDevice(first);
    expect(await recover(at, second)).toMatchObject({ done: { account: first.account } });
    expect(await openSession(at, second)).toHaveProperty("done");
  });

  test("is refused in the same words for another sheet and for a login that nobody has", async () => {
    const device = simulatedDevice();
    await register(at, device);
    expect(await recover(at, device, simulatedKey())).toEqual(NOT_PROVED);
    expect(await recover(at, { ...device, login: random(16) })).toEqual(NOT_PROVED);
  });

  test("is refused for a challenge that was never given", async () => {
    const body = { challenge: random(32), proof: random(64), device: random(32) };
    expect(await call(at, "recoverFinish", { body })).toEqual(NOT_PROVED);
  });
});

describe("a session", () => {
  test("is refused for a strange key, a strange proof and a challenge that was used", async () => {
    const device = simulatedDevice();
    await register(at, device);
    expect(await openSession(at, { ...device, device: simulatedKey() })).toEqual(NOT_PROVED);
    const key = { ...device.device, sign: simulatedKey().sign };
    expect(await openSession(at, { ...device, device: key })).toEqual(NOT_PROVED);
    const start = { body: { account: device.account, device: device.device.publicKey } };
    const started = await call(at, "sessionStart", start);
    assert("done" in started, "a session starts");
    const { challenge } = started.done;
    const body = { challenge, proof: device.device.sign("", bytesOfSessionProof(challenge)) };
    expect(await call(at, "sessionFinish", { body })).toHaveProperty("done");
    expect(await call(at, "sessionFinish", { body })).toEqual(NOT_PROVED);
  });

  test("ends after an hour", async () => {
    const token = await signIn(at, simulatedDevice());
    expect(await call(at, "getVault", { token })).toHaveProperty("done");
    now += RELAY_LIMITS.tokenLifetimeMs;
    expect(await call(at, "getVault", { token })).toEqual({ refused: "not-signed-in" });
  });

  test("is not opened without a token, or with one that is none", async () => {
    expect(await call(at, "getVault")).toEqual({ refused: "not-signed-in" });
    expect(await call(at, "getVault", { token: random(32) })).toEqual({ refused: "not-signed-in" });
    expect(await call(at, "getVault", { token: random(31) })).toEqual({ refused: "not-signed-in" });
  });
});

describe("another passphrase", () => {
  test("replaces the one before, together with slots and vault", async () => {
    const device = simulatedDevice();
    const token = await signIn(at, device);
    const body = {
      record: await recordFor(at, device.login, "a new passphrase"),
      sheetKey: null,
      slots: slotsOfSimulation(),
      vault: { version: 2, sealed: random(400) },
    };
    expect(await call(at, "putPassphrase", { token, body })).toEqual({ done: { done: true } });
    expect(await call(at, "putPassphrase", { token, body })).toEqual({ refused: "version-conflict" });
    expect((await startLogin(at, device.login, device.passphrase)).finish).toBeNull();
    const next = { ...anotherDevice(device), passphrase: "a new passphrase" };
    expect(await logIn(at, next)).toMatchObject({ done: { slots: body.slots, vault: body.vault } });
  });
});
