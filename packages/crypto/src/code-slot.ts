import { err, ok, type Result } from "@attune/kernel";
import type { Crypto } from "./crypto.ts";
import { kdf } from "./hash.ts";
import { seal, unseal } from "./seal.ts";
import { type OwnedMasterKey, type Slot, slotBinding } from "./slots.ts";
import { STRETCH_SALT_BYTES, stretch } from "./stretch.ts";

/**
 * A key that this browser keeps and nobody can take out of it, so that a short code cannot be tried elsewhere.
 * `open` answers null for what it has not sealed.
 */
export interface DeviceBoundKey {
  seal(bytes: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<Uint8Array | null>;
}

/** A code slot that does not open. `other-device`: sealed by another browser, or its key is gone. */
export interface CodeSlotRefused {
  readonly type: "slot-refused";
  readonly reason: "other-kind" | "other-device" | "wrong-secret";
}

/** A code that opens the master key on this device only. */
export interface DeviceCode {
  readonly code: string;
  readonly boundKey: DeviceBoundKey;
}

/** Seals the master key for a code on this device. Stretches, see `stretch`. */
export async function sealCodeSlot(
  crypto: Crypto,
  { masterKey, account }: OwnedMasterKey,
  { code, boundKey }: DeviceCode,
): Promise<Slot> {
  const salt = crypto.random(STRETCH_SALT_BYTES);
  const key = codeKey(crypto, code, salt);
  const inner = seal(crypto, { key, bytes: masterKey, boundTo: slotBinding("code", account) });
  return ["code", salt, await boundKey.seal(inner)];
}

/** The master key out of a code slot. Stretches only when this browser has sealed it. */
export async function openCodeSlot(
  crypto: Crypto,
  { slot, account }: { readonly slot: Slot; readonly account: Uint8Array },
  { code, boundKey }: DeviceCode,
): Promise<Result<Uint8Array, CodeSlotRefused>> {
  const [kind, salt, sealed] = slot;
  if (kind !== "code" || salt?.length !== STRETCH_SALT_BYTES) return refused("other-kind");
  const inner = await boundKey.open(sealed);
  if (inner === null) return refused("other-device");
  const key = codeKey(crypto, code, salt);
  const masterKey = unseal(crypto, { key, bytes: inner, boundTo: slotBinding("code", account) });
  return masterKey === null ? refused("wrong-secret") : ok(masterKey);
}

function codeKey(crypto: Crypto, code: string, salt: Uint8Array): Uint8Array {
  return kdf(stretch(crypto, code, salt), "attune/v1/slot/code", 32);
}

function refused(reason: CodeSlotRefused["reason"]): Result<never, CodeSlotRefused> {
  return err({ type: "slot-refused", reason });
}
