import { err, ok, type Result } from "@attune/kernel";
import { ascii, joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { kdf } from "./hash.ts";
import type { RecoverySheet } from "./recovery-sheet.ts";
import { seal, unseal } from "./seal.ts";

/** What opens a slot. */
export type SlotKind = "passphrase" | "sheet" | "passkey" | "code";

/** The account master key, sealed for one way of opening it. The salt is 16 bytes with a code, null otherwise. */
export type Slot = readonly [kind: SlotKind, salt: Uint8Array | null, sealed: Uint8Array];

/** Bytes out of which the key of a slot is made. Codes are for `code-slot.ts`. */
export type SlotSecret =
  | { readonly kind: "passphrase"; readonly exportKey: Uint8Array; readonly accountSecret: Uint8Array }
  | { readonly kind: "sheet"; readonly sheet: RecoverySheet }
  | { readonly kind: "passkey"; readonly prf: Uint8Array };

/** A slot that does not open: of another kind, or with another secret, or another account's. */
export interface SlotRefused {
  readonly type: "slot-refused";
  readonly reason: "other-kind" | "wrong-secret";
}

/** The master key and whose it is. */
export interface OwnedMasterKey {
  readonly masterKey: Uint8Array;
  readonly account: Uint8Array;
}

/** Seals the master key for one way of opening it. */
export function sealSlot(crypto: Crypto, { masterKey, account }: OwnedMasterKey, secret: SlotSecret): Slot {
  const sealed = seal(crypto, { key: keyOf(secret), bytes: masterKey, boundTo: slotBinding(secret.kind, account) });
  return [secret.kind, null, sealed];
}

/** The master key out of a slot. */
export function openSlot(
  crypto: Crypto,
  { slot, account }: { readonly slot: Slot; readonly account: Uint8Array },
  secret: SlotSecret,
): Result<Uint8Array, SlotRefused> {
  const [kind, , bytes] = slot;
  if (kind !== secret.kind) return err({ type: "slot-refused", reason: "other-kind" });
  const masterKey = unseal(crypto, { key: keyOf(secret), bytes, boundTo: slotBinding(kind, account) });
  return masterKey === null ? err({ type: "slot-refused", reason: "wrong-secret" }) : ok(masterKey);
}

/** What a slot is bound to: it opens as no other kind, and for no other account. */
export function slotBinding(kind: SlotKind, account: Uint8Array): Uint8Array {
  return joinBytes(ascii(`attune/v1/slot${kind}`), account);
}

function keyOf(secret: SlotSecret): Uint8Array {
  switch (secret.kind) {
    case "passphrase":
      return kdf(joinBytes(secret.exportKey, secret.accountSecret), "attune/v1/slot/passphrase", 32);
    case "sheet": {
      const { recoverySecret, accountSecret } = secret.sheet;
      return kdf(joinBytes(recoverySecret, accountSecret), "attune/v1/slot/sheet", 32);
    }
    case "passkey":
      return kdf(secret.prf, "attune/v1/slot/passkey", 32);
  }
}
