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
import { beforeEach, describe, expect, test } from "vitest";
import type { EventLogChange } from "./known-log.ts";
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

function _changesOf(log: SealedLog): EventLogChange[] {
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

  test("is found as it was by the next visit, in the same order", async () => {
    const log = openLog();
    for (const [index, space] of [OURS, MINE, MINE, OURS, MINE].entries()) {
      expect(await log.append("said", index, space)).toMatchObject({ ok: true });
    }
    expect(bodies(log)).toEqual([0, 1, 2, 3, 4]);
    expect(await openLog().entries()).toEqual({ ok: true, value: log.known() });
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
