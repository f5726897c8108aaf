import { base64urlnopad } from "@scure/base";

/** Bytes as base64url without padding: how ids stand in JSON, addresses and keys of stores. Not for secrets. */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** The bytes of a base64url text, or null for any text that `bytesToBase64Url` would not have written. */
export function base64UrlToBytes(text: string): Uint8Array | null {
  try {
    return base64urlnopad.decode(text);
  } catch {
    return null;
  }
}
