import { once } from "node:events";
import { assert } from "@attune/kernel";
import { encodeWrap, RELAY_LIMITS } from "@attune/wire";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type RelayUnderTest, startRelay } from "../under-test/relay-under-test.contract.ts";
import { type SimulatedDevice, signIn, simulatedDevice } from "../under-test/simulated-device.contract.ts";
import {
  content,
  deviceControl,
  epochControl,
  random,
  simulatedSpace,
  tombstone,
} from "../under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "../under-test/simulated-socket.contract.ts";

let relay: RelayUnderTest;
let now = 1_750_000_000_000;

beforeAll(async () => {
  relay = await startRelay({ clock: { now: () => now }, limits: { socketsPerAccount: 3 } });
});

afterAll(() => relay.stop());

interface Person {
  readonly device: SimulatedDevice;
  readonly account: Uint8Array;
  readonly token: Uint8Array;
  readonly socket: SimulatedSocket;
}

async function arrive(address = relay.address): Promise<Person> {
  const device = simulatedDevice();
  const token = await signIn(address, device);
  return { device, account: device.account, token, socket: await SimulatedSocket.open(address, token) };
}

/** A space that both have begun, with two places taken. */
async function share(anna: Person, ben: Person): Promise<Uint8Array> {
  const { space, genesis, founders } = simulatedSpace([anna.account, ben.account]);
  const place = { space, author: anna.account };
  await anna.socket.append(space, deviceControl({ ...place, epoch: 0 }).envelope);
  const first = await anna.socket.append(space, epochControl({ ...place, epoch: 1 }, founders, genesis).envelope);
  expect(first).toMatchObject({ t: "taken", seq: 2 });
  return space;
}

describe("a socket that says who it is", () => {
  test("wrongly is let go", async () => {
    const { token } = await arrive();
    for (const message of [
      { t: "hello", token: random(32) },
      { t: "ping" },
      { t: "hello", token: random(31) },
      { t: "hello", token, more: true },
    ]) {
      const socket = new SimulatedSocket(relay.address);
      await once(socket.socket, "open");
      socket.say(message);
      expect(await socket.next("bye")).toMatchObject({ reason: /not-signed-in|malformed/ });
      await socket.closed;
    }
  });

  test("twice is let go", async () => {
    const { socket, token } = await arrive();
    socket.say({ t: "hello", token });
    expect(await socket.next("bye")).toEqual({ t: "bye", reason: "malformed" });
  });

  test("in text is let go", async () => {
    const socket = new SimulatedSocket(relay.address);
    await once(socket.socket, "open");
    socket.socket.send("hello");
    expect(await socket.next("bye")).toEqual({ t: "bye", reason: "malformed" });
  });

  test("once too often for its account is let go", async () => {
    const { token } = await arrive();
    const [second, third] = [
      await SimulatedSocket.open(relay.address, token),
      await SimulatedSocket.open(relay.address, token),
    ];
    const fourth = new SimulatedSocket(relay.address);
    await once(fourth.socket, "open");
    fourth.say({ t: "hello", token });
    expect(await fourth.next("bye")).toEqual({ t: "bye", reason: "too-often" });
    second.close();
    third.close();
  });

  test("learns the relay's time, then and with each ping", async () => {
    const { socket } = await arrive();
    expect(await socket.next("welcome")).toEqual({ t: "welcome", time: now });
    now += 5;
    socket.say({ t: "ping" });
    expect(await socket.next("pong")).toEqual({ t: "pong", time: now });
  });
});

describe("a socket in time", () => {
  test("is let go when it is silent, but not while it pings", async () => {
    const [quiet, alive] = [await arrive(), await arrive()];
    now += RELAY_LIMITS.silenceMs;
    alive.socket.say({ t: "ping" });
    await alive.socket.next("pong");
    now += 1;
    relay.parts.hub.checkTime();
    expect(await quiet.socket.next("bye")).toEqual({ t: "bye", reason: "silent" });
    expect(alive.socket.heard.at(-1)).toMatchObject({ t: "pong" });
  });

  test("is let go when its token is over", async () => {
    const { socket } = await arrive();
    now += RELAY_LIMITS.tokenLifetimeMs;
    relay.parts.hub.checkTime();
    expect(await socket.next("bye")).toEqual({ t: "bye", reason: "not-signed-in" });
  });
});

