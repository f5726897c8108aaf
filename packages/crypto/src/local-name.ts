import { bytesToBase64Url, joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { kdf } from "./hash.ts";

/** A name for a value at rest that tells nothing of the value's own name to anyone without the key; always the same. */
export function localName({ sodium }: Pick<Crypto, "sodium">, hereKey: Uint8Array, name: string): string {
  return bytesToBase64Url(kdf(joinBytes(hereKey, sodium.from_string(name)), "attune/v1/here-name", 16));
}
