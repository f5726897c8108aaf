/**
 * Asks the browser not to clear this site's storage when it needs room. `true` when it promises that; most
 * browsers decide by themselves, and `false` is common for a site that is not installed.
 */
export async function requestPersistence(): Promise<boolean> {
  const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage;
  try {
    return (await storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}
