import { ok } from "@attune/kernel";
import type { DeviceStore } from "./device-store.ts";
import { createSealedValues, type SealedValue } from "./sealed-values.ts";
import type { ValueUnreadable } from "./storage-error.ts";
import type { LocalSealer } from "./stored-mark.ts";

/** Device values that only the account with this sealer can read, kept in a store that others on the device use too. */
export function createSealedDevice(store: DeviceStore, sealer: LocalSealer, owner: string): DeviceStore {
  const values = createSealedValues(sealer, owner);
  return {
    async get(key) {
      const found = await store.get(values.storedKey(key));
      if (!found.ok) return withKey(found, key);
      if (found.value === undefined) return ok(undefined);
      const opened = values.open(values.storedKey(key), found.value);
      return opened.ok ? ok(opened.value.value) : withKey(opened, key);
    },
    put: (key, value) => store.put(values.storedKey(key), values.seal(key, value)),
    delete: (key) => store.delete(values.storedKey(key)),
    async list(prefix) {
      const found = await store.list(values.prefix);
      if (!found.ok) return found;
      const opened = found.value.values.map(({ key, value }) => values.open(key, value));
      const readable = opened.flatMap((each) => (each.ok && each.value.key.startsWith(prefix) ? [each.value] : []));
      const unreadable = opened.flatMap((each) => (each.ok ? [] : [each.error]));
      return ok({ values: readable.toSorted(byKey), unreadable: [...found.value.unreadable, ...unreadable] });
    },
  };
}

/** Keys are unique, so no two are equal. */
export function byKey(one: Pick<SealedValue, "key">, other: Pick<SealedValue, "key">): number {
  return one.key < other.key ? -1 : 1;
}

/** What could not be read is named by the key that was asked for. */
export function withKey<Failure extends { readonly type: string }>(
  failed: { readonly ok: false; readonly error: Failure | ValueUnreadable },
  key: string,
) {
  const { error } = failed;
  return error.type === "value-unreadable"
    ? { ok: false as const, error: { type: "value-unreadable" as const, key } }
    : { ok: false as const, error: error as Exclude<Failure, ValueUnreadable> };
}
