import { createAesBox, createAesKey } from "../aes-box.ts";
import type { BoundKey } from "../bound-key.ts";
import { write } from "../transaction.ts";
import type { IndexedDbDatabase } from "./indexed-db-database.ts";

const NAME = "bound-key";

/**
 * A key on this device's disk that the browser does not give out, made at the first need. Where nothing can be kept,
 * nothing that it seals can be either: then the key lasts as long as the page.
 */
export function createIndexedDbBoundKey(database: IndexedDbDatabase): BoundKey {
  let opening: Promise<BoundKey> | null = null;

  async function obtain(): Promise<BoundKey> {
    // A device that is full takes no writing transaction, and still opens what was sealed on it.
    const known = await database.run((connection) => connection.get("device", NAME));
    if (known.ok && known.value instanceof CryptoKey) return createAesBox(known.value);
    const fresh = await createAesKey();
    const kept = await database.run((connection) =>
      write(connection, { stores: ["device"], durability: "strict" }, async (transaction) => {
        const store = transaction.objectStore("device");
        const found: unknown = await store.get(NAME);
        if (found instanceof CryptoKey) return found;
        await store.put(fresh, NAME);
        return fresh;
      }),
    );
    return createAesBox(kept.ok ? kept.value : fresh);
  }

  function box(): Promise<BoundKey> {
    opening ??= obtain();
    return opening;
  }

  return {
    seal: async (bytes) => (await box()).seal(bytes),
    open: async (sealed) => (await box()).open(sealed),
  };
}
