import { err, ok, type Result } from "@attune/kernel";
import { joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { seal, unseal } from "./seal.ts";

/** A value at rest that this account cannot open: another account's, another name's, or damaged. */
export interface LocalValueRefused {
  readonly type: "local-value-refused";
}

/** A value that stays on this device, and the name it is kept under. */
export interface LocalValue {
  /** `hereKeyOf` the master key. */
  readonly hereKey: Uint8Array;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Seals a value for the store of this device; it opens under its own name only. */
export function sealLocal(crypto: Crypto, { hereKey, name, bytes }: LocalValue): Uint8Array {
  return seal(crypto, { key: hereKey, bytes, boundTo: boundTo(crypto, name) });
}

/** Opens what `sealLocal` has sealed under this name. */
export function openLocal(crypto: Crypto, { hereKey, name, bytes }: LocalValue): Result<Uint8Array, LocalValueRefused> {
  const opened = unseal(crypto, { key: hereKey, bytes, boundTo: boundTo(crypto, name) });
  return opened === null ? err({ type: "local-value-refused" }) : ok(opened);
}

function boundTo({ sodium }: Crypto, name: string): Uint8Array {
  return joinBytes(sodium.from_string("attune/v1/here"), sodium.from_string(name));
}
