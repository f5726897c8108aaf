import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceUnderTest } from "./device-under-test.contract.ts";
import { anyJson, anyText } from "./hostile-json.contract.ts";

const DONE = { ok: true, value: undefined };

/** What every `DeviceStore` owes to its readers. */
export function describeDeviceStore(device: () => DeviceUnderTest): void {
  const openDevice = () => device().openTab().device;

  test("there is no value before one was put, which is not the same as null", async () => {
    const values = openDevice();
    expect(await values.get("theme")).toEqual({ ok: true, value: undefined });
    expect(await values.put("theme", null)).toEqual(DONE);
    expect(await values.get("theme")).toEqual({ ok: true, value: null });
  });

  test("the last write wins, in every tab", async () => {
    expect(await openDevice().put("text-size", 1.25)).toEqual(DONE);
    expect(await openDevice().put("text-size", 2)).toEqual(DONE);
    expect(await openDevice().get("text-size")).toEqual({ ok: true, value: 2 });
  });

  test("a deleted value is gone; deleting it again is fine", async () => {
    const values = openDevice();
    expect(await values.put("holder", "a")).toEqual(DONE);
    expect(await values.delete("holder")).toEqual(DONE);
    expect(await values.delete("holder")).toEqual(DONE);
    expect(await values.get("holder")).toEqual({ ok: true, value: undefined });
  });

  test("the list holds the values under a prefix, by key, null included", async () => {
    const values = openDevice();
    for (const [key, value] of [
      ["not-that/2", null],
      ["not-that/1", { move: "blame" }],
      ["theme", "dark"],
    ] as const) {
      expect(await values.put(key, value)).toEqual(DONE);
    }
    expect(await values.list("not-that/")).toEqual({
      ok: true,
      value: {
        values: [
          { key: "not-that/1", value: { move: "blame" } },
          { key: "not-that/2", value: null },
        ],
        unreadable: [],
      },
    });
  });

  test("a damaged value is reported by its key, beside the others", async () => {
    const values = openDevice();
    expect(await values.put("good", true)).toEqual(DONE);
    await device().damage("device", "bad", new Date(0));
    expect(await values.get("bad")).toEqual({ ok: false, error: { type: "value-unreadable", key: "bad" } });
    expect(await values.list("")).toEqual({
      ok: true,
      value: { values: [{ key: "good", value: true }], unreadable: [{ type: "value-unreadable", key: "bad" }] },
    });
  });

  test("any JSON under any key comes back as it went in", async () => {
    const values = openDevice();
    await fc.assert(
      fc.asyncProperty(anyText, anyJson, async (key, value) => {
        expect(await values.put(key, value)).toEqual(DONE);
        expect(await values.get(key)).toStrictEqual({ ok: true, value });
      }),
      { numRuns: 100 },
    );
  });
}
