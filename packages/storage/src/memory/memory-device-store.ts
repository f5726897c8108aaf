import type { DeviceStore } from "@attune/sync";
import { storedToDeviceValue, storedToDeviceValueList } from "../stored-value.ts";
import type { MemoryDatabase } from "./memory-database.ts";

/** Device values for as long as the page lives. */
export function createMemoryDeviceStore(database: MemoryDatabase): DeviceStore {
  const { device } = database;
  return {
    async get(key) {
      const found = await database.run(() => structuredClone(device.get(key)));
      return found.ok ? storedToDeviceValue({ key, stored: found.value }) : found;
    },
    put: (key, value) => database.run(() => void device.set(key, structuredClone(value))),
    delete: (key) => database.run(() => void device.delete(key)),
    list: (prefix) =>
      database.run(() =>
        storedToDeviceValueList(
          Array.from(device, ([key, stored]) => ({ key, stored: structuredClone(stored) })),
          prefix,
        ),
      ),
  };
}
