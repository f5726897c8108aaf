import { assert } from "@attune/kernel";
import { bytesToBase64Url, RELAY_LIMITS } from "@attune/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RelayUnderTest, startRelay } from "../under-test/relay-under-test.contract.ts";
import { call, signIn, simulatedDevice } from "../under-test/simulated-device.contract.ts";
import { deviceControl, epochControl, random, simulatedSpace } from "../under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "../under-test/simulated-socket.contract.ts";

let relay: RelayUnderTest;
let at = "";

beforeAll(async () => {
  relay = await startRelay({ limits: { mailboxParts: 4 } });
  at = relay.address;
});

afterAll(() => relay.stop());

/** Does something so many times, one after the other. */
async function times<Answer>(count: number, ask: () => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let done = 0; done < count; done += 1) answers.push(await ask());
  return answers;
}

describe("the envelopes of a space", () => {
  test("come with their places, behind the one that is named", async () => {
    const device = simulatedDevice();
    const token = await signIn(at, device);
    const { space, genesis, founders } = simulatedSpace([device.account]);
    const first = deviceControl({ space, author: device.account, epoch: 0 });
    const second = epochControl({ space, author: device.account, epoch: 1 }, founders, genesis);
    const socket = await SimulatedSocket.open(at, token);
    await socket.append(space, first.envelope);
    await socket.append(space, second.envelope);
    socket.close();
    const params = { space: bytesToBase64Url(space) };
    const events = [
      { seq: 1, envelope: first.envelope },
      { seq: 2, envelope: second.envelope },
    ];
    expect(await call(at, "events", { token, params })).toEqual({ done: { space, events, newest: 2 } });
    const rest = { done: { space, events: events.slice(1), newest: 2 } };
    expect(await call(at, "events", { token, params, query: "?after=1" })).toEqual(rest);
  });

  test("are refused to others, and where the address is none", async () => {
    const token = await signIn(at, simulatedDevice());
    const params = { space: bytesToBase64Url(random(32)) };
    expect(await call(at, "events", { token, params })).toEqual({ refused: "not-a-member" });
    expect(await call(at, "events", { params })).toEqual({ refused: "not-signed-in" });
    for (const query of ["?after=-1", "?after=1e3", "?after=1&after=2", "?after="]) {
      expect(await call(at, "events", { token, params, query })).toEqual({ refused: "malformed" });
    }
    expect(await call(at, "events", { token, params: { space: "short" } })).toEqual({ refused: "malformed" });
  });
});

describe("a mailbox", () => {
  const place = (part: string) => ({ id: bytesToBase64Url(random(16)), part });

  test("holds each part once, for whoever knows its name", async () => {
    const params = place("0");
    const body = { sealed: random(RELAY_LIMITS.mailboxPart) };
    expect(await call(at, "getMailbox", { params })).toEqual({ refused: "not-found" });
    expect(await call(at, "putMailbox", { params, body })).toEqual({ done: { done: true } });
    expect(await call(at, "putMailbox", { params, body })).toEqual({ done: { done: true } });
    expect(await call(at, "putMailbox", { params, body: { sealed: random(9) } })).toEqual({ refused: "part-taken" });
    expect(await call(at, "getMailbox", { params })).toEqual({ done: body });
  });

  test("has three parts, of a size", async () => {
    const body = { sealed: random(9) };
    for (const part of ["3", "-1", "x", "00000000000000000000"]) {
      expect(await call(at, "putMailbox", { params: place(part), body })).toEqual({ refused: "malformed" });
      expect(await call(at, "getMailbox", { params: place(part) })).toEqual({ refused: "malformed" });
    }
    const large = { sealed: random(RELAY_LIMITS.mailboxPart + 1) };
    expect(await call(at, "putMailbox", { params: place("1"), body: large })).toEqual({ refused: "malformed" });
  });

  test("is refused when the relay holds as many as it may", async () => {
    const body = { sealed: random(9) };
    const answers = await times(5, () => call(at, "putMailbox", { params: place("1"), body }));
    expect(answers.at(-1)).toEqual({ refused: "quota" });
  });
});

describe("too many calls from one address", () => {
  test("are refused, each kind by itself", async () => {
    const few = { atOnce: 2, perMinute: 0 };
    const strict = await startRelay({ limits: { signIns: few, mailbox: few } });
    const params = { id: bytesToBase64Url(random(16)), part: "0" };
    const asked = await times(3, () => call(strict.address, "getMailbox", { params }));
    expect(asked).toEqual([{ refused: "not-found" }, { refused: "not-found" }, { refused: "too-often" }]);
    const body = { login: random(16) };
    const started = await times(3, () => call(strict.address, "recoverStart", { body }));
    expect(started[2]).toEqual({ refused: "too-often" });
    await strict.stop();
  });

  test("are counted by the address that our own proxy names, whatever the caller says before it", async () => {
    const proxied = await startRelay({ behindProxy: true, limits: { mailbox: { atOnce: 1, perMinute: 0 } } });
    const url = `/v1/mailbox/${bytesToBase64Url(random(16))}/0`;
    const ask = async (forwarded: string) =>
      (await proxied.relay.inject({ url, headers: { "x-forwarded-for": forwarded } })).statusCode;
    expect(await ask("192.0.2.1")).toBe(404);
    expect(await ask("198.51.100.9, 192.0.2.1")).toBe(429);
    expect(await ask("192.0.2.1, 192.0.2.2")).toBe(404);
    await proxied.stop();
  });

  test("are refused for one login, from wherever they come", async () => {
    const strict = await startRelay({ limits: { guesses: { atOnce: 1, perMinute: 0 } } });
    const [login, other] = [random(16), random(16)];
    const ask = (body: { login: Uint8Array }) => call(strict.address, "recoverStart", { body });
    expect(await ask({ login })).toHaveProperty("done");
    expect(await ask({ login })).toEqual({ refused: "too-often" });
    const guess = { login, request: random(96) };
    expect(await call(strict.address, "loginStart", { body: guess })).toEqual({ refused: "too-often" });
    expect(await ask({ login: other })).toHaveProperty("done");
    await strict.stop();
  });
});

describe("a call that breaks off", () => {
  test("is refused as one to try again, and logged by its kind alone", async () => {
    const failing = await startRelay();
    await failing.parts.store.close();
    const answer = await call(failing.address, "recoverStart", { body: { login: random(16) } });
    expect(answer).toEqual({ refused: "busy" });
    const [entry] = failing.logged;
    assert(entry?.event === "request-failed", "the failure is logged");
    expect(entry).toEqual({ event: "request-failed", status: 500, code: "unknown" });
    await failing.relay.close();
  });

  test("is refused without a body of ours", async () => {
    const response = await fetch(`${at}/v1/recover/start`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/cbor");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});
