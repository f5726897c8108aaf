import { createMemoryDevice, createSealedAccount, createSelf, type MemoryDevice, obtained } from "@attune/testkit";
import { bytesToBase64Url, decodeEnvelope, encodeWrap } from "@attune/wire";
import { beforeEach, describe, expect, test } from "vitest";
import { keyOf } from "./byte-key.ts";
import { begunScene, bytesOf, crypto, idOf, put, type Scene, words } from "./replica-under-test.contract.ts";
import { createSpaceLog, type SpaceLog } from "./space-log.ts";
import { createSyncedSpace } from "./synced-space.ts";
import { createTurns } from "./turns.ts";

const FULL = { type: "storage-full" } as const;

let device: MemoryDevice;
let scene: Scene;
const { hereKey } = createSealedAccount(crypto);

beforeEach(async () => {
  device = createMemoryDevice();
  scene = await begunScene();
});

function openLog(terms = scene.jun.terms): SpaceLog {
  return createSpaceLog(terms, device.openTab().envelopes, { crypto, hereKey });
}

const placed = (from = 0) => scene.places.slice(from).map((bytes, index) => ({ seq: from + index + 1, bytes }));
const storeOf = () => device.openTab().envelopes;
const saysOf = (log: SpaceLog) =>
  log.entries().confirmed.map(({ read }) => (read.type === "open" ? read.content.body : read.type));
const waitsIn = (log: SpaceLog) =>
  log.entries().waiting.map(({ read }) => (read.type === "open" ? read.content.body : read.type));

async function filled(): Promise<SpaceLog> {
  const log = openLog();
  obtained(await log.load());
  expect(await log.receive(placed())).toEqual({ ok: true, value: { ahead: false } });
  obtained(await log.mark());
  return log;
}

describe("what was verified", () => {
  test("is there after a restart, and is trusted up to the mark and no further", async () => {
    await filled();
    await put(scene, scene.mara, [words("behind the mark")]);
    const log = openLog();
    obtained(await log.load());
    expect(await log.receive(placed(5))).toMatchObject({ ok: true });
    const again = openLog();
    obtained(await again.load());
    expect(saysOf(again)).toEqual(["hello", "hello too", "behind the mark"]);
    expect(again.replica().seen()).toEqual(log.replica().seen());
  });

  test("goes on after a first fetch that was cut off, before anything could be remembered of it", async () => {
    const log = openLog();
    obtained(await log.load());
    obtained(await log.receive(placed().slice(0, 3)));
    const again = openLog();
    obtained(await again.load());
    expect(await again.receive(placed(3))).toEqual({ ok: true, value: { ahead: false } });
    expect(again.replica().trouble()).toBeNull();
  });

  test("opens when it comes again with its payload, and stays open", async () => {
    const log = openLog();
    obtained(await log.load());
    const without = placed().map(({ seq, bytes }) => {
      const envelope = obtained(decodeEnvelope(bytes));
      return { seq, bytes: seq === 5 ? bytesOf({ ...envelope, payload: null, wrap: null }) : bytes };
    });
    obtained(await log.receive(without));
    expect(log.settle(5)).toMatchObject({ ok: false, error: { type: "payload-withheld", seq: 5 } });
    expect(await log.receive(placed(4))).toEqual({ ok: true, value: { ahead: false } });
    expect(log.settle(5)).toMatchObject({ ok: true });
    const again = openLog();
    obtained(await again.load());
    expect(saysOf(again)).toEqual(saysOf(log));
    expect(saysOf(again)).toContain("hello too");
  });

  test("is taken in the order of places, and what is too early says so", async () => {
    const log = openLog();
    obtained(await log.load());
    expect(await log.receive(placed(2))).toEqual({ ok: true, value: { ahead: true } });
    expect(await log.receive(placed())).toEqual({ ok: true, value: { ahead: false } });
  });

  test("is asked for again and healed when it was damaged on the device", async () => {
    await filled();
    const name = openLog().name;
    const ids = obtained(await storeOf().read(name)).confirmed.map(({ id }) => id);
    obtained(
      await storeOf().changeBytes(name, ids[2] ?? "", (bytes) =>
        bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
      ),
    );
    const log = openLog();
    obtained(await log.load());
    expect(log.replica().seen().seq).toBe(2);
    expect(log.replica().trouble()).toBeNull();
    expect(await log.receive(placed(2))).toMatchObject({ ok: true });
    const healed = openLog();
    obtained(await healed.load());
    expect(healed.replica().seen().seq).toBe(5);
  });

  test("leads to the head that was verified once, whatever else a relay gives after damage", async () => {
    await filled();
    obtained(await storeOf().erase(openLog().name));
    const log = openLog();
    obtained(await log.load());
    expect(log.settle(4)).toEqual({ ok: false, error: { type: "rolled-back", seq: 4 } });
    expect(await log.receive(placed())).toMatchObject({ ok: false, error: { type: "rolled-back" } });
  });

  test("is kept back and stored later when the device is full", async () => {
    const log = openLog();
    obtained(await log.load());
    device.refuseWith(FULL);
    expect(await log.receive(placed())).toEqual({ ok: false, error: FULL });
    expect(await log.load()).toEqual({ ok: false, error: FULL });
    expect(await log.follow()).toEqual({ ok: false, error: FULL });
    device.refuseWith(null);
    expect(await log.receive([])).toMatchObject({ ok: true });
    expect(obtained(await storeOf().read(log.name)).confirmed).toHaveLength(5);
  });

  test("in another tab is followed, and starts over when the space was erased there", async () => {
    const [log, other] = [await filled(), openLog()];
    obtained(await other.load());
    await put(scene, scene.mara, [words("news")]);
    obtained(await log.receive(placed(5)));
    expect(await other.follow()).toEqual({ ok: true, value: true });
    expect(await other.follow()).toEqual({ ok: true, value: false });
    expect(saysOf(other)).toEqual(["hello", "hello too", "news"]);
    obtained(await log.erase());
    expect(await other.follow()).toEqual({ ok: true, value: true });
    expect(saysOf(other)).toEqual([]);
  });
});

