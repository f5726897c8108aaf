import { createAesBox, createAesKey } from "../aes-box.ts";
import type { BoundKey } from "../bound-key.ts";
import type { MemoryDatabase } from "./memory-database.ts";

const boxes = new WeakMap<MemoryDatabase, Promise<BoundKey>>();

/** A key that lasts as long as the page, the same for every tab of a database. */
export function createMemoryBoundKey(database: MemoryDatabase): BoundKey {
  const box = boxes.get(database) ?? createAesKey().then(createAesBox);
  boxes.set(database, box);
  return {
    seal: async (bytes) => (await box).seal(bytes),
    open: async (sealed) => (await box).open(sealed),
  };
}
