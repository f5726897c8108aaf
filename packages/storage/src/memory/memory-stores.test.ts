import { describe, expect, test } from "vitest";
import { eventAt } from "../device-under-test.contract.ts";
import { describeStores } from "../stores.contract.ts";
import { createMemoryDatabase } from "./memory-database.ts";
import { createMemoryStores } from "./memory-stores.ts";

describe("stores in memory", () => {
  describeStores(() => {
    const database = createMemoryDatabase();
    const places = { drafts: database.drafts, device: database.device };
    return {
      openTab: () => createMemoryStores(database),
      async damage(place, key, stored) {
        if (place === "log") database.records[Number(key)] = stored;
        else places[place].set(String(key), stored);
      },
      async end() {},
    };
  });

  test("everything is refused with the reason that was set, until it is lifted", async () => {
    const database = createMemoryDatabase();
    const stores = createMemoryStores(database);
    const full = { ok: false, error: { type: "storage-full" } };
    database.refuseWith({ type: "storage-full" });
    expect(await stores.log.append([eventAt(0)], 0)).toEqual(full);
    expect(await stores.log.readAll()).toEqual(full);
    expect(await stores.drafts.get("a")).toEqual(full);
    expect(await stores.drafts.list("")).toEqual(full);
    expect(await stores.drafts.put("a", { text: "", savedAt: 0 })).toEqual(full);
    expect(await stores.device.get("a")).toEqual(full);
    expect(await stores.device.list("")).toEqual(full);
    expect(await stores.device.delete("a")).toEqual(full);
    database.refuseWith(null);
    expect(await stores.log.readAll()).toEqual({ ok: true, value: [] });
  });
});
