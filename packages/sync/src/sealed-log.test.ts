import {
  createFixedClock,
  createMemoryDevice,
  createSealedAccount,
  createSeededRandom,
  createSelf,
  createSpaceToOpen,
  type MemoryDevice,
  openSeededCrypto,
} from "@attune/testkit";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { EnvelopeStore } from "./envelope-store.ts";
import type { EventLogChange } from "./event-log.ts";
import { createSealedLog, type SealedLog, type SealedLogTerms } from "./sealed-log.ts";

const OURS = { kind: "ours" } as const;
const MINE = { kind: "mine", owner: "A" } as const;
const FULL = { type: "storage-full" } as const;

const crypto = await openSeededCrypto();
const [mara, jun] = [createSealedAccount(crypto), createSealedAccount(crypto)];
const ours = createSpaceToOpen(crypto, OURS, [mara, jun]);
const hers = createSpaceToOpen(crypto, MINE, [mara]);
const self = createSelf(crypto, mara);

let device: MemoryDevice;
let clock: ReturnType<typeof createFixedClock>;
let seed: number;

beforeEach(() => {
  device = createMemoryDevice();
  clock = createFixedClock(1_000);
  seed = 0;
});

function openLog(terms: Partial<SealedLogTerms> = {}): SealedLog {
  seed += 1;
  return createSealedLog({
    crypto,
    self,
    hereKey: mara.hereKey,
    store: device.openTab().envelopes,
    spaces: [hers, ours],
    clock,
    random: createSeededRandom(seed),
    ...terms,
  });
}

/** A store that hears nothing of other tabs. */
function deaf(): EnvelopeStore {
  return { ...device.openTab().envelopes, subscribe: () => () => undefined };
}

function changesOf(log: SealedLog): EventLogChange[] {
  const changes: EventLogChange[] = [];
  log.subscribe((change) => changes.push(change));
  return changes;
}

const bodies = (log: SealedLog) => log.known().events.map(({ body }) => body);

describe("recording without any relay", () => {
  test("gives an event its identity, its time, its place and its author, and it waits", async () => {
    const log = openLog();
    const first = log.append("said", { text: "hello" }, MINE);
    clock.advance(5);
    const second = log.append("heard", null, OURS);
    expect(await first).toMatchObject({ ok: true, value: { seq: 0, recordedAt: 1_000, space: MINE, type: "said" } });
    expect(await second).toMatchObject({ ok: true, value: { seq: 1, recordedAt: 1_005, space: OURS, body: null } });
    const { events, waiting } = log.known();
    expect(new Set(events.map(({ author }) => author)).size).toBe(1);
    expect(waiting).toEqual(new Set(events.map(({ id }) => id)));
  });

  test("continues behind what an earlier visit recorded, without having been asked to read it first", async () => {
    expect(await openLog().append("said", 1, OURS)).toMatchObject({ ok: true });
    const later = openLog();
    expect(await later.append("said", 2, OURS)).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(bodies(later)).toEqual([1, 2]);
  });

  test("puts several events side by side, across spaces, all or none", async () => {
    const log = openLog();
    const drafts = [MINE, OURS, MINE].map((space, body) => ({ type: "said", body, space }));
    expect(await log.appendAll(drafts)).toMatchObject({ ok: true, value: [{ seq: 0 }, { seq: 1 }, { seq: 2 }] });
    device.refuseWith(FULL);
    expect(await log.appendAll(drafts)).toMatchObject({ ok: false, error: { reason: FULL } });
    device.refuseWith(null);
    expect(await openLog().entries()).toMatchObject({ ok: true, value: { nextSeq: 3 } });
  });

  test("stores nothing that can be read without the keys", async () => {
    const log = openLog();
    expect(await log.append("said", { text: "a very plain sentence" }, MINE)).toMatchObject({ ok: true });
    const stored = await device.openTab().envelopes.read(log.synced()[0]?.name ?? "");
    const bytes = stored.ok ? stored.value.waiting.map((envelope) => String.fromCharCode(...envelope.bytes)) : [];
    expect(bytes).toHaveLength(3);
    expect(bytes.join()).not.toMatch(/plain|said/);
  });
});

