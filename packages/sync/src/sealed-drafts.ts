import { err, ok } from "@attune/kernel";
import * as v from "valibot";
import { type Draft, type DraftStore, draftSchema } from "./draft-store.ts";
import { byKey, withKey } from "./sealed-device.ts";
import { createSealedValues } from "./sealed-values.ts";
import type { ValueUnreadable } from "./storage-error.ts";
import type { LocalSealer } from "./stored-mark.ts";

/**
 * Drafts that only the account with this sealer can read, kept in a store that others on the device use too. Neither
 * what is written, nor where, nor when, can be told from what is stored.
 */
export function createSealedDrafts(store: DraftStore, sealer: LocalSealer, owner: string): DraftStore {
  const values = createSealedValues(sealer, owner);

  function open(storedKey: string, text: string): { readonly key: string; readonly draft: Draft } | null {
    const opened = values.open(storedKey, text);
    const parsed = opened.ok ? v.safeParse(draftSchema, opened.value.value) : null;
    return opened.ok && parsed?.success ? { key: opened.value.key, draft: parsed.output } : null;
  }

  return {
    async get(key) {
      const found = await store.get(values.storedKey(key));
      if (!found.ok) return withKey(found, key);
      if (found.value === null) return ok(null);
      const opened = open(values.storedKey(key), found.value.text);
      return opened ? ok(opened.draft) : err(unreadableAt(key));
    },
    put: (key, { text, savedAt }) =>
      store.put(values.storedKey(key), { text: values.seal(key, { text, savedAt }), savedAt: 0 }),
    delete: (key) => store.delete(values.storedKey(key)),
    async list(prefix) {
      const found = await store.list(values.prefix);
      if (!found.ok) return found;
      const opened = found.value.drafts.map(({ key, draft }) => ({ storedKey: key, found: open(key, draft.text) }));
      const drafts = opened.flatMap((each) => each.found ?? []).filter(({ key }) => key.startsWith(prefix));
      const unreadable = opened.filter((each) => each.found === null).map((each) => unreadableAt(each.storedKey));
      return ok({ drafts: drafts.toSorted(byKey), unreadable: [...found.value.unreadable, ...unreadable] });
    },
  };
}

function unreadableAt(key: string): ValueUnreadable {
  return { type: "value-unreadable", key };
}
