import type { Result } from "@attune/kernel";
import { openStore as openPostgres } from "./postgres/open-store.ts";
import type { RelaySettings } from "./relay-settings.ts";
import type { RelayStore } from "./store/relay-store.ts";
import type { StoreUnavailable } from "./store/store-unavailable.ts";
import { openStoreOnThread } from "./worker/open-store-on-thread.ts";

/** Opens the memory that the settings name: PostgreSQL if there is an address of one, else SQLite. */
export function openStore({
  databaseUrl,
  dataFolder,
  limits,
}: Pick<RelaySettings, "databaseUrl" | "dataFolder" | "limits">): Promise<Result<RelayStore, StoreUnavailable>> {
  const quota = { bytes: limits.bytesPerAccount, spaces: limits.spacesPerAccount };
  return databaseUrl === null ? openStoreOnThread(dataFolder, quota) : openPostgres(databaseUrl, quota);
}
