import { describe, expect, test } from "vitest";
import { foldOwnRecords, type OwnRecord, ownRecordToBody, recordToOwnRecord } from "./own-record.ts";

const MINE = { kind: "mine", owner: "A" } as const;
const KIND = { browser: "Firefox", system: "Android" };
const RECORDS: readonly OwnRecord[] = [
  { type: "self-named", name: "Mara" },
  { type: "device-recognised", device: "one", kind: KIND },
  { type: "device-named", device: "one", name: "the tablet" },
  { type: "device-named", device: "two", name: "the old one" },
  { type: "device-named", device: "two", name: null },
];

describe("what devices of one account tell each other", () => {
  test("is read back as it was written, out of one's own space only", () => {
    for (const record of RECORDS) {
      expect(recordToOwnRecord({ space: MINE, body: ownRecordToBody(record) })).toEqual(record);
      expect(recordToOwnRecord({ space: { kind: "ours" }, body: ownRecordToBody(record) })).toBeNull();
    }
    for (const body of [null, "device-named", { type: "device-named", device: 1 }, { type: "hues-swapped" }]) {
      expect(recordToOwnRecord({ space: MINE, body })).toBeNull();
    }
  });

  test("holds as it was told last", () => {
    const { name, devices } = foldOwnRecords(RECORDS);
    expect(name).toBe("Mara");
    expect([...devices]).toEqual([
      ["one", { name: "the tablet", kind: KIND }],
      ["two", { name: null, kind: null }],
    ]);
    expect(foldOwnRecords([])).toEqual({ name: null, devices: new Map() });
  });
});
