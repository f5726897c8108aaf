import type { VaultService } from "@attune/application";
import { ok } from "@attune/kernel";
import type { DeviceStore, DraftStore } from "@attune/sync";

/** Drafts of the open person, sealed in the Worker before they are kept. */
export function createRemoteDrafts(vault: VaultService): DraftStore {
  return {
    get: (key) => vault.getDraft(key),
    put: (key, draft) => vault.putDraft(key, draft),
    delete: (key) => vault.deleteDraft(key),
    async list(prefix) {
      const found = await vault.listDrafts(prefix);
      if (!found.ok) return found;
      return ok({
        drafts: found.value.flatMap(({ key, draft }) => (draft === null ? [] : [{ key, draft }])),
        unreadable: found.value.flatMap(({ key, draft }) =>
          draft === null ? [{ type: "value-unreadable" as const, key }] : [],
        ),
      });
    },
  };
}

/** What this device remembers for the open person, sealed in the Worker before it is kept. */
export function createRemoteValues(vault: VaultService): Pick<DeviceStore, "get" | "put"> {
  return {
    get: (key) => vault.getValue(key),
    put: (key, value) => vault.putValue(key, value),
  };
}
