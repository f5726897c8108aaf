import { assert } from "@attune/kernel";
import { describe, expect, test } from "vitest";
import { batch } from "../device-under-test.contract.ts";
import { describeStores } from "../stores.contract.ts";
import { createMemoryDatabase, type MemoryDatabase } from "./memory-database.ts";
import { createMemoryStores } from "./memory-stores.ts";

describe("stores in memory", () => {
  describeStores(() => {
    const database = createMemoryDatabase();
    const places = { drafts: database.drafts, device: database.device };
    return {
      openTab: () => createMemoryStores(database),
      async damage(place, key, stored) {
        if (place === "drafts" || place === "device") places[place].set(String(key), stored);
        else damageSpace(database, { place, key, stored });
      },
      fill: (isFull) => database.refuseWith(isFull ? { type: "storage-full" } : null),
      async end() {},
    };
  });

  test("everything is refused with the reason that was set, until it is lifted", async () => {
    const database = createMemoryDatabase();
    const stores = createMemoryStores(database);
    const full = { ok: false, error: { type: "storage-full" } };
    database.refuseWith({ type: "storage-full" });
    expect(await stores.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(full);
    expect(await stores.envelopes.read("ours")).toEqual(full);
    expect(await stores.drafts.get("a")).toEqual(full);
    expect(await stores.drafts.list("")).toEqual(full);
    expect(await stores.drafts.put("a", { text: "", savedAt: 0 })).toEqual(full);
    expect(await stores.device.get("a")).toEqual(full);
    expect(await stores.device.list("")).toEqual(full);
    expect(await stores.device.delete("a")).toEqual(full);
    database.refuseWith(null);
    expect(await stores.envelopes.read("ours")).toMatchObject({ ok: true, value: { waiting: [] } });
  });
});

function damageSpace(
  { spaces }: MemoryDatabase,
  { place, key, stored }: { place: "envelopes" | "waiting" | "spaces"; key: unknown; stored: unknown },
): void {
  const [name, at] = Array.isArray(key) ? key : [key, 0];
  const space = spaces.get(name);
  assert(space, "there is something to damage");
  if (place === "spaces") spaces.set(name, { ...space, record: stored });
  else if (place === "waiting") space.waiting[at] = stored;
  else space.confirmed[at - 1] = stored;
}
