import { err, ok } from "@attune/kernel";
import {
  createRelaySimulation,
  createSealedAccount,
  createSeededNumbers,
  createSimulatedPartners,
  createSimulatedTime,
  HONEST,
  openSeededCrypto,
} from "@attune/testkit";
import { encodeCbor, type LiveAnswer, type LiveRequest } from "@attune/wire";
import { expect, test, vi } from "vitest";
import type { RelayHearing, RelayLink } from "./relay-link.ts";
import { type SyncTerms, startSync } from "./sync-engine.ts";
import { NO_TAB_LOCK } from "./tab-lock.ts";

const OURS = { kind: "ours" } as const;
const MINE = { kind: "mine", owner: "me" } as const;
const crypto = await openSeededCrypto();
const accounts = [createSealedAccount(crypto), createSealedAccount(crypto)] as const;

function open() {
  const time = createSimulatedTime();
  const relay = createRelaySimulation(time);
  const chance = createSeededNumbers(3);
  const partners = createSimulatedPartners({ crypto, accounts, time, relay, chance });
  const pass = (milliseconds: number) => time.pass(milliseconds, partners.settle);
  return { ...partners, time, relay, pass };
}
const bodiesOf = ({ log }: ReturnType<typeof open>["clients"][number]) =>
  log()
    .known()
    .events.map(({ body }) => body);
const stateOf = ({ engine }: ReturnType<typeof open>["clients"][number]) => engine().status().connection;

test("what one device writes comes to the others, and nothing waits in the end", async () => {
  const { clients, pass } = open();
  const [phone, laptop, his] = clients;
  await pass(1_000);
  expect(await phone.log().append("said", "hello", OURS)).toMatchObject({ ok: true });
  await pass(60_000);
  expect(await his.log().append("said", "hello too", OURS)).toMatchObject({ ok: true });
  expect(await phone.log().append("noted", "for me", MINE)).toMatchObject({ ok: true });
  await pass(200_000);
  expect(clients.map(stateOf)).toEqual(clients.map(() => ({ type: "live" })));
  expect(bodiesOf(phone)).toEqual(["hello", "for me", "hello too"]);
  expect(laptop.log().known().events).toEqual(phone.log().known().events);
  expect(bodiesOf(his)).toEqual(["hello", "hello too"]);
  for (const client of clients) expect(client.log().known().waiting.size).toBe(0);
  for (const client of clients) client.stop();
});

test("what is one's own waits for its time, unless it is flushed; how much waits is said", async () => {
  const { clients, pass } = open();
  const [phone] = clients;
  await pass(1_000);
  const counts: number[] = [];
  const stop = phone.engine().subscribe(({ waiting }) => counts.push([...waiting.values()].reduce((a, b) => a + b, 0)));
  expect(await phone.log().append("noted", "for me", MINE)).toMatchObject({ ok: true });
  await pass(15_000);
  expect(phone.log().known().waiting.size).toBe(1);
  phone.engine().flush();
  await pass(2_000);
  expect(phone.log().known().waiting.size).toBe(0);
  expect([Math.max(...counts), counts.at(-1)]).toEqual([3, 0]);
  stop();
  for (const client of clients) client.stop();
});

test("a device that was off goes on where it was, also when it is told to try at once", async () => {
  const { clients, pass } = open();
  const [phone, , his] = clients;
  await pass(1_000);
  phone.online = false;
  await pass(40_000);
  expect(stateOf(phone)).toEqual({ type: "offline" });
  expect(await phone.log().append("said", "written on the way", OURS)).toMatchObject({ ok: true });
  phone.online = true;
  phone.engine().retry();
  phone.engine().retry();
  await pass(10_000);
  expect(stateOf(phone)).toEqual({ type: "live" });
  await pass(40_000);
  expect(bodiesOf(his)).toEqual(["written on the way"]);
  for (const client of clients) client.stop();
});

test("a device whose storage is full for a while gets what it missed", async () => {
  const { clients, pass } = open();
  const [phone, , his] = clients;
  await pass(1_000);
  expect(await phone.log().append("said", 1, OURS)).toMatchObject({ ok: true });
  await pass(60_000);
  his.device.refuseWith({ type: "storage-full" });
  expect(await phone.log().append("said", 2, OURS)).toMatchObject({ ok: true });
  await pass(30_000);
  his.device.refuseWith(null);
  await pass(300_000);
  expect(bodiesOf(his)).toEqual([1, 2]);
  his.restart();
  await pass(10_000);
  expect(bodiesOf(his)).toEqual([1, 2]);
  for (const client of clients) client.stop();
});

