import { openSlot, sealSlot } from "@attune/crypto";
import { err, ok } from "@attune/kernel";
import type { VaultService } from "../vault-service.ts";
import { personHere } from "./inside.ts";
import { openRecord } from "./open-account.ts";
import { readPerson } from "./person-record.ts";
import type { VaultCore } from "./vault-core.ts";

type PasskeyCalls = Pick<VaultService, "setPasskey" | "openWithPasskey">;

/** Opening the lock with what the device itself unlocks with. It is one way more; the code stays. */
export function createPasskeyCalls(core: VaultCore): PasskeyCalls {
  const { crypto, device, clock } = core.terms;

  return {
    async setPasskey(passkey) {
      if (passkey !== null && !core.isConfirmed()) return err({ type: "code-needed" });
      const kept = await core.keep(({ account: { lockKey, vault } }) => {
        if (passkey === null) return { record: { passkey: null } };
        const { id, salt, prf } = passkey;
        const owned = { masterKey: lockKey, account: vault.account };
        const [, , sealed] = sealSlot(crypto, owned, { kind: "passkey", prf });
        return { record: { passkey: { id, salt, sealed, since: clock.now() } } };
      });
      if (!kept.ok) return kept;
      core.tell({ type: "person", person: personHere(kept.value.record) });
      return ok(undefined);
    },
    async openWithPasskey(tag, prf) {
      const record = await readPerson(device, tag);
      if (!record.ok) return record;
      const { passkey, account } = record.value;
      if (passkey === null) return err({ type: "passkey-refused" });
      const slot = ["passkey", null, passkey.sealed] as const;
      const lockKey = openSlot(crypto, { slot, account }, { kind: "passkey", prf });
      if (!lockKey.ok) return err({ type: "passkey-refused" });
      const opened = openRecord(crypto, record.value, lockKey.value);
      return opened.ok ? core.enter(record.value, opened.value) : opened;
    },
  };
}
