export type { BoundKey } from "./bound-key.ts";
export {
  createIndexedDbDatabase,
  type IndexedDbDatabase,
  type IndexedDbTerms,
} from "./indexed-db/indexed-db-database.ts";
export { createIndexedDbStores } from "./indexed-db/indexed-db-stores.ts";
export { createMemoryDatabase, type MemoryDatabase } from "./memory/memory-database.ts";
export { createMemoryStores } from "./memory/memory-stores.ts";
export { type OpenedStores, openStores } from "./open-stores.ts";
export { requestPersistence } from "./request-persistence.ts";
export type { Stores } from "./stores.ts";