test("misbehaviour is named, stays named after a restart, and keeps nobody from writing", async () => {
  const { clients, pass, relay } = open();
  const [phone, , his] = clients;
  await pass(1_000);
  expect(await phone.log().append("said", 1, OURS)).toMatchObject({ ok: true });
  await pass(60_000);
  relay.mischief.current = {
    ...HONEST,
    answer: (socket, answer) => {
      const isHit = socket.client === 2 && answer.t === "event" && answer.seq === 4;
      return [{ answer: isHit ? { ...answer, envelope: new Uint8Array([1]) } : answer, late: 0 }];
    },
  };
  expect(await phone.log().append("said", 2, OURS)).toMatchObject({ ok: true });
  await pass(10_000);
  const troubled = { type: "troubled", misbehaviour: { type: "malformed", seq: 4 } };
  expect(stateOf(his)).toMatchObject(troubled);
  relay.mischief.current = HONEST;
  his.restart();
  await pass(100_000);
  expect(stateOf(his)).toMatchObject(troubled);
  expect(await his.log().append("said", "mine", OURS)).toMatchObject({ ok: true });
  expect(bodiesOf(his)).toEqual([1, "mine"]);
  for (const client of clients) client.stop();
});

test("what a newer app wrote asks for an update, and is read after it", async () => {
  const { clients, pass, relay } = open();
  const [phone, , his] = clients;
  await pass(1_000);
  expect(await phone.log().append("said", 1, OURS)).toMatchObject({ ok: true });
  const newer = encodeCbor([encodeCbor({ v: 2, suite: 1 }), new Uint8Array(64), null, null]);
  relay.mischief.current = {
    ...HONEST,
    answer: (socket, answer) => [
      { answer: socket.client === 2 && answer.t === "event" ? { ...answer, envelope: newer } : answer, late: 0 },
    ],
  };
  await pass(60_000);
  expect(stateOf(his)).toEqual({ type: "update-needed" });
  relay.mischief.current = HONEST;
  his.restart();
  await pass(60_000);
  expect(stateOf(his)).toEqual({ type: "live" });
  expect(bodiesOf(his)).toEqual([1]);
  for (const client of clients) client.stop();
});

/** A relay of which a test says every word. */
function speak(terms: Partial<SyncTerms> = {}) {
  const { clients, time, pass } = open();
  for (const client of clients) client.stop();
  const heard: { readonly request: LiveRequest; readonly connection: number }[] = [];
  const hearings: RelayHearing[] = [];
  const closed = vi.fn();
  const link: RelayLink = {
    open(hearing) {
      const connection = hearings.push(hearing);
      return {
        send: (request) => void heard.push({ request, connection }),
        close: () => {
          closed();
          hearing.closed();
        },
      };
    },
  };
  const log = clients[0].log();
  const engine = startSync({
    log,
    link,
    token: async () => ok(new Uint8Array(32)),
    lock: NO_TAB_LOCK,
    clock: time,
    timers: time,
    chance: () => 0.5,
    ...terms,
  });
  const say = async (answer: LiveAnswer) => {
    hearings.at(-1)?.said(answer);
    await pass(0);
  };
  const saidOf = (kind: LiveRequest["t"]) =>
    heard.filter(({ request }) => request.t === kind).map(({ request }) => request);
  return { engine, log, hearings, heard, say, saidOf, closed, pass, time };
}

test("a device that the relay does not know is signed out, and one that cannot reach it tries again", async () => {
  const refused = speak({ token: async () => err({ type: "relay-refused", reason: "not-proved" }) });
  await refused.pass(600_000);
  expect(refused.engine.status().connection).toEqual({ type: "signed-out" });
  expect(refused.hearings).toHaveLength(0);
  const token = vi.fn(async () => err({ type: "relay-unreachable" as const }));
  const unreachable = speak({ token });
  await unreachable.pass(600_000);
  expect(unreachable.engine.status().connection).toEqual({ type: "offline" });
  expect(token.mock.calls.length).toBeGreaterThan(5);
  unreachable.engine.stop();
  refused.engine.stop();
});

test("only the tab whose turn it is talks", async () => {
  const held: (() => void)[] = [];
  const giveUp = vi.fn();
  const acquire = (task: () => void) => {
    held.push(task);
    return giveUp;
  };
  const waiting = speak({ lock: { acquire } });
  await waiting.pass(10_000);
  expect(waiting.hearings).toHaveLength(0);
  held[0]?.();
  await waiting.pass(10);
  expect(waiting.hearings).toHaveLength(1);
  waiting.engine.stop();
  expect(giveUp).toHaveBeenCalledTimes(1);
});