describe("what was removed", () => {
  test("loses its payload on the device, when its tombstone comes or at the next start", async () => {
    const gone = await put(scene, scene.mara, [words("regretted")]);
    const log = await filled();
    await put(scene, scene.mara, [{ type: "tombstone", target: idOf(gone) }]);
    obtained(await log.receive(placed(6)));
    const payloadOf = async () => {
      const { confirmed } = obtained(await storeOf().read(log.name));
      return obtained(decodeEnvelope(confirmed[5]?.bytes ?? new Uint8Array())).payload;
    };
    expect(await payloadOf()).toBeNull();
    obtained(await storeOf().changeBytes(log.name, bytesToBase64Url(idOf(gone)), () => bytesOf(gone)));
    expect(await payloadOf()).not.toBeNull();
    obtained(await openLog().load());
    expect(await payloadOf()).toBeNull();
  });

  test("cannot get a wrap again, and what is there keeps its own when another does not open", async () => {
    const log = await filled();
    const space = createSyncedSpace(
      { space: { kind: "ours" }, log },
      { inTurn: createTurns(), publish: () => undefined },
    );
    const id = idOf(obtained(decodeEnvelope(scene.places[4] ?? new Uint8Array())));
    const before = obtained(await storeOf().read(log.name)).confirmed[4]?.bytes;
    expect(await space.rewrap(id, encodeWrap({ epoch: 1, sealed: crypto.random(72) }))).toMatchObject({ ok: true });
    expect(obtained(await storeOf().read(log.name)).confirmed[4]?.bytes).toEqual(before);
    const same = obtained(decodeEnvelope(before ?? new Uint8Array())).wrap ?? new Uint8Array();
    expect(await space.rewrap(id, same)).toMatchObject({ ok: true });
    expect(obtained(await storeOf().read(log.name)).confirmed[4]?.bytes).toEqual(before);
    expect(await space.accuse("gap", 6)).toMatchObject({ ok: true });
    expect(await space.settle(5)).toMatchObject({ ok: false, error: { type: "gap" } });
  });
});

