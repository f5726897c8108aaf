import type { Stores } from "../stores.ts";
import { announce, createMemoryDatabase, type MemoryDatabase } from "./memory-database.ts";
import { createMemoryDeviceStore } from "./memory-device-store.ts";
import { createMemoryDraftStore } from "./memory-draft-store.ts";
import { createMemoryLogStore } from "./memory-log-store.ts";

/** Stores that forget when the page goes. Given the same database twice, they behave like two tabs. */
export function createMemoryStores(database: MemoryDatabase = createMemoryDatabase()): Stores {
  const log = createMemoryLogStore(database);
  const stops = new Set<() => void>();
  return {
    log: {
      ...log,
      subscribe(listener) {
        const stop = log.subscribe(listener);
        stops.add(stop);
        return stop;
      },
    },
    drafts: createMemoryDraftStore(database),
    device: createMemoryDeviceStore(database),
    eraseEverything: () =>
      database.run(() => {
        database.records.length = 0;
        database.drafts.clear();
        database.device.clear();
        announce(database, { type: "erased" });
      }),
    close() {
      for (const stop of stops) stop();
    },
  };
}
