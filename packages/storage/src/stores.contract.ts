import type { EnvelopeStoreChange } from "@attune/sync";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { describeBoundKey } from "./bound-key.contract.ts";
import { describeDeviceStore } from "./device-store.contract.ts";
import { batch, type DeviceUnderTest } from "./device-under-test.contract.ts";
import { describeDraftStore } from "./draft-store.contract.ts";
import { describeEnvelopeStore } from "./envelope-store.contract.ts";
import { describeSealedLog } from "./sealed-log.contract.ts";
import { describeSealedLogLaws } from "./sealed-log-laws.contract.ts";

const DONE = { ok: true, value: undefined };

/** What every set of stores owes to its users, whatever it is made of. */
export function describeStores(createDevice: () => DeviceUnderTest): void {
  let device: DeviceUnderTest;
  beforeEach(() => {
    device = createDevice();
  });
  afterEach(() => device.end());
  const current = () => device;

  describe("the draft store", () => describeDraftStore(current));
  describe("the device store", () => describeDeviceStore(current));
  describe("the bound key", () => describeBoundKey(current));
  describe("the envelope store", () => describeEnvelopeStore(current));
  describe("the sealed log over it", () => {
    describeSealedLog(current);
    describeSealedLogLaws(current);
  });

  describe("all stores together", () => {
    test("nothing is left in any tab after everything was erased", async () => {
      const here = device.openTab();
      const there = device.openTab();
      expect(await here.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
      expect(await there.drafts.put("room", { text: "half a sentence", savedAt: 1 })).toEqual(DONE);
      expect(await there.device.put("theme", "dark")).toEqual(DONE);
      const heard: EnvelopeStoreChange[] = [];
      there.envelopes.subscribe((change) => heard.push(change));
      expect(await here.eraseEverything()).toEqual(DONE);

      for (const tab of [here, there, device.openTab()]) {
        expect(await tab.envelopes.read("ours")).toMatchObject({ ok: true, value: { waiting: [], version: 0 } });
        expect(await tab.drafts.get("room")).toEqual({ ok: true, value: null });
        expect(await tab.device.get("theme")).toEqual({ ok: true, value: undefined });
      }
      await vi.waitFor(() => expect(heard).toContainEqual({ type: "erased" }));
    });

    test("a tab can write again after everything was erased, from version 0", async () => {
      const here = device.openTab();
      const there = device.openTab();
      expect(await here.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
      expect(await there.eraseEverything()).toEqual(DONE);
      expect(await here.envelopes.addWaiting([batch("ours", [2], 1)])).toEqual({
        ok: false,
        error: { type: "append-conflict", expectedSeq: 1, actualSeq: 0 },
      });
      expect(await here.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
    });

    test("a closed tab hears nothing more, and the others go on", async () => {
      const here = device.openTab();
      const there = device.openTab();
      const heard: EnvelopeStoreChange[] = [];
      here.envelopes.subscribe((change) => heard.push(change));
      here.close();
      expect(await there.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
      expect(await there.envelopes.read("ours")).toMatchObject({ ok: true, value: { waiting: [{ id: "e1" }] } });
      expect(heard).toEqual([]);
    });
  });
}
