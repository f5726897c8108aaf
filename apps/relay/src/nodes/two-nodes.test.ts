import { assert } from "@attune/kernel";
import { type PostgresServer, startPostgresServer } from "@attune/testkit/postgres";
import { bytesToBase64Url, encodeWrap } from "@attune/wire";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openStore } from "../postgres/open-store.ts";
import type { RelayStore } from "../store/relay-store.ts";
import { FREE_LIMITS, type RelayUnderTest, startRelay } from "../under-test/relay-under-test.contract.ts";
import {
  anotherDevice,
  call,
  logIn,
  openSession,
  signIn,
  simulatedDevice,
} from "../under-test/simulated-device.contract.ts";
import { content, epochControl, random, simulatedSpace } from "../under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "../under-test/simulated-socket.contract.ts";
import { CHANNEL } from "./change-feed.ts";

const START_MS = 60_000;
const AWAY_MS = 300;
const PATIENCE = { timeout: 60_000 };
const POLLING = { timeout: 25_000, interval: 100 };
const QUOTA = { bytes: FREE_LIMITS.bytesPerAccount, spaces: FREE_LIMITS.spacesPerAccount };

let server: PostgresServer;
let nodes: readonly { readonly store: RelayStore; readonly relay: RelayUnderTest }[];
let one = "";
let other = "";

beforeAll(async () => {
  server = await startPostgresServer();
  nodes = await Promise.all([startNode(), startNode()]);
  [one = "", other = ""] = nodes.map(({ relay }) => relay.address);
}, START_MS);

afterAll(async () => {
  for (const { relay, store } of nodes) {
    await relay.stop();
    await store.close();
  }
  await server.stop();
});

async function startNode() {
  const store = await openStore(server.url, QUOTA);
  assert(store.ok, "a database opens");
  return { store: store.value, relay: await startRelay({ store: store.value }) };
}

/** Two people on two nodes with a space of both. */
async function couple() {
  const [anna, ben] = [simulatedDevice(), simulatedDevice()];
  const tokens = [await signIn(one, anna), await signIn(other, ben)] as const;
  const [annas, bens] = [await SimulatedSocket.open(one, tokens[0]), await SimulatedSocket.open(other, tokens[1])];
  const { space, genesis, founders } = simulatedSpace([anna.account, ben.account]);
  const first = epochControl({ space, author: anna.account, epoch: 1 }, founders, genesis);
  expect(await annas.append(space, first.envelope)).toMatchObject({ t: "taken", seq: 1 });
  for (const socket of [annas, bens]) socket.watch(space);
  await Promise.all([annas.next("caught-up"), bens.next("caught-up")]);
  return { anna, ben, annas, bens, space, tokens };
}

async function bothHear(sockets: readonly SimulatedSocket[], space: Uint8Array, newest: number): Promise<void> {
  for (const socket of sockets) {
    await socket.find((answer) => answer.t === "event" && answer.seq === newest && answer);
    expect(socket.placesOf(space)).toEqual(Array.from({ length: newest }, (_, index) => index + 1));
  }
}

describe("two relays on one database", PATIENCE, () => {
  test("know each other's accounts, tokens and attempts", async () => {
    const device = simulatedDevice();
    const token = await signIn(one, device);
    expect(await call(other, "getVault", { token })).toMatchObject({ done: { account: device.account } });
    expect(await logIn(other, anotherDevice(device))).toHaveProperty("done");
  });

  test("tell each other's sockets what was appended, once and in order, whoever wins a place", async () => {
    const { anna, ben, annas, bens, space } = await couple();
    const place = { space, epoch: 1 };
    const answers = Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0
        ? annas.append(space, content({ ...place, author: anna.account }).envelope)
        : bens.append(space, content({ ...place, author: ben.account }).envelope),
    );
    const places = (await Promise.all(answers)).map((answer) => (answer.t === "taken" ? answer.seq : 0));
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 2));
    await bothHear([annas, bens], space, 61);
  });

  test("tell of new wraps, and of the one who was left out", async () => {
    const { anna, ben, annas, bens, space } = await couple();
    const words = content({ space, author: anna.account, epoch: 1 });
    await annas.append(space, words.envelope);
    const wrap = encodeWrap({ epoch: 1, sealed: random(72) });
    await annas.rewrap(space, words.id, wrap);
    expect(await bens.next("rewrapped")).toEqual({ t: "rewrapped", ref: null, space, id: words.id, wrap });
    const leaving = epochControl({ space, author: anna.account, epoch: 2 }, [anna.account]);
    await annas.append(space, leaving.envelope);
    await annas.append(space, content({ space, author: anna.account, epoch: 2 }).envelope);
    await bens.find((answer) => answer.t === "event" && answer.seq === 3 && answer);
    const late = await bens.append(space, content({ space, author: ben.account, epoch: 2 }).envelope);
    expect(late).toMatchObject({ reason: "not-a-member" });
    expect(bens.placesOf(space)).toEqual([1, 2, 3]);
  });

  test("let a revoked device go wherever it is", async () => {
    const first = simulatedDevice();
    const token = await signIn(one, first);
    const second = anotherDevice(first);
    await logIn(other, second);
    const session = await openSession(other, second);
    assert("done" in session, "a session opens");
    const socket = await SimulatedSocket.open(other, session.done.token);
    const device = bytesToBase64Url(second.device.publicKey);
    expect(await call(one, "revokeDevice", { token, params: { device } })).toHaveProperty("done");
    expect(await socket.next("bye")).toEqual({ t: "bye", reason: "not-signed-in" });
  });

  test("find what a node did that ended before it told them", async () => {
    const { anna, annas, bens, space } = await couple();
    await annas.append(space, content({ space, author: anna.account, epoch: 1 }).envelope);
    await bothHear([annas, bens], space, 2);
    const sql = postgres(server.url, { max: 1 });
    await sql`select pg_notify(${CHANNEL}, 'a-node-that-ends []')`;
    await sql.begin(async (trx) => {
      const [row] = await trx`select number from spaces where space = ${Buffer.from(space)}`;
      await trx`
        insert into envelopes select space, 3, ${Buffer.from(random(32))}, author, kind, keeper, header, sig, payload, wrap
        from envelopes where space = ${row?.["number"]} and seq = 2`;
      await trx`update spaces set newest = 3 where number = ${row?.["number"]}`;
    });
    await sql.end();
    await bothHear([annas, bens], space, 3);
  });

  test("hear each other again after the database was away, and what they missed", PATIENCE, async () => {
    const { anna, ben, space, tokens } = await couple();
    await server.restart(AWAY_MS);
    const words = [anna, ben].map(({ account }) => content({ space, author: account, epoch: 1 }).envelope);
    const [annas, bens] = [comingBack(one, tokens[0]), comingBack(other, tokens[1])];
    for (const [index, person] of [annas, bens].entries()) {
      const append = async () => (await (await person(space)).append(space, words[index] ?? random(1))).t;
      await expect.poll(() => append().catch(() => "not yet"), POLLING).toBe("taken");
    }
    for (const person of [annas, bens]) {
      const places = async () => (await person(space)).placesOf(space);
      await expect.poll(() => places().catch(() => []), POLLING).toEqual([1, 2, 3]);
    }
  });
});

/** A client that opens and watches again whenever its socket was closed. */
function comingBack(address: string, token: Uint8Array): (space: Uint8Array) => Promise<SimulatedSocket> {
  let socket: SimulatedSocket | null = null;
  return async (space) => {
    if (socket?.socket.readyState === WebSocket.OPEN) return socket;
    socket = await SimulatedSocket.open(address, token);
    socket.watch(space);
    return socket;
  };
}
