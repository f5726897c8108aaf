import { once } from "node:events";
import { LIVE_PATH } from "@attune/wire";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type RelayUnderTest, startRelay } from "../under-test/relay-under-test.contract.ts";
import { signIn, simulatedDevice } from "../under-test/simulated-device.contract.ts";
import { content, deviceControl, epochControl, simulatedSpace } from "../under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "../under-test/simulated-socket.contract.ts";

let relay: RelayUnderTest;

beforeAll(async () => {
  relay = await startRelay();
});

afterAll(() => relay.stop());

test("what one appends, the other who watches is told in order, own words too", async () => {
  const [anna, ben] = [simulatedDevice(), simulatedDevice()];
  const [annas, bens] = await Promise.all(
    [anna, ben].map(async (device) => SimulatedSocket.open(relay.address, await signIn(relay.address, device))),
  );
  if (annas === undefined || bens === undefined) throw new Error("two sockets");
  const { space, genesis, founders } = simulatedSpace([anna.account, ben.account]);
  const start = { space, author: anna.account };
  expect(await annas.append(space, deviceControl({ ...start, epoch: 0 }).envelope)).toMatchObject({ seq: 1 });
  const first = epochControl({ ...start, epoch: 1 }, founders, genesis);
  expect(await annas.append(space, first.envelope)).toMatchObject({ t: "taken", seq: 2 });
  bens.watch(space);
  annas.watch(space);
  expect(await bens.next("caught-up")).toMatchObject({ seq: 2 });
  const words = content({ space, author: ben.account, epoch: 1 });
  expect(await bens.append(space, words.envelope)).toMatchObject({ t: "taken", seq: 3 });
  const told = await annas.find((answer) => answer.t === "event" && answer.seq === 3 && answer);
  expect(told).toEqual({ t: "event", space, seq: 3, envelope: words.envelope });
  expect(annas.placesOf(space)).toEqual([1, 2, 3]);
  expect(bens.placesOf(space)).toEqual([1, 2, 3]);
});

test("a socket is opened nowhere else, and what is no upgrade gets none", async () => {
  const elsewhere = new WebSocket(relay.address.replace("http", "ws").replace(/$/, "/v1/other"));
  const [error] = await once(elsewhere, "error");
  expect(String(error)).toContain("404");
  expect((await fetch(`${relay.address}${LIVE_PATH}`)).status).toBe(404);
});
