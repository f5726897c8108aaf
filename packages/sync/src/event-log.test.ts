import { createFixedClock, createMemoryDevice, createSeededRandom, type MemoryDevice } from "@attune/testkit";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createEventLog, type EventLog } from "./event-log.ts";
import type { EventLogChange } from "./known-log.ts";
import type { LogStore, LogStoreChange } from "./log-store.ts";

const OURS = { kind: "ours" } as const;
const FULL = { type: "storage-full" } as const;

let device: MemoryDevice;
let clock: ReturnType<typeof createFixedClock>;

beforeEach(() => {
  device = createMemoryDevice();
  clock = createFixedClock(1_000);
});

function openLog(store: LogStore = device.openTab().log, seed = 1): EventLog {
  return createEventLog(store, { clock, random: createSeededRandom(seed) });
}

function changesOf(log: EventLog): EventLogChange[] {
  const changes: EventLogChange[] = [];
  log.subscribe((change) => changes.push(change));
  return changes;
}

describe("recording", () => {
  test("gives an event its identity, the time at which it was asked for, and the next position", async () => {
    const log = openLog();
    const first = log.append("said", { text: "hello" }, { kind: "mine", owner: "a" });
    clock.advance(5);
    const second = log.append("heard", null, OURS);
    expect(await first).toMatchObject({
      ok: true,
      value: { seq: 0, recordedAt: 1_000, space: { kind: "mine", owner: "a" } },
    });
    expect(await second).toMatchObject({ ok: true, value: { seq: 1, recordedAt: 1_005, type: "heard", body: null } });
    const ids = log.known().events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test("continues behind what an earlier visit recorded, without having been asked to read it first", async () => {
    await expect(openLog().append("said", 1, OURS)).resolves.toMatchObject({ ok: true });
    const later = openLog(undefined, 2);
    expect(await later.append("said", 2, OURS)).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(later.known().events.map(({ body }) => body)).toEqual([1, 2]);
  });

  test("of nothing is done at once", async () => {
    expect(await openLog().appendAll([])).toEqual({ ok: true, value: [] });
    expect(await openLog().appendAgain([])).toEqual({ ok: true, value: [] });
  });

  test("of a body that JSON cannot hold is our own mistake", async () => {
    const log = openLog();
    await expect(log.append("said", { at: Number.NaN }, OURS)).rejects.toThrow("the body of an event is JSON");
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true, value: { seq: 0 } });
  });
});

