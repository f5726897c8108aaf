import { be64, hash } from "./hash.ts";

/** The head of a space's order before its first place. */
export const FIRST_HEAD: Uint8Array = new Uint8Array(32);

/** The head at a place, out of the head before it and the envelope that stands there. Places count from 1. */
export function nextHead(before: Uint8Array, place: number, id: Uint8Array): Uint8Array {
  return hash("attune/v1/chain", before, be64(place), id);
}
