import type { DraftStore } from "@attune/sync";
import { storedToDraft, storedToDraftList } from "../stored-value.ts";
import type { MemoryDatabase } from "./memory-database.ts";

/** Drafts for as long as the page lives. */
export function createMemoryDraftStore(database: MemoryDatabase): DraftStore {
  const { drafts } = database;
  return {
    async get(key) {
      const found = await database.run(() => structuredClone(drafts.get(key)));
      return found.ok ? storedToDraft({ key, stored: found.value }) : found;
    },
    put: (key, draft) => database.run(() => void drafts.set(key, structuredClone(draft))),
    delete: (key) => database.run(() => void drafts.delete(key)),
    list: (prefix) =>
      database.run(() =>
        storedToDraftList(
          Array.from(drafts, ([key, stored]) => ({ key, stored: structuredClone(stored) })),
          prefix,
        ),
      ),
  };
}
