import type { Result } from "@attune/kernel";
import type { JsonValue } from "./json-value.ts";
import type { StorageError, ValueUnreadable } from "./storage-error.ts";

/**
 * Remembers small things about this device only, such as the theme or who is holding it; they never
 * leave it. The last write wins. What comes back is JSON, for its reader to parse.
 */
export interface DeviceStore {
  /** The value, or `undefined` when there is none. */
  get(key: string): Promise<Result<JsonValue | undefined, StorageError | ValueUnreadable>>;
  put(key: string, value: JsonValue): Promise<Result<void, StorageError>>;
  delete(key: string): Promise<Result<void, StorageError>>;
  /** Every value whose key starts with `prefix`, by key; all of them for an empty prefix. */
  list(prefix: string): Promise<Result<DeviceValueList, StorageError>>;
}

/** The values found, and those of which only the key can still be told. */
export interface DeviceValueList {
  readonly values: readonly { readonly key: string; readonly value: JsonValue }[];
  readonly unreadable: readonly ValueUnreadable[];
}
