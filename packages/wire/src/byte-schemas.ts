import * as v from "valibot";

/** Bytes of a length that the protocol fixes. */
export function bytesOf(length: number) {
  return v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
}

/** Bytes of any length up to a limit. */
export function bytesUpTo(most: number) {
  return v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= most);
}

/** A whole number from zero, in the range that JavaScript counts without loss. */
export const countSchema = v.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= 0);