describe("an event that could not be recorded", () => {
  test("is handed back whole and can be recorded later as the same event", async () => {
    const log = openLog();
    device.refuseWith(FULL);
    const refused = await log.append("said", { text: "kept" }, OURS);
    expect(refused).toMatchObject({ ok: false, error: { type: "not-recorded", reason: FULL } });
    const events = refused.ok ? [] : refused.error.events;
    expect(events).toMatchObject([{ recordedAt: 1_000, type: "said", body: { text: "kept" }, space: OURS }]);
    clock.advance(60_000);
    expect(await log.appendAgain(events)).toMatchObject({ ok: false, error: { reason: FULL, events } });
    device.refuseWith(null);
    expect(await log.appendAgain(events)).toEqual({ ok: true, value: [{ ...events[0], seq: 0 }] });
  });

  test("takes with it the events that were asked for behind it, so that none overtakes it", async () => {
    const store = device.openTab().log;
    const log = openLog(store);
    expect(await log.entries()).toMatchObject({ ok: true });
    vi.spyOn(store, "append").mockResolvedValueOnce({ ok: false, error: FULL });
    const answers = await Promise.all([1, 2, 3].map((body) => log.append("said", body, OURS)));
    expect(answers.map((answer) => !answer.ok && answer.error.reason)).toEqual([FULL, FULL, FULL]);
    const events = answers.flatMap((answer) => (answer.ok ? [] : answer.error.events));
    expect(await log.appendAgain(events)).toMatchObject({ ok: true, value: [{ body: 1 }, { body: 2 }, { body: 3 }] });
  });

  test("is not recorded twice when it had been stored although the answer was lost", async () => {
    const store = device.openTab().log;
    const log = openLog({ ...deaf(store), append: loseFirstAnswer(store) });
    const refused = await log.appendAll([1, 2].map((body) => ({ type: "said", body, space: OURS })));
    const events = refused.ok ? [] : refused.error.events;
    expect(events).toHaveLength(2);
    expect(await log.appendAgain(events)).toMatchObject({
      ok: true,
      value: [
        { seq: 0, body: 1 },
        { seq: 1, body: 2 },
      ],
    });
    expect(log.known().events).toHaveLength(2);
  });

  test("is refused when another tab recorded something unseen, which is then known", async () => {
    const here = openLog();
    const there = openLog(undefined, 2);
    expect(await here.entries()).toMatchObject({ ok: true });
    expect(await there.entries()).toMatchObject({ ok: true });
    const recorded = there.append("said", "there", OURS);
    const refused = here.append("said", "here", OURS);
    expect(await recorded).toMatchObject({ ok: true });
    expect(await refused).toMatchObject({
      ok: false,
      error: { type: "not-recorded", reason: { type: "append-conflict", expectedSeq: 0, actualSeq: 1 } },
    });
    expect(here.known().events.map(({ body }) => body)).toEqual(["there"]);
    expect(await here.append("said", "here, knowing", OURS)).toMatchObject({ ok: true, value: { seq: 1 } });
  });

  test("is refused when it was asked for before news was read that was already on its way", async () => {
    const log = openLog(deaf(device.openTab().log));
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(await openLog(undefined, 2).append("said", "there", OURS)).toMatchObject({ ok: true });
    const reading = log.entries();
    const refused = log.append("said", "here", OURS);
    expect(await reading).toMatchObject({ ok: true, value: { nextSeq: 1 } });
    expect(await refused).toMatchObject({ ok: false, error: { reason: { type: "append-conflict", actualSeq: 1 } } });
  });

  test("is refused when the log was erased behind its back, and the log starts over", async () => {
    const store = device.openTab().log;
    const log = openLog(deaf(store));
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
    expect(await device.openTab().eraseEverything()).toMatchObject({ ok: true });
    const changes = changesOf(log);
    expect(await log.append("said", 2, OURS)).toMatchObject({
      ok: false,
      error: { reason: { type: "append-conflict", expectedSeq: 1, actualSeq: 0 } },
    });
    expect(changes).toEqual([{ type: "erased" }]);
    expect(await log.append("said", 3, OURS)).toMatchObject({ ok: true, value: { seq: 0 } });
  });

  test("says out-of-date when the reason for a conflict could not be read", async () => {
    const store = device.openTab().log;
    const log = openLog({
      ...store,
      subscribe: () => () => undefined,
      readFrom: vi
        .fn(store.readFrom)
        .mockImplementationOnce(store.readFrom)
        .mockResolvedValue({ ok: false, error: FULL }),
    });
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(await openLog(undefined, 2).append("said", "there", OURS)).toMatchObject({ ok: true });
    const changes = changesOf(log);
    expect(await log.append("said", "here", OURS)).toMatchObject({
      ok: false,
      error: { reason: { type: "append-conflict" } },
    });
    expect(changes).toEqual([{ type: "out-of-date", reason: FULL }]);
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

  test("stays when the storage can no longer be read, and the reader is told", async () => {
    const log = openLog();
    expect(await log.append("said", 1, OURS)).toMatchObject({ ok: true });
    device.refuseWith({ type: "storage-unavailable", reason: "closed" });
    expect(await log.entries()).toEqual({ ok: false, error: { type: "storage-unavailable", reason: "closed" } });
    expect(log.known().events).toHaveLength(1);
  });

  test("comes to a subscriber once, in order, and no more after leaving", async () => {
    const log = openLog();
    const changes = changesOf(log);
    const stop = log.subscribe(() => expect.unreachable());
    stop();
    expect(await log.appendAll([1, 2].map((body) => ({ type: "said", body, space: OURS })))).toMatchObject({
      ok: true,
    });
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(changes).toEqual([{ type: "appended", events: log.known().events, unreadable: [], nextSeq: 2 }]);
  });

  test("includes what is unreadable, by position, also when it turns up later", async () => {
    const log = openLog();
    expect(await log.append("said", 0, OURS)).toMatchObject({ ok: true });
    device.damageLog("not a record");
    const changes = changesOf(log);
    expect(await log.entries()).toMatchObject({
      ok: true,
      value: { unreadable: [{ type: "record-unreadable", seq: 1 }] },
    });
    expect(changes).toMatchObject([{ type: "appended", events: [], unreadable: [{ seq: 1 }], nextSeq: 2 }]);
  });

  test("is said to be out of date when news from another tab cannot be read", async () => {
    let hear: (change: LogStoreChange) => void = () => undefined;
    const store: LogStore = {
      ...device.openTab().log,
      subscribe: (listener) => {
        hear = listener;
        return () => undefined;
      },
    };
    const log = openLog(store);
    expect(await log.entries()).toMatchObject({ ok: true });
    const changes = changesOf(log);
    device.refuseWith(FULL);
    hear({ type: "appended", nextSeq: 3 });
    await vi.waitFor(() => expect(changes).toEqual([{ type: "out-of-date", reason: FULL }]));
  });

  test("is left alone by news before the first read, and after closing", async () => {
    const log = openLog();
    const store = device.openTab().log;
    const other = openLog(store, 2);
    expect(await other.append("said", 1, OURS)).toMatchObject({ ok: true });
    expect(log.known().events).toEqual([]);
    expect(await log.entries()).toMatchObject({ ok: true, value: { nextSeq: 1 } });
    log.close();
    expect(await other.append("said", 2, OURS)).toMatchObject({ ok: true });
    await Promise.resolve();
    expect(log.known().events).toHaveLength(1);
  });

  test("cannot be read at first when the storage refuses, and an append then says so", async () => {
    const log = openLog();
    device.refuseWith({ type: "storage-blocked" });
    expect(await log.append("said", 1, OURS)).toMatchObject({
      ok: false,
      error: { reason: { type: "storage-blocked" } },
    });
  });
});

/** A store that hears nothing of other tabs. */
function deaf(store: LogStore): LogStore {
  return { ...store, subscribe: () => () => undefined };
}

function loseFirstAnswer(store: LogStore): LogStore["append"] {
  let lost = false;
  return async (events, expectedSeq) => {
    const answer = await store.append(events, expectedSeq);
    if (lost) return answer;
    lost = true;
    return { ok: false, error: { type: "storage-unavailable", reason: "closed" } };
  };
}
