import type { Stores } from "../stores.ts";
import { createMemoryBoundKey } from "./memory-bound-key.ts";
import { announce, createMemoryDatabase, type MemoryDatabase } from "./memory-database.ts";
import { createMemoryDeviceStore } from "./memory-device-store.ts";
import { createMemoryDraftStore } from "./memory-draft-store.ts";
import { createMemoryEnvelopeStore } from "./memory-envelope-store.ts";

/** Stores that forget when the page goes. Given the same database twice, they behave like two tabs. */
export function createMemoryStores(database: MemoryDatabase = createMemoryDatabase()): Stores {
  const envelopes = createMemoryEnvelopeStore(database);
  const stops = new Set<() => void>();
  return {
    envelopes: {
      ...envelopes,
      subscribe(listener) {
        const stop = envelopes.subscribe(listener);
        stops.add(stop);
        return stop;
      },
    },
    drafts: createMemoryDraftStore(database),
    device: createMemoryDeviceStore(database),
    boundKey: createMemoryBoundKey(database),
    eraseEverything: () =>
      database.run(() => {
        database.drafts.clear();
        database.device.clear();
        database.spaces.clear();
        announce(database, { type: "erased" });
      }),
    close() {
      for (const stop of stops) stop();
    },
  };
}