describe("an event that could not be recorded", () => {
  test("is handed back whole, and is recorded later as the same event, once", async () => {
    const log = openLog();
    device.refuseWith(FULL);
    const refused = await log.append("said", "kept", OURS);
    expect(refused).toMatchObject({ ok: false, error: { type: "not-recorded", reason: FULL } });
    const events = refused.ok ? [] : refused.error.events;
    expect(await log.appendAgain(events)).toMatchObject({ ok: false, error: { reason: FULL, events } });
    device.refuseWith(null);
    expect(await log.appendAgain(events)).toMatchObject({ ok: true, value: [{ id: events[0]?.id, body: "kept" }] });
    expect(await log.appendAgain(events)).toMatchObject({ ok: true, value: [{ id: events[0]?.id }] });
    expect(bodies(log)).toEqual(["kept"]);
  });

  test("is not recorded twice when it had been stored although the answer was lost", async () => {
    const store = device.openTab().envelopes;
    const addWaiting = vi.fn(store.addWaiting).mockImplementationOnce(async (batches) => {
      expect(await store.addWaiting(batches)).toMatchObject({ ok: true });
      return { ok: false, error: FULL };
    });
    const log = openLog({ store: { ...store, subscribe: () => () => undefined, addWaiting } });
    const refused = await log.append("said", "once", OURS);
    const events = refused.ok ? [] : refused.error.events;
    expect(await log.appendAgain(events)).toMatchObject({ ok: true, value: [{ body: "once" }] });
    expect(bodies(log)).toEqual(["once"]);
  });

  test("takes with it what was asked for behind it, so that none overtakes it", async () => {
    const store = device.openTab().envelopes;
    const addWaiting = vi.fn(store.addWaiting).mockResolvedValueOnce({ ok: false, error: FULL });
    const log = openLog({ store: { ...store, addWaiting } });
    expect(await log.entries()).toMatchObject({ ok: true });
    const answers = await Promise.all([1, 2, 3].map((body) => log.append("said", body, OURS)));
    expect(answers.map((answer) => !answer.ok && answer.error.reason)).toEqual([FULL, FULL, FULL]);
    const events = answers.flatMap((answer) => (answer.ok ? [] : answer.error.events));
    expect(await log.appendAgain(events)).toMatchObject({ ok: true, value: [{ body: 1 }, { body: 2 }, { body: 3 }] });
  });

  test("says when its space is not open, or it is too long, or its body is no JSON", async () => {
    const log = openLog();
    expect(await log.append("said", 1, { kind: "grant", id: "x" })).toMatchObject({
      ok: false,
      error: { reason: { type: "space-closed" } },
    });
    expect(await log.append("said", "x".repeat(60_000), OURS)).toMatchObject({
      ok: false,
      error: { reason: { type: "content-too-long" } },
    });
    await expect(log.append("said", Number.NaN, OURS)).rejects.toThrow("JSON");
    for (const nothing of [log.appendAll([]), log.appendAgain([])])
      expect(await nothing).toEqual({ ok: true, value: [] });
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true, value: { seq: 0 } });
  });

  test("says so when the device cannot be read at all", async () => {
    device.refuseWith(FULL);
    const log = openLog();
    expect(await log.entries()).toEqual({ ok: false, error: FULL });
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: false, error: { reason: FULL } });
    expect(await log.remove(["a"])).toMatchObject({ ok: false, error: { reason: FULL } });
  });
});

describe("several tabs of one device", () => {
  test("do not record what was asked for before news was read that was already on its way", async () => {
    const log = openLog({ store: deaf() });
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(await openLog().append("said", "there", OURS)).toMatchObject({ ok: true });
    const reading = log.entries();
    const refused = log.append("said", "here", OURS);
    expect(await reading).toMatchObject({ ok: true, value: { nextSeq: 1 } });
    expect(await refused).toMatchObject({ ok: false, error: { reason: { type: "append-conflict", actualSeq: 1 } } });
    expect(await log.append("said", "here, knowing", OURS)).toMatchObject({ ok: true, value: { seq: 1 } });
  });

  test("do not record on what was erased behind their back, and start over", async () => {
    const log = openLog({ store: deaf() });
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
    expect(await device.openTab().eraseEverything()).toMatchObject({ ok: true });
    expect(await log.append("said", 2, OURS)).toMatchObject({
      ok: false,
      error: { reason: { type: "append-conflict", expectedSeq: 1, actualSeq: 0 } },
    });
    expect(bodies(log)).toEqual([]);
    expect(await log.append("said", 3, OURS)).toMatchObject({ ok: true, value: { seq: 0 } });
  });

  test("say why they record nothing when what stands in the way cannot be read", async () => {
    const store = deaf();
    const read = vi.fn(store.read);
    const log = openLog({ store: { ...store, read } });
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(await openLog().append("said", "there", OURS)).toMatchObject({ ok: true });
    read.mockResolvedValue({ ok: false, error: FULL });
    expect(await log.append("said", "here", OURS)).toMatchObject({ ok: false, error: { reason: FULL } });
  });

  test("seal once more without asking when the other said nothing new", async () => {
    const store = deaf();
    const log = openLog({ store });
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
    const name = log.synced().find(({ space }) => space.kind === "ours")?.name ?? "";
    const read = await store.read(name);
    const [first] = read.ok ? read.value.waiting : [];
    expect(await store.confirm(name, first ? [{ seq: 1, ...first }] : [])).toMatchObject({ ok: true });
    expect(await log.append("said", 2, OURS)).toMatchObject({ ok: true });
    expect(bodies(log)).toEqual([1, 2]);
  });

  test("say out-of-date when news cannot be read", async () => {
    const store = device.openTab().envelopes;
    const read = vi.fn(store.read);
    const log = openLog({ store: { ...store, read } });
    expect(await log.entries()).toMatchObject({ ok: true });
    const changes = changesOf(log);
    read.mockResolvedValueOnce({ ok: false, error: FULL });
    expect(await openLog().append("said", 1, OURS)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(changes).toEqual([{ type: "out-of-date", reason: FULL }]));
  });
});

