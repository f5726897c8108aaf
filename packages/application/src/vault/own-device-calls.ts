import { err, ok, type Result } from "@attune/kernel";
import type { NotRecorded, SealedLog, StorageError } from "@attune/sync";
import { bytesToBase64Url } from "@attune/wire";
import { checkName } from "../form-couple.ts";
import { type OwnRecord, ownRecordToBody } from "../own-record.ts";
import type { VaultService } from "../vault-service.ts";
import { type Inside, knownOfSelf, MINE } from "./inside.ts";
import { LOCKED, type VaultCore } from "./vault-core.ts";

type OwnDeviceCalls = Pick<VaultService, "recogniseDevice" | "nameDevice">;

/** By what someone tells their own devices apart. It is kept in their own space, sealed like everything there. */
export function createOwnDeviceCalls(core: VaultCore): OwnDeviceCalls {
  return {
    async recogniseDevice(kind) {
      const inside = core.inside();
      if (inside === null) return err(LOCKED);
      const device = bytesToBase64Url(inside.account.device.public);
      const known = knownOfSelf(inside.log).devices.get(device)?.kind ?? null;
      if (!inside.record.signedUp || known !== null) return ok(undefined);
      const told = await tell(inside.log, { type: "device-recognised", device, kind });
      // The relay has just seen the device come, so that nothing is given away by telling it now.
      if (told.ok) core.connect();
      return told;
    },
    async nameDevice(device, name) {
      const inside = core.inside();
      if (inside === null) return err(LOCKED);
      const checked = checkName(name);
      if (!checked.ok && checked.error.reason !== "empty") return checked;
      return tell(inside.log, { type: "device-named", device, name: checked.ok ? checked.value : null });
    },
  };
}

/** Tells one's other devices what to call oneself, once, as long as no couple's record says it. */
export async function tellOwnName({ log, record }: Inside): Promise<Result<void, StorageError>> {
  const { name, side } = record;
  if (side !== null || name === "" || knownOfSelf(log).name === name) return ok(undefined);
  return tell(log, { type: "self-named", name });
}

async function tell(log: SealedLog, record: OwnRecord): Promise<Result<void, StorageError>> {
  const recorded = await log.append(record.type, ownRecordToBody(record), MINE);
  return recorded.ok ? ok(undefined) : err(whyNotKept(recorded.error));
}

/** What the device said, where it says something that helps; otherwise that the log is closed. */
export function whyNotKept({ reason }: NotRecorded): StorageError {
  return reason.type === "storage-full" || reason.type === "storage-blocked" ? reason : LOCKED;
}