test("a greeting that is not answered, silence, and a goodbye end a connection; the next one follows", async () => {
  const { hearings, pass, say, saidOf, engine } = speak();
  await pass(10);
  hearings[0]?.opened();
  expect(saidOf("hello")).toHaveLength(1);
  expect(engine.status().connection).toEqual({ type: "connecting" });
  await pass(25_000);
  expect(hearings.length).toBeGreaterThan(1);
  hearings.at(-1)?.opened();
  await say({ t: "welcome", time: 1 });
  const before = hearings.length;
  await pass(35_000);
  expect(saidOf("ping")).toHaveLength(1);
  await say({ t: "pong", time: 1 });
  await pass(35_000);
  expect(hearings).toHaveLength(before);
  await pass(12_000);
  expect(saidOf("ping")).toHaveLength(2);
  expect(hearings.length).toBeGreaterThan(before);
  hearings.at(-1)?.opened();
  await say({ t: "welcome", time: 1 });
  const then = hearings.length;
  await say({ t: "bye", reason: "restarting" });
  await pass(5_000);
  expect(hearings.length).toBe(then + 1);
  hearings[0]?.said({ t: "welcome", time: 5 });
  hearings[0]?.closed();
  engine.stop();
  await pass(300_000);
  expect(hearings.length).toBe(then + 1);
});

test("a connection that swallows everything is found out when the network changes, and said until it is back", async () => {
  const { hearings, pass, say, saidOf, engine } = speak();
  await pass(10);
  hearings[0]?.opened();
  await say({ t: "welcome", time: 1 });
  engine.retry();
  expect(saidOf("ping")).toHaveLength(1);
  await say({ t: "pong", time: 1 });
  await pass(20_000);
  expect(hearings).toHaveLength(1);
  engine.retry();
  await pass(10_500);
  expect(engine.status().connection).toEqual({ type: "offline" });
  await pass(1_000);
  expect(hearings).toHaveLength(2);
  expect(engine.status().connection).toEqual({ type: "offline" });
  hearings[1]?.opened();
  await say({ t: "welcome", time: 1 });
  expect(engine.status().connection).not.toEqual({ type: "offline" });
  engine.stop();
});

test("the device's clock is put right by the relay's", async () => {
  const { hearings, pass, say, saidOf, engine, time } = speak();
  await pass(10);
  hearings[0]?.opened();
  await say({ t: "welcome", time: time.now() + 7_200_000 });
  expect(engine.clock.now()).toBe(time.now() + 7_200_000);
  await pass(30_100);
  expect(saidOf("ping")).toHaveLength(1);
  await say({ t: "pong", time: time.now() });
  expect(Math.abs(engine.clock.now() - time.now())).toBeLessThan(100);
  engine.stop();
});

test("a refusal is followed by another try, later each time, and never by the next envelope", async () => {
  const { hearings, pass, say, saidOf, engine, log } = speak();
  expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
  await pass(10);
  hearings[0]?.opened();
  await say({ t: "welcome", time: 1 });
  for (const request of saidOf("watch")) {
    if (request.t === "watch") await say({ t: "refused", ref: request.ref, reason: "not-a-member" });
  }
  const [first] = saidOf("append");
  expect(first).toMatchObject({ t: "append" });
  await say({ t: "refused", ref: 99_999, reason: "busy" });
  if (first?.t === "append") await say({ t: "refused", ref: first.ref, reason: "busy" });
  await pass(100);
  expect(saidOf("append")).toHaveLength(1);
  await pass(5_000);
  const watches = saidOf("watch");
  const again = watches.findLast(
    (request) => request.t === "watch" && first?.t === "append" && request.space === first.space,
  );
  if (again?.t === "watch") await say({ t: "refused", ref: again.ref, reason: "busy" });
  await pass(10_000);
  const last = saidOf("watch").at(-1);
  if (last?.t === "watch") await say({ t: "refused", ref: last.ref, reason: "not-a-member" });
  await pass(100);
  expect(saidOf("append").length).toBeGreaterThanOrEqual(1);
  engine.stop();
});

test("a relay that refuses words for an epoch that it does not give is named, until they are taken", async () => {
  const { hearings, pass, say, saidOf, engine, log } = speak();
  expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
  await pass(10);
  hearings[0]?.opened();
  await say({ t: "welcome", time: 1 });
  const troubles: unknown[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const request of saidOf("watch")) {
      if (request.t === "watch") await say({ t: "refused", ref: request.ref, reason: "not-a-member" });
    }
    const append = saidOf("append").at(-1);
    if (append?.t === "append") await say({ t: "refused", ref: append.ref, reason: "wrong-epoch" });
    troubles.push(engine.status().connection.type);
    await pass(20_000);
  }
  expect(troubles).toEqual(["live", "live", "live", "troubled"]);
  expect(engine.status().connection).toMatchObject({ misbehaviour: { type: "gap", seq: 1 } });
  engine.stop();
});
