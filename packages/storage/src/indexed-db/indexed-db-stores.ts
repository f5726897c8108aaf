import type { Stores } from "../stores.ts";
import { createIndexedDbBoundKey } from "./indexed-db-bound-key.ts";
import type { IndexedDbDatabase } from "./indexed-db-database.ts";
import { createIndexedDbDeviceStore } from "./indexed-db-device-store.ts";
import { createIndexedDbDraftStore } from "./indexed-db-draft-store.ts";
import { createIndexedDbEnvelopeStore } from "./indexed-db-envelope-store.ts";

/** Stores that outlive the page, over one connection of this tab. */
export function createIndexedDbStores(database: IndexedDbDatabase): Stores {
  return {
    envelopes: createIndexedDbEnvelopeStore(database),
    drafts: createIndexedDbDraftStore(database),
    device: createIndexedDbDeviceStore(database),
    boundKey: createIndexedDbBoundKey(database),
    eraseEverything: database.erase,
    close: database.close,
  };
}
