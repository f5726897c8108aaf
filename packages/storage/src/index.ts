export { createMemoryDatabase, type MemoryDatabase } from "./memory/memory-database.ts";
export { createMemoryStores } from "./memory/memory-stores.ts";
export type { Stores } from "./stores.ts";
