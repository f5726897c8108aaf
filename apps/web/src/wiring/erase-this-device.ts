import type { OpenedStores } from "@attune/storage";

export type Erased = "erased" | "failed";

/** Removes everything that was ever written here: records, drafts, settings, and what the browser kept for us besides. */
export async function eraseThisDevice(eraseEverything: OpenedStores["eraseEverything"]): Promise<Erased> {
  const erased = await eraseEverything();
  // `storage-blocked` means that all is gone but the empty database, which goes when another tab closes.
  if (!erased.ok && erased.error.type !== "storage-blocked") return "failed";
  sessionStorage.clear();
  return "erased";
}
