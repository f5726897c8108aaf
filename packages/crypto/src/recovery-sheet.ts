import { joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { kdf } from "./hash.ts";
import { type SignKey, signKeyOf } from "./signing.ts";
import { bytesToWords } from "./words.ts";

/** The two secrets that are printed, 16 bytes each. Neither ever reaches a relay. */
export interface RecoverySheet {
  /** Also on every device; without it nobody who holds the relay's record can try passphrases. */
  readonly accountSecret: Uint8Array;
  /** On the sheet only. */
  readonly recoverySecret: Uint8Array;
}

/** A new sheet. */
export function createRecoverySheet({ random }: Crypto): RecoverySheet {
  return { accountSecret: random(16), recoverySecret: random(16) };
}

/** What the sheet shows: twelve words for each secret. Read back with `wordsToBytes`. */
export function sheetToWords(sheet: RecoverySheet): {
  readonly account: readonly string[];
  readonly recovery: readonly string[];
} {
  return { account: bytesToWords(sheet.accountSecret), recovery: bytesToWords(sheet.recoverySecret) };
}

/** How the relay finds an account, without learning which it is: 16 bytes. */
export function loginOf(accountSecret: Uint8Array): Uint8Array {
  return kdf(accountSecret, "attune/v1/login", 16);
}

/** The key with which the holder of the sheet proves it; the relay knows the public half. */
export function sheetSignKey(crypto: Crypto, { accountSecret, recoverySecret }: RecoverySheet): SignKey {
  return signKeyOf(crypto, kdf(joinBytes(recoverySecret, accountSecret), "attune/v1/sheet-auth", 32));
}