describe("what waits", () => {
  async function write(log: SpaceLog, body: string): Promise<void> {
    obtained(await log.restate());
    const { batch, commit } = obtained(await log.compose([words(body)]));
    obtained(await storeOf().addWaiting([batch]));
    await commit();
  }

  test("is sealed anew under a new epoch: same events, same order, what was removed left out", async () => {
    const log = await filled();
    for (const body of ["one", "two"]) await write(log, body);
    const first = log.entries().waiting[0]?.id ?? "";
    const tombstones = [first, keyOf(idOf(obtained(decodeEnvelope(scene.places[4] ?? new Uint8Array()))))];
    const intents = tombstones.map((id) => ({
      type: "tombstone" as const,
      target: Uint8Array.from(id, (character) => character.charCodeAt(0)),
    }));
    const { batch, commit } = obtained(await log.compose([...intents, { type: "epoch", members: null }]));
    obtained(await storeOf().addWaiting([batch]));
    await commit();
    await put(scene, scene.mara, [{ type: "epoch", members: null }]);
    obtained(await log.receive(placed(5)));
    expect(log.waiting().envelopes.every(({ fits }) => fits)).toBe(false);
    obtained(await log.restate());
    expect(log.waiting().envelopes.every(({ fits }) => fits)).toBe(true);
    expect(waitsIn(log)).toEqual(["one", "two"]);
    expect(log.entries().removed.size).toBe(2);
    const again = openLog();
    obtained(await again.load());
    expect(again.waiting().envelopes.map(({ id }) => id)).toEqual(log.waiting().envelopes.map(({ id }) => id));
  });

  test("of another account on this device stays as it is until that one opens it", async () => {
    const log = await filled();
    await write(log, "his");
    const hers = openLog({ ...scene.mara.terms });
    obtained(await hers.load());
    await write(hers, "hers");
    obtained(await log.follow());
    const third = createSelf(crypto, { identity: scene.mara.terms.self.identity });
    await put(scene, { ...scene.mara, terms: { ...scene.mara.terms, self: third } }, [
      { type: "epoch", members: null },
    ]);
    obtained(await hers.receive(placed(5)));
    obtained(await hers.restate());
    expect(waitsIn(hers)).toEqual(["his", "hers"]);
    expect(hers.waiting().envelopes.map(({ own, fits }) => `${own} ${fits}`)).toContain("false false");
    obtained(await log.follow());
    obtained(await log.restate());
    expect(log.waiting().envelopes.every(({ fits }) => fits)).toBe(true);
    expect(waitsIn(log)).toEqual(["his", "hers"]);
  });

  test("stays where it is when the account was left out, or the device refuses", async () => {
    const log = await filled();
    await write(log, "mine");
    device.refuseWith(FULL);
    await put(scene, scene.mara, [{ type: "epoch", members: null }]);
    expect(await log.receive(placed(5))).toEqual({ ok: false, error: FULL });
    device.refuseWith(null);
    obtained(await log.receive([]));
    device.refuseWith(FULL);
    expect(await log.restate()).toEqual({ ok: false, error: FULL });
    device.refuseWith(null);
    obtained(await log.restate());
    await put(scene, scene.mara, [{ type: "epoch", members: [keyOf(scene.mara.terms.self.identity.account)] }]);
    obtained(await log.receive(placed(6)));
    obtained(await log.restate());
    expect(waitsIn(log)).toEqual(["mine"]);
    expect(await log.compose([words("more")])).toEqual({ ok: false, error: { type: "not-a-member" } });
  });

  test.each([
    ["wrapped anew under an epoch that has not come", { wrap: encodeWrap({ epoch: 2, sealed: crypto.random(72) }) }],
    ["without its payload", { payload: null, wrap: null }],
  ])("stays readable when it gets its place %s", async (_, change) => {
    const log = await filled();
    await write(log, "mine");
    const given = log.waiting().envelopes.map(({ envelope }, index) => ({
      seq: 6 + index,
      bytes: bytesOf(envelope.wrap === null ? envelope : { ...envelope, ...change }),
    }));
    expect(await log.receive(given)).toMatchObject({ ok: true });
    expect(log.waiting().envelopes).toEqual([]);
    expect(saysOf(log)).toContain("mine");
    const again = openLog();
    obtained(await again.load());
    expect(saysOf(again)).toContain("mine");
  });

  test("is sealed anew once, whichever of two tabs is first", async () => {
    const log = await filled();
    await write(log, "mine");
    const other = openLog();
    obtained(await other.load());
    await put(scene, scene.mara, [{ type: "epoch", members: null }]);
    obtained(await log.receive(placed(5)));
    obtained(await other.follow());
    obtained(await log.restate());
    obtained(await other.restate());
    expect(waitsIn(other)).toEqual(["mine"]);
    expect(other.waiting().envelopes.map(({ id }) => id)).toEqual(log.waiting().envelopes.map(({ id }) => id));
  });
});
