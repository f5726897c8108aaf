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
export function storedToDraft({ key, stored }: StoredEntry): Result<Draft | null, ValueUnreadable> {
  if (stored === undefined) return ok(null);
  const parsed = v.safeParse(draftSchema, stored);
  return parsed.success ? ok(parsed.output) : err({ type: "value-unreadable", key });
}

/** Parses what a device store found under a key; `undefined` means that nothing was there. */
export function storedToDeviceValue({ key, stored }: StoredEntry): Result<JsonValue | undefined, ValueUnreadable> {
  if (stored === undefined) return ok(undefined);
  const parsed = v.safeParse(jsonValueSchema, stored);
  return parsed.success ? ok(parsed.output) : err({ type: "value-unreadable", key });
}

/** Parses every entry under the prefix, by key. */
export function storedToDraftList(entries: readonly StoredEntry[], prefix: string): DraftList {
  const { values, unreadable } = sift(entries, prefix, storedToDraft);
  return { drafts: values.flatMap(({ key, value }) => (value ? [{ key, draft: value }] : [])), unreadable };
}

/** Parses every entry under the prefix, by key. */
export function storedToDeviceValueList(entries: readonly StoredEntry[], prefix: string): DeviceValueList {
  const { values, unreadable } = sift(entries, prefix, storedToDeviceValue);
  return { values: values.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }])), unreadable };
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

function byKey(a: StoredEntry, b: StoredEntry): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