describe("what is known", () => {
  test("stays the same object until something changes", async () => {
    const log = openLog();
    const before = log.known();
    expect(log.known()).toBe(before);
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
    expect(log.known()).not.toBe(before);
    expect(before.events).toEqual([]);
    expect(log.known()).toBe(log.known());
  });

  test("stays when the storage can no longer be read", async () => {
    const log = openLog();
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
    device.refuseWith({ type: "storage-unavailable", reason: "closed" });
    expect(await log.entries()).toEqual({ ok: false, error: { type: "storage-unavailable", reason: "closed" } });
    expect(bodies(log)).toEqual([1]);
  });

  test("comes to a subscriber once, in order, and no more after leaving", async () => {
    const log = openLog();
    const changes = changesOf(log);
    log.subscribe(() => expect.unreachable())();
    const drafts = [1, 2].map((body) => ({ type: "said", body, space: OURS }));
    expect(await log.appendAll(drafts)).toMatchObject({ ok: true });
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(changes).toEqual([{ type: "appended", events: log.known().events, unreadable: [], nextSeq: 2 }]);
  });

  test("includes what this version does not understand, by position, also when it turns up later", async () => {
    const log = openLog();
    expect(await log.append("said", 0, OURS)).toMatchObject({ ok: true });
    const changes = changesOf(log);
    expect(await openLog().appendAll([{ type: "", body: 1, space: OURS }])).toMatchObject({ ok: true });
    const unreadable = [{ type: "record-unreadable", seq: 1 }];
    await vi.waitFor(() => expect(changes).toEqual([{ type: "appended", events: [], unreadable, nextSeq: 2 }]));
    expect(await log.append("said", 2, OURS)).toMatchObject({ ok: true, value: { seq: 2 } });
  });

  test("is left alone by news before the first read", async () => {
    const log = openLog();
    expect(await openLog().append("said", 1, OURS)).toMatchObject({ ok: true });
    expect(bodies(log)).toEqual([]);
    expect(await log.entries()).toMatchObject({ ok: true, value: { nextSeq: 1 } });
  });
});

