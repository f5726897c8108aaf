import { err, ok, type Result } from "@attune/kernel";
import {
  type DeviceValueList,
  type Draft,
  type DraftList,
  draftSchema,
  type JsonValue,
  jsonValueSchema,
  type ValueUnreadable,
} from "@attune/sync";
import * as v from "valibot";

/** What stands under a key, as found; not yet parsed. */
export interface StoredEntry {
  readonly key: string;
  readonly stored: unknown;
}

/** Parses what a draft store found under a key; `undefined` means that nothing was there. */
export function storedToDraft(entry: StoredEntry): Result<Draft | null, ValueUnreadable> {
  return entry.stored === undefined ? ok(null) : parseDraft(entry);
}

/** Parses what a device store found under a key; `undefined` means that nothing was there. */
export function storedToDeviceValue(entry: StoredEntry): Result<JsonValue | undefined, ValueUnreadable> {
  return entry.stored === undefined ? ok(undefined) : parseDeviceValue(entry);
}

/** Parses every entry under the prefix, by key. */
export function storedToDraftList(entries: readonly StoredEntry[], prefix: string): DraftList {
  const { values, unreadable } = sift(entries, prefix, parseDraft);
  return { drafts: values.map(({ key, value }) => ({ key, draft: value })), unreadable };
}

/** Parses every entry under the prefix, by key. */
export function storedToDeviceValueList(entries: readonly StoredEntry[], prefix: string): DeviceValueList {
  return sift(entries, prefix, parseDeviceValue);
}

function parseDraft({ key, stored }: StoredEntry): Result<Draft, ValueUnreadable> {
  const parsed = v.safeParse(draftSchema, stored);
  return parsed.success ? ok(parsed.output) : err({ type: "value-unreadable", key });
}

function parseDeviceValue({ key, stored }: StoredEntry): Result<JsonValue, ValueUnreadable> {
  const parsed = v.safeParse(jsonValueSchema, stored);
  return parsed.success ? ok(parsed.output) : err({ type: "value-unreadable", key });
}

function sift<Value>(
  entries: readonly StoredEntry[],
  prefix: string,
  parse: (entry: StoredEntry) => Result<Value, ValueUnreadable>,
): {
  readonly values: readonly { readonly key: string; readonly value: Value }[];
  readonly unreadable: readonly ValueUnreadable[];
} {
  const values: { readonly key: string; readonly value: Value }[] = [];
  const unreadable: ValueUnreadable[] = [];
  for (const entry of entries.filter(({ key }) => key.startsWith(prefix)).sort(byKey)) {
    const parsed = parse(entry);
    if (parsed.ok) values.push({ key: entry.key, value: parsed.value });
    else unreadable.push(parsed.error);
  }
  return { values, unreadable };
}

/** Keys are unique, so no two are equal. */
function byKey(a: StoredEntry, b: StoredEntry): number {
  return a.key < b.key ? -1 : 1;
}
