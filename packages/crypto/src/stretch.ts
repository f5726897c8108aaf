import type { Crypto } from "./crypto.ts";

/** Argon2id for what people can remember or say. Fixed here, and never taken from a relay or a store. */
const MEMORY_BYTES = 67_108_864;
const PASSES = 3;

/** Length of the salt in bytes. */
export const STRETCH_SALT_BYTES = 16;

/** 32 bytes out of a text. Takes a quarter of a second and 64 MiB, so it belongs into a worker. */
export function stretch({ sodium }: Crypto, text: string, salt: Uint8Array): Uint8Array {
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  return sodium.crypto_pwhash(32, sodium.from_string(asTyped(text)), salt, PASSES, MEMORY_BYTES, algorithm);
}

/** A typed secret in one form, whatever keyboard it came from: NFKC, with what is no character made one. */
export function asTyped(text: string): string {
  return text.toWellFormed().normalize("NFKC");
}
