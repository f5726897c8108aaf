import { createMemoryDatabase, createMemoryStores, type Stores } from "@attune/storage";
import type { StorageError } from "@attune/sync";

/** A device whose storage a test can fill up or take away, and which any number of tabs can open. */
export interface MemoryDevice {
  /** The stores of one more tab. */
  openTab(): Stores;
  /** From now on every store refuses with this reason; `null` ends it. */
  refuseWith(reason: StorageError | null): void;
}

/** A device that holds nothing yet. */
export function createMemoryDevice(): MemoryDevice {
  const database = createMemoryDatabase();
  return {
    openTab: () => createMemoryStores(database),
    refuseWith: database.refuseWith,
  };
}
