import { ok } from "@attune/kernel";
import type { DeviceStore } from "@attune/sync";
import { createKeyedValues } from "../keyed-values.ts";
import { storedToDeviceValue, storedToDeviceValueList } from "../stored-value.ts";
import type { IndexedDbDatabase } from "./indexed-db-database.ts";

/** Device values on this device's disk. */
export function createIndexedDbDeviceStore(database: IndexedDbDatabase): DeviceStore {
  const values = createKeyedValues(database, "device");
  return {
    async get(key) {
      const found = await values.get(key);
      return found.ok ? storedToDeviceValue({ key, stored: found.value }) : found;
    },
    put: values.put,
    delete: values.delete,
    async list(prefix) {
      const found = await values.entries();
      return found.ok ? ok(storedToDeviceValueList(found.value, prefix)) : found;
    },
  };
}
