import type { Stores } from "../stores.ts";
import { createMemoryBoundKey } from "./memory-bound-key.ts";
import { announce, announceEnvelopes, createMemoryDatabase, type MemoryDatabase } from "./memory-database.ts";
import { createMemoryDeviceStore } from "./memory-device-store.ts";
import { createMemoryDraftStore } from "./memory-draft-store.ts";
import { createMemoryEnvelopeStore } from "./memory-envelope-store.ts";
import { createMemoryLogStore } from "./memory-log-store.ts";

/** Stores that forget when the page goes. Given the same database twice, they behave like two tabs. */
export function createMemoryStores(database: MemoryDatabase = createMemoryDatabase()): Stores {
  const log = createMemoryLogStore(database);
  const envelopes = createMemoryEnvelopeStore(database);
  const stops = new Set<() => void>();
  const stopWithTab = (stop: () => void) => {
    stops.add(stop);
    return stop;
  };
  return {
    log: { ...log, subscribe: (listener) => stopWithTab(log.subscribe(listener)) },
    envelopes: { ...envelopes, subscribe: (listener) => stopWithTab(envelopes.subscribe(listener)) },
    drafts: createMemoryDraftStore(database),
    device: createMemoryDeviceStore(database),
    boundKey: createMemoryBoundKey(database),
    eraseEverything: () =>
      database.run(() => {
        database.records.length = 0;
        database.drafts.clear();
        database.device.clear();
        database.spaces.clear();
        announceEnvelopes(database, { type: "erased" });
        announce(database, { type: "erased" });
      }),
    close() {
      for (const stop of stops) stop();
    },
  };
}
