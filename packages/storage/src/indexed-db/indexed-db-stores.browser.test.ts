import { deleteDB, openDB } from "idb";
import { describe, vi } from "vitest";
import { describeStores } from "../stores.contract.ts";
import type { Stores } from "../stores.ts";
import { createIndexedDbDatabase } from "./indexed-db-database.ts";
import { createIndexedDbStores } from "./indexed-db-stores.ts";

describe("stores in IndexedDB", () => {
  describeStores(() => {
    const name = `attune-test-${crypto.randomUUID()}`;
    const tabs: Stores[] = [];
    const openTab = () => {
      const stores = createIndexedDbStores(createIndexedDbDatabase({ name, patience: 5_000 }));
      tabs.push(stores);
      return stores;
    };
    return {
      openTab,
      async damage(place, key, stored) {
        const database = await openDB(name);
        await database.put(place, stored, key);
        database.close();
      },
      fill(isFull) {
        vi.restoreAllMocks();
        for (const write of isFull ? (["add", "put"] as const) : []) {
          vi.spyOn(IDBObjectStore.prototype, write).mockImplementation(() => {
            throw new DOMException("", "QuotaExceededError");
          });
        }
      },
      async end() {
        for (const tab of tabs) tab.close();
        await deleteDB(name);
      },
    };
  });
});