describe("appending", () => {
  let anna: Person;
  let ben: Person;
  let space: Uint8Array;

  beforeEach(async () => {
    [anna, ben] = [await arrive(), await arrive()];
    space = await share(anna, ben);
  });

  test("gives the first place again for what was taken", async () => {
    const { envelope } = content({ space, author: anna.account, epoch: 1 });
    const first = await anna.socket.append(space, envelope);
    expect(first).toMatchObject({ t: "taken", seq: 3 });
    expect(await ben.socket.append(space, envelope)).toMatchObject({ t: "taken", seq: 3 });
  });

  test("is open to any member's connection, whoever signed", async () => {
    const { envelope } = content({ space, author: ben.account, epoch: 1 });
    expect(await anna.socket.append(space, envelope)).toMatchObject({ t: "taken", seq: 3 });
  });

  test("is refused with the reason", async () => {
    const place = { space, author: anna.account, epoch: 1 };
    const carl = await arrive();
    const refusals = [
      [anna, content({ ...place, epoch: 2 }), "wrong-epoch"],
      [anna, content({ ...place, epoch: 0 }), "wrong-epoch"],
      [anna, deviceControl({ ...place, epoch: 2 }), "wrong-epoch"],
      [anna, epochControl({ ...place, epoch: 3 }, [anna.account]), "wrong-epoch"],
      [anna, epochControl({ ...place, epoch: 2 }, [anna.account, carl.account]), "wrong-members"],
      [anna, epochControl({ ...place, epoch: 2 }, [ben.account]), "wrong-members"],
      [anna, content({ ...place, author: carl.account }), "not-a-member"],
      [carl, content({ ...place, author: carl.account }), "not-a-member"],
      [anna, content({ ...place, space: random(32) }), "wrong-space"],
      [anna, tombstone(place, random(32)), "wrong-target"],
      [anna, { envelope: random(300), id: random(32) }, "malformed"],
      [anna, content({ ...place, header: { ph: random(32) } }), "malformed"],
    ] as const;
    for (const [person, { envelope }, reason] of refusals) {
      expect(await person.socket.append(space, envelope)).toMatchObject({ t: "refused", reason });
    }
    anna.socket.watch(space);
    expect(await anna.socket.next("caught-up")).toMatchObject({ seq: 2 });
  });

  test("is refused when too much is unanswered", async () => {
    const refs = Array.from({ length: RELAY_LIMITS.appendsInFlight + 20 }, () => {
      const ref = anna.socket.nextRef();
      const { envelope } = content({ space, author: anna.account, epoch: 1 });
      return { ref, envelope };
    });
    for (const { ref, envelope } of refs) anna.socket.say({ t: "append", ref, space, envelope });
    const answers = await Promise.all(refs.map(({ ref }) => anna.socket.answerTo(ref)));
    const refused = answers.filter(({ t }) => t === "refused");
    for (const answer of refused) expect(answer).toMatchObject({ reason: "busy" });
    expect(answers.filter(({ t }) => t === "taken").length).toBeGreaterThanOrEqual(RELAY_LIMITS.appendsInFlight);
  });

  test("goes to the one who was left out up to that epoch and no further", async () => {
    ben.socket.watch(space);
    await ben.socket.next("caught-up");
    const leaving = epochControl({ space, author: anna.account, epoch: 2 }, [anna.account]);
    const later = content({ space, author: anna.account, epoch: 2 });
    const batch = [leaving, later].map(({ envelope }) => anna.socket.append(space, envelope));
    expect(await Promise.all(batch)).toMatchObject([{ seq: 3 }, { seq: 4 }]);
    expect(await ben.socket.append(space, content({ space, author: ben.account, epoch: 2 }).envelope)).toMatchObject({
      reason: "not-a-member",
    });
    expect(ben.socket.placesOf(space)).toEqual([1, 2, 3]);
    const again = await SimulatedSocket.open(relay.address, ben.token);
    again.watch(space, 1);
    expect(await again.next("caught-up")).toMatchObject({ seq: 3 });
    expect(again.placesOf(space)).toEqual([2, 3]);
  });
});

