import type { StorageError } from "@attune/sync";
import { createIndexedDbDatabase, type IndexedDbTerms } from "./indexed-db/indexed-db-database.ts";
import { createIndexedDbStores } from "./indexed-db/indexed-db-stores.ts";
import { createMemoryStores } from "./memory/memory-stores.ts";
import type { Stores } from "./stores.ts";

/**
 * Stores that say whether they keep anything beyond this page. `volatile` ones forget everything when the
 * page goes, and the person has to be told; `because` says what stood in the way.
 */
export type OpenedStores =
  | (Stores & { readonly keeping: "lasting" })
  | (Stores & { readonly keeping: "volatile"; readonly because: StorageError });

/** Opens the database of this device, or falls back to memory. With no terms: database `attune`, ten seconds. */
export async function openStores({
  name = "attune",
  patience = 10_000,
}: Partial<IndexedDbTerms> = {}): Promise<OpenedStores> {
  const database = createIndexedDbDatabase({ name, patience });
  const opened = await database.run(async () => undefined);
  if (opened.ok || opened.error.type === "storage-full")
    return { ...createIndexedDbStores(database), keeping: "lasting" };
  database.close();
  return { ...createMemoryStores(), keeping: "volatile", because: opened.error };
}
