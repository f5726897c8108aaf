import { createSpaceBox } from "@attune/crypto";
import { createMemoryDevice, createSealedAccount, type MemoryDevice, obtained } from "@attune/testkit";
import { decodeEnvelope } from "@attune/wire";
import { beforeEach, describe, expect, test } from "vitest";
import type { EnvelopeStore } from "./envelope-store.ts";
import { begunScene, createWriter, crypto, put, type Scene } from "./replica-under-test.contract.ts";
import { wrapEpoch } from "./rewrapping.ts";
import { createSpaceLog, type SpaceLog } from "./space-log.ts";
import type { SpaceTerms } from "./standing.ts";

const FULL = { type: "storage-full" } as const;
const { hereKey } = createSealedAccount(crypto);

let device: MemoryDevice;
let scene: Scene;

beforeEach(async () => {
  device = createMemoryDevice();
  scene = await begunScene();
});

async function openLog(terms: SpaceTerms, store: EnvelopeStore = device.openTab().envelopes): Promise<SpaceLog> {
  const log = createSpaceLog(terms, store, { crypto, hereKey });
  obtained(await log.load());
  obtained(await log.receive(scene.places.map((bytes, index) => ({ seq: index + 1, bytes }))));
  obtained(await log.mark());
  return log;
}

/** Jun gives one more box key with a new epoch. */
async function given(terms: SpaceTerms): Promise<SpaceTerms> {
  const after = { ...terms, boxes: [...terms.boxes, createSpaceBox(crypto)] };
  await put(scene, createWriter(after), [{ type: "epoch", members: null }]);
  return after;
}

/** Under which epoch each content lies on the device. */
async function wrapsHere({ name }: SpaceLog): Promise<readonly number[]> {
  const { confirmed } = obtained(await device.openTab().envelopes.read(name));
  return confirmed.flatMap(({ bytes }) => wrapEpoch(obtained(decodeEnvelope(bytes)).wrap) ?? []);
}

/** What the vault has forgotten and the device holds, once a clean has ended elsewhere. */
function forgotten(terms: SpaceTerms): SpaceTerms {
  const identity = terms.self.identity.generations.flatMap(({ box }) => box ?? []);
  return { ...terms, ...withoutIdentity(terms), since: 2, held: { since: 0, boxes: [], identity } };
}

function withoutIdentity({ self }: SpaceTerms): Pick<SpaceTerms, "self"> {
  const generations = self.identity.generations.map((each) => ({ ...each, box: null }));
  return { self: { ...self, identity: { ...self.identity, generations } } };
}

describe("a clean", () => {
  test("wraps nothing anew before it has begun", async () => {
    const { rewraps } = await openLog(scene.jun.terms);
    expect(obtained(await rewraps.prepare())).toEqual([]);
    expect(rewraps.cleaning()).toMatchObject({ isPending: false, left: null });
  });

  test("has left what the relay has not taken, and nothing once it has all", async () => {
    const log = await openLog(await given(scene.jun.terms));
    const wraps = obtained(await log.rewraps.prepare());
    expect(log.rewraps.cleaning()).toMatchObject({ isPending: true, left: 2, of: 2 });
    for (const { id, wrap } of wraps) obtained(await log.rewraps.keep(id, wrap));
    expect(log.rewraps.cleaning().left).toBe(0);
    expect(await wrapsHere(log)).toEqual([2, 2]);
    expect(obtained(await log.rewraps.prepare())).toEqual([]);
  });

  test("does not know what is left while the device cannot be read", async () => {
    const { rewraps } = await openLog(await given(scene.jun.terms));
    device.refuseWith(FULL);
    expect(await rewraps.prepare()).toEqual({ ok: false, error: FULL });
    expect(rewraps.cleaning().left).toBeNull();
  });

  test("has not ended while content lies here whose key this device does not have", async () => {
    const terms = await given(await given(scene.jun.terms));
    const held = { since: 1, boxes: [], identity: [] };
    const { rewraps } = await openLog({ ...terms, ...withoutIdentity(terms), since: 2, held });
    expect(obtained(await rewraps.prepare())).toEqual([]);
    expect(rewraps.cleaning()).toMatchObject({ isPending: true, left: 2 });
  });
});

describe("a device that was away", () => {
  test("wraps anew what it holds, and then needs what it held no more", async () => {
    const terms = forgotten(await given(scene.jun.terms));
    const log = await openLog(terms);
    expect(await log.rewraps.wrapHere()).toEqual({ ok: true, value: true });
    expect(await wrapsHere(log)).toEqual([2, 2]);
    const again = await openLog({ ...terms, held: null });
    expect(again.entries().confirmed.map(({ read }) => read.type)).toEqual(["open", "open"]);
  });

  test("goes on holding as long as it has not come to where the vault has forgotten", async () => {
    const { rewraps } = await openLog(forgotten(scene.jun.terms));
    expect(await rewraps.wrapHere()).toEqual({ ok: true, value: false });
  });

  test("goes on holding when the device refuses, and loses nothing", async () => {
    const store = device.openTab().envelopes;
    let isFilling = false;
    const filling: EnvelopeStore = {
      ...store,
      async read(space, after) {
        const read = await store.read(space, after);
        if (isFilling) device.refuseWith(FULL);
        return read;
      },
    };
    const log = await openLog(forgotten(await given(scene.jun.terms)), filling);
    device.refuseWith(FULL);
    expect(await log.rewraps.wrapHere()).toEqual({ ok: false, error: FULL });
    device.refuseWith(null);
    isFilling = true;
    expect(await log.rewraps.wrapHere()).toEqual({ ok: false, error: FULL });
    isFilling = false;
    device.refuseWith(null);
    expect(await wrapsHere(log)).toEqual([1, 1]);
    expect(await log.rewraps.wrapHere()).toEqual({ ok: true, value: true });
  });
});
