import type { BoundKey } from "./bound-key.ts";

const NONCE_BYTES = 12;

/** A key that can be used and kept, and not be read by anyone. */
export function createAesKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Seals with AES-256-GCM by the browser's own cipher, whose keys need not leave it. */
export function createAesBox(key: CryptoKey): BoundKey {
  return {
    async seal(bytes) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, bytes as Uint8Array<ArrayBuffer>),
      );
      const whole = new Uint8Array(NONCE_BYTES + sealed.length);
      whole.set(nonce);
      whole.set(sealed, NONCE_BYTES);
      return whole;
    },
    async open(sealed) {
      if (sealed.length < NONCE_BYTES) return null;
      const parts = sealed as Uint8Array<ArrayBuffer>;
      const terms = { name: "AES-GCM", iv: parts.subarray(0, NONCE_BYTES) };
      return crypto.subtle.decrypt(terms, key, parts.subarray(NONCE_BYTES)).then(
        (bytes) => new Uint8Array(bytes),
        () => null,
      );
    },
  };
}
