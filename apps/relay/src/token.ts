import { randomBytes } from "node:crypto";
import { base64UrlToBytes } from "@attune/wire";
import { digest } from "./digest.ts";

/** Fresh random bytes for a token, a challenge or an attempt. */
export function freshSecret(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}

/** What is kept of a token, so that a copy of the database lets nobody in. */
export function tokenHash(token: Uint8Array): Uint8Array {
  return digest("attune/v1/token", token);
}

/** The token in an `authorization` header, or null. */
export function readBearer(header: string | undefined): Uint8Array | null {
  const text = /^Bearer ([\w-]{43})$/.exec(header ?? "")?.[1];
  return text === undefined ? null : readId(text, 32);
}

/** Bytes of a fixed length out of a part of an address, or null. */
export function readId(text: string | undefined, length: number): Uint8Array | null {
  const bytes = base64UrlToBytes(text ?? "");
  return bytes?.length === length ? bytes : null;
}