describe("removing, leaving, opening", () => {
  test("removes own events at once, whether they waited or not, and nobody else's", async () => {
    const log = openLog();
    const first = await log.append("said", "regretted", OURS);
    expect(await log.append("said", "kept", OURS)).toMatchObject({ ok: true });
    const changes = changesOf(log);
    expect(await log.remove(first.ok ? [first.value.id, "nothing"] : [])).toMatchObject({ ok: true });
    expect(changes).toEqual([{ type: "reordered" }]);
    expect(bodies(log)).toEqual(["kept"]);
    expect(await openLog().entries()).toMatchObject({ ok: true, value: { events: [{ body: "kept", seq: 0 }] } });
  });

  test("another account on the same device reads what is for both, and nothing else", async () => {
    const log = openLog();
    for (const space of [OURS, MINE]) expect(await log.append("said", space.kind, space)).toMatchObject({ ok: true });
    const his = openLog({
      self: createSelf(crypto, jun),
      hereKey: jun.hereKey,
      spaces: [createSpaceToOpen(crypto, MINE, [jun]), ours],
    });
    expect(await his.append("said", "his", OURS)).toMatchObject({ ok: true });
    expect(bodies(his)).toEqual(["ours", "his"]);
    await vi.waitFor(() => expect(bodies(log)).toEqual(["ours", "mine", "his"]));
    expect(await his.remove(log.known().events.map(({ id }) => id))).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(bodies(log)).toEqual(["ours", "mine"]));
  });

  test("leaving closes the space for the other, and reading stays", async () => {
    const log = openLog();
    expect(await log.append("said", "before", OURS)).toMatchObject({ ok: true });
    expect(log.membersOf(OURS)).toHaveLength(2);
    expect(log.membersOf({ kind: "grant", id: "x" })).toBeNull();
    expect(await log.beginEpoch(OURS, [mara.identity.account])).toMatchObject({ ok: true });
    expect(log.membersOf(OURS)).toEqual([mara.identity.account]);
    expect(await log.append("said", "after", OURS)).toMatchObject({ ok: true });
    const his = openLog({ self: createSelf(crypto, jun), hereKey: jun.hereKey, spaces: [ours] });
    expect(await his.append("said", "too late", OURS)).toMatchObject({
      ok: false,
      error: { reason: { type: "space-closed" } },
    });
    expect(bodies(his)).toEqual(["before"]);
    expect(await his.beginEpoch({ kind: "grant", id: "x" }, null)).toMatchObject({ ok: false });
  });

  test("a space can be opened later, once, and takes its place in the order", async () => {
    const log = openLog({ spaces: [hers] });
    expect(await log.append("noted", "alone", MINE)).toMatchObject({ ok: true });
    expect(await log.openSpace(ours)).toMatchObject({ ok: true });
    expect(await log.openSpace(ours)).toMatchObject({ ok: true });
    expect(await log.append("said", "together", OURS)).toMatchObject({ ok: true });
    expect(await log.append("noted", "then", MINE)).toMatchObject({ ok: true });
    expect(bodies(log)).toEqual(["alone", "together", "then"]);
    expect(await openLog().entries()).toEqual({ ok: true, value: log.known() });
    device.refuseWith(FULL);
    expect(await log.openSpace({ ...hers, space: { kind: "grant", id: "g" } })).toEqual({ ok: false, error: FULL });
  });

  test("what was granted stands before what is shared", async () => {
    const grant = createSpaceToOpen(crypto, { kind: "grant", id: "g" }, [mara, jun]);
    const log = openLog({ spaces: [hers, ours, grant] });
    expect(await log.append("said", "ours", OURS)).toMatchObject({ ok: true });
    expect(await log.append("granted", "grant", { kind: "grant", id: "g" })).toMatchObject({ ok: true });
    expect(bodies(log)).toEqual(["grant", "ours"]);
  });
});

describe("damage on the device", () => {
  async function damaged(change: (bytes: Uint8Array) => Uint8Array, which: number) {
    const log = openLog();
    for (const body of [1, 2, 3]) expect(await log.append("said", body, OURS)).toMatchObject({ ok: true });
    const name = log.synced().find(({ space }) => space.kind === "ours")?.name ?? "";
    const store = device.openTab().envelopes;
    const read = await store.read(name);
    const id = (read.ok ? read.value.waiting[which]?.id : undefined) ?? "";
    expect(await store.changeBytes(name, id, change)).toMatchObject({ ok: true });
    return { name, store };
  }

  test("to words that wait loses those words alone; what follows is sealed anew with the next words", async () => {
    await damaged((bytes) => bytes.map((byte, index) => (index === 300 ? byte ^ 1 : byte)), 3);
    const log = openLog();
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(bodies(log)).toEqual([1, 3]);
    expect(await log.append("said", 4, OURS)).toMatchObject({ ok: true });
    expect(bodies(log)).toEqual([1, 3, 4]);
    expect(log.synced().every((space) => space.waiting().every(({ fits }) => fits))).toBe(true);
  });

  test("to a mark makes everything be checked anew, and nothing else", async () => {
    const { name, store } = await damaged((bytes) => bytes, 0);
    const log = openLog();
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(await store.remember(name, new Uint8Array([1]))).toMatchObject({ ok: true });
    expect(await openLog().entries()).toEqual({ ok: true, value: log.known() });
    const stranger = openLog({ hereKey: jun.hereKey });
    expect(await stranger.entries()).toEqual({ ok: true, value: log.known() });
  });
});