describe("watching", () => {
  test("a space of others is refused", async () => {
    const [anna, ben, carl] = [await arrive(), await arrive(), await arrive()];
    const space = await share(anna, ben);
    const ref = carl.socket.watch(space);
    expect(await carl.socket.answerTo(ref)).toEqual({ t: "refused", ref, reason: "not-a-member" });
  });

  test("again starts anew from the place that is named", async () => {
    const [anna, ben] = [await arrive(), await arrive()];
    const space = await share(anna, ben);
    anna.socket.watch(space);
    await anna.socket.next("caught-up");
    const ref = anna.socket.watch(space, 1);
    await anna.socket.find((answer) => answer.t === "caught-up" && answer.ref === ref && answer);
    expect(anna.socket.placesOf(space)).toEqual([1, 2, 2]);
  });

  test("from behind the newest place says where the relay is", async () => {
    const [anna, ben] = [await arrive(), await arrive()];
    const space = await share(anna, ben);
    anna.socket.watch(space, 99);
    expect(await anna.socket.next("caught-up")).toMatchObject({ seq: 2 });
    await ben.socket.append(space, content({ space, author: ben.account, epoch: 1 }).envelope);
    expect(await anna.socket.next("event")).toMatchObject({ seq: 3 });
  });

  test("more spaces than one socket may is refused", async () => {
    const { socket } = await arrive();
    const reading = vi.spyOn(relay.parts.store, "readPage").mockReturnValue(new Promise(() => undefined));
    const refs = Array.from({ length: RELAY_LIMITS.watchedSpaces + 1 }, () => socket.watch(random(32)));
    expect(await socket.answerTo(refs.at(-1) ?? 0)).toMatchObject({ reason: "quota" });
    expect(reading).toHaveBeenCalledTimes(RELAY_LIMITS.watchedSpaces);
    reading.mockRestore();
  });

  test("tells of new wraps, and answers the one who made them", async () => {
    const [anna, ben] = [await arrive(), await arrive()];
    const space = await share(anna, ben);
    const words = content({ space, author: anna.account, epoch: 1 });
    await anna.socket.append(space, words.envelope);
    for (const { socket } of [anna, ben]) socket.watch(space);
    await Promise.all([anna.socket.next("caught-up"), ben.socket.next("caught-up")]);
    const wrap = encodeWrap({ epoch: 1, sealed: random(72) });
    expect(await anna.socket.rewrap(space, words.id, wrap)).toMatchObject({ t: "rewrapped", id: words.id, wrap });
    expect(await ben.socket.next("rewrapped")).toEqual({ t: "rewrapped", ref: null, space, id: words.id, wrap });
    expect(anna.socket.heard.filter(({ t }) => t === "rewrapped")).toHaveLength(1);
    expect(await ben.socket.rewrap(space, words.id, random(72))).toMatchObject({ reason: "malformed" });
    expect(await ben.socket.rewrap(space, random(32), wrap)).toMatchObject({ reason: "wrong-target" });
    const nowhere = await ben.socket.rewrap(random(32), random(32), wrap);
    expect(nowhere).toMatchObject({ reason: "not-a-member" });
  });
});

describe("a database that fails", () => {
  test("is told as something to try again, and the socket is let go", async () => {
    const failing = await startRelay();
    const anna = await arrive(failing.address);
    await failing.parts.store.close();
    const { space } = simulatedSpace([anna.account]);
    const first = deviceControl({ space, author: anna.account, epoch: 0 });
    expect(await anna.socket.append(space, first.envelope)).toMatchObject({ t: "refused", reason: "busy" });
    anna.socket.watch(space);
    expect(await anna.socket.next("bye")).toEqual({ t: "bye", reason: "restarting" });
    expect(failing.logged.map(({ event }) => event)).toEqual(["commit-failed", "live-failed"]);
    const late = new SimulatedSocket(failing.address);
    await once(late.socket, "open");
    late.say({ t: "hello", token: anna.token });
    await late.next("bye");
    assert(failing.logged.length === 3, "the third failure is logged");
    await failing.relay.close();
  });
});
