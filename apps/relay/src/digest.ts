import { hash } from "node:crypto";

/** SHA-256 over some bytes, one after the other; text stands for its ASCII bytes. */
export function digest(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = Buffer.allocUnsafe(length);
  let at = 0;
  for (const part of parts) {
    if (typeof part === "string") whole.write(part, at, "latin1");
    else whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(hash("sha256", whole, "buffer"));
}
