import type { Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import type { IndexedDbDatabase } from "./indexed-db/indexed-db-database.ts";
import type { StoredEntry } from "./stored-value.ts";
import { write } from "./transaction.ts";

/** Values by key in one object store of IndexedDB, unparsed. */
export interface KeyedValues {
  get(key: string): Promise<Result<unknown, StorageError>>;
  put(key: string, value: unknown): Promise<Result<void, StorageError>>;
  delete(key: string): Promise<Result<void, StorageError>>;
  entries(): Promise<Result<readonly StoredEntry[], StorageError>>;
}

/** Reads and writes the object store of that name. */
export function createKeyedValues(database: IndexedDbDatabase, name: "drafts" | "device"): KeyedValues {
  const terms = { stores: [name], durability: "relaxed" } satisfies Parameters<typeof write>[1];
  return {
    get: (key) => database.run((connection) => connection.get(name, key)),
    put: (key, value) =>
      database.run((connection) =>
        write(connection, terms, async (transaction) => {
          await transaction.objectStore(name).put(value, key);
        }),
      ),
    delete: (key) =>
      database.run((connection) =>
        write(connection, terms, (transaction) => transaction.objectStore(name).delete(key)),
      ),
    entries: () =>
      database.run(async (connection) => {
        const { store } = connection.transaction(name);
        const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
        return keys.map((key, index) => ({ key, stored: values[index] }));
      }),
  };
}
