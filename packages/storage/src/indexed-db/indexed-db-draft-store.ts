import { ok } from "@attune/kernel";
import type { DraftStore } from "@attune/sync";
import { createKeyedValues } from "../keyed-values.ts";
import { storedToDraft, storedToDraftList } from "../stored-value.ts";
import type { IndexedDbDatabase } from "./indexed-db-database.ts";

/** Drafts on this device's disk. */
export function createIndexedDbDraftStore(database: IndexedDbDatabase): DraftStore {
  const values = createKeyedValues(database, "drafts");
  return {
    async get(key) {
      const found = await values.get(key);
      return found.ok ? storedToDraft({ key, stored: found.value }) : found;
    },
    put: values.put,
    delete: values.delete,
    async list(prefix) {
      const found = await values.entries();
      return found.ok ? ok(storedToDraftList(found.value, prefix)) : found;
    },
  };
}
