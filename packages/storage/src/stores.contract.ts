import type { EnvelopeStoreChange, LogStoreChange } from "@attune/sync";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { describeBoundKey } from "./bound-key.contract.ts";
import { describeDeviceStore } from "./device-store.contract.ts";
import { type DeviceUnderTest, eventAt } from "./device-under-test.contract.ts";
import { describeDraftStore } from "./draft-store.contract.ts";
import { describeEnvelopeStore } from "./envelope-store.contract.ts";
import { describeEventLog } from "./event-log.contract.ts";
import { describeLogStore } from "./log-store.contract.ts";

/** What every set of stores owes to its users, whatever it is made of. */
export function describeStores(createDevice: () => DeviceUnderTest): void {
  let device: DeviceUnderTest;
  beforeEach(() => {
    device = createDevice();
  });
  afterEach(() => device.end());
  const current = () => device;

  describe("the log store", () => describeLogStore(current));
  describe("the draft store", () => describeDraftStore(current));
  describe("the device store", () => describeDeviceStore(current));
  describe("the bound key", () => describeBoundKey(current));
  describe("the envelope store", () => describeEnvelopeStore(current));
  describe("the event log over it", () => describeEventLog(current));

  describe("all stores together", () => {
    test("nothing is left in any tab after everything was erased", async () => {
      const here = device.openTab();
      const there = device.openTab();
      expect(await here.log.append([eventAt(0)], 0)).toEqual({ ok: true, value: undefined });
      expect(await there.drafts.put("room", { text: "half a sentence", savedAt: 1 })).toEqual({
        ok: true,
        value: undefined,
      });
      expect(await there.device.put("theme", "dark")).toEqual({ ok: true, value: undefined });

      expect(
        await here.envelopes.addWaiting([
          { space: "ours", envelopes: [{ id: "e1", bytes: new Uint8Array([1]) }], expectedVersion: 0 },
        ]),
      ).toEqual({ ok: true, value: undefined });

      const heard: LogStoreChange[] = [];
      const heardOfEnvelopes: EnvelopeStoreChange[] = [];
      there.log.subscribe((change) => heard.push(change));
      there.envelopes.subscribe((change) => heardOfEnvelopes.push(change));
      expect(await here.eraseEverything()).toEqual({ ok: true, value: undefined });

      for (const tab of [here, there, device.openTab()]) {
        expect(await tab.log.readAll()).toEqual({ ok: true, value: [] });
        expect(await tab.envelopes.read("ours")).toMatchObject({ ok: true, value: { waiting: [], version: 0 } });
        expect(await tab.drafts.get("room")).toEqual({ ok: true, value: null });
        expect(await tab.device.get("theme")).toEqual({ ok: true, value: undefined });
      }
      await vi.waitFor(() => expect(heard).toContainEqual({ type: "erased" }));
      expect(heardOfEnvelopes).toContainEqual({ type: "erased" });
    });

    test("a tab can write again after everything was erased, from position 0", async () => {
      const here = device.openTab();
      const there = device.openTab();
      await expect(here.log.append([eventAt(0)], 0)).resolves.toMatchObject({ ok: true });
      await expect(there.eraseEverything()).resolves.toMatchObject({ ok: true });
      expect(await here.log.append([eventAt(1)], 1)).toEqual({
        ok: false,
        error: { type: "append-conflict", expectedSeq: 1, actualSeq: 0 },
      });
      expect(await here.log.append([eventAt(0)], 0)).toEqual({ ok: true, value: undefined });
    });

    test("a closed tab hears nothing more, and the others go on", async () => {
      const here = device.openTab();
      const there = device.openTab();
      const heard: LogStoreChange[] = [];
      here.log.subscribe((change) => heard.push(change));
      here.close();
      expect(await there.log.append([eventAt(0)], 0)).toEqual({ ok: true, value: undefined });
      expect(await there.log.readAll()).toMatchObject({ ok: true, value: [{ seq: 0 }] });
      expect(heard).toEqual([]);
    });
  });
}
