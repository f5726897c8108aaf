import { err, ok } from "@attune/kernel";
import type { VaultService } from "../vault-service.ts";
import { createAccountCalls } from "./account-calls.ts";
import { createDeepClean } from "./deep-clean.ts";
import { exportOwn, importOwn } from "./export-own.ts";
import { createLockCalls } from "./lock-calls.ts";
import { createLogCalls } from "./log-calls.ts";
import { createOwnDeviceCalls } from "./own-device-calls.ts";
import { createPairingCalls } from "./pairing-calls.ts";
import { createPasskeyCalls } from "./passkey-calls.ts";
import { followRelay } from "./relay-connection.ts";
import { createVaultCore, LOCKED } from "./vault-core.ts";
import type { VaultTerms } from "./vault-terms.ts";

/** Everything that needs keys, on one device. */
export function createVaultService(terms: VaultTerms): VaultService {
  const core = createVaultCore(terms);
  core.onOpen(followRelay(core));
  return {
    ...createLockCalls(core),
    ...createLogCalls(core),
    ...createAccountCalls(core),
    ...createPairingCalls(core),
    ...createPasskeyCalls(core),
    ...createOwnDeviceCalls(core),
    ...createDeepClean(core),
    async listen(listener) {
      core.listen(listener);
    },
    async reconnect() {
      core.connect();
    },
    async exportOwn() {
      const inside = core.inside();
      return inside === null ? err(LOCKED) : ok(exportOwn(inside));
    },
    async importOwn(json) {
      const inside = core.inside();
      return inside === null ? err(LOCKED) : importOwn(inside, json);
    },
  };
}
