import { once } from "node:events";
import { assert } from "@attune/kernel";
import { describe, expect, test } from "vitest";
import { startRelay } from "../under-test/relay-under-test.contract.ts";
import { signIn, simulatedDevice } from "../under-test/simulated-device.contract.ts";
import { content, deviceControl, epochControl, simulatedSpace } from "../under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "../under-test/simulated-socket.contract.ts";

const LARGE = 49_152 + 72;
const PATIENCE = { timeout: 30_000 };

async function writer(address: string) {
  const device = simulatedDevice();
  const token = await signIn(address, device);
  const socket = await SimulatedSocket.open(address, token);
  const { space, genesis, founders } = simulatedSpace([device.account]);
  const place = { space, author: device.account };
  await socket.append(space, epochControl({ ...place, epoch: 1 }, founders, genesis).envelope);
  const write = (length?: number) => socket.append(space, content({ ...place, epoch: 1 }, length).envelope);
  return { account: device.account, token, socket, space, write };
}

describe("a socket that does not read", PATIENCE, () => {
  test("is let go before much waits for it, holds up nobody, and goes on where it was", async () => {
    const relay = await startRelay({ limits: { socketBuffer: 200_000, bytesPerAccount: 100_000_000 } });
    const { token, space, write } = await writer(relay.address);
    const slow = await SimulatedSocket.open(relay.address, token);
    slow.watch(space);
    await slow.next("caught-up");
    slow.socket.pause();
    let newest = 1;
    while (relay.parts.hub.size === 2) {
      const taken = await write(LARGE);
      assert(taken.t === "taken", "words are taken");
      newest = taken.seq;
      assert(newest < 2_000, "the slow socket is let go in the end");
    }
    slow.socket.resume();
    await slow.closed;
    const heard = slow.placesOf(space);
    expect(heard).toEqual(heard.map((_, index) => index + 1));
    expect(heard.length).toBeLessThan(newest);
    const again = await SimulatedSocket.open(relay.address, token);
    again.watch(space, heard.length);
    await again.next("caught-up");
    expect(again.placesOf(space)).toEqual(
      Array.from({ length: newest - heard.length }, (_, index) => heard.length + index + 1),
    );
    await relay.stop();
  });

  test("gets a long history page by page, each when the one before is on its way", async () => {
    const relay = await startRelay({ limits: { socketBuffer: 1_200_000, bytesPerAccount: 100_000_000 } });
    const { token, space, write } = await writer(relay.address);
    for (const _ of [1, 2]) await Promise.all(Array.from({ length: 60 }, () => write(LARGE)));
    const reader = await SimulatedSocket.open(relay.address, token);
    reader.watch(space);
    reader.socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 300));
    reader.socket.resume();
    expect(await reader.next("caught-up")).toMatchObject({ seq: 121 });
    expect(reader.placesOf(space)).toHaveLength(121);
    await relay.stop();
  });
});

describe("a relay with too much to do", () => {
  test("refuses appends of an account that sends too often, and those that find too much waiting", async () => {
    const rate = { atOnce: 3, perMinute: 0 };
    const relay = await startRelay({ limits: { writes: rate, waitingAppends: 0 } });
    const device = simulatedDevice();
    const socket = await SimulatedSocket.open(relay.address, await signIn(relay.address, device));
    const { space } = simulatedSpace([device.account]);
    const first = deviceControl({ space, author: device.account, epoch: 0 }).envelope;
    const answers = [first, first, first, first].map((envelope) => socket.append(space, envelope));
    const reasons = (await Promise.all(answers)).map((answer) => answer.t === "refused" && answer.reason);
    expect(reasons).toEqual(["busy", "busy", "busy", "too-often"]);
    await relay.stop();
  });

  test("takes no more sockets than it may, nor too many from one address", async () => {
    for (const limits of [{ sockets: 1 }, { openings: { atOnce: 1, perMinute: 0 } }]) {
      const relay = await startRelay({ limits });
      const first = new SimulatedSocket(relay.address);
      await once(first.socket, "open");
      const second = new SimulatedSocket(relay.address);
      expect(await second.closed).toBe(1013);
      await relay.stop();
    }
  });
});

describe("a relay that stops", PATIENCE, () => {
  test("finishes the commits it began, answers them, says goodbye and is gone", async () => {
    const relay = await startRelay();
    const { account, socket, space, write } = await writer(relay.address);
    const answers = Array.from({ length: 40 }, () => write());
    await answers[0];
    const stopping = relay.relay.close();
    const outcomes = await Promise.all(answers.map((answer) => answer.catch(() => null)));
    expect(await socket.next("bye")).toEqual({ t: "bye", reason: "restarting" });
    await socket.closed;
    await stopping;
    const taken = outcomes.filter((outcome) => outcome?.t === "taken");
    const page = await relay.parts.store.readPage({ account, space, after: 0 });
    assert(page.ok, "the space can be read");
    expect(page.value.newest).toBe(taken.length + 1);
    expect(taken.length).toBeGreaterThan(0);
    await expect(fetch(relay.address)).rejects.toThrow();
    await relay.stop();
  });

  test("does not wait for a socket that never closes", async () => {
    const relay = await startRelay();
    const socket = new SimulatedSocket(relay.address);
    await once(socket.socket, "open");
    socket.socket.pause();
    await relay.stop();
    socket.socket.terminate();
  });
});
