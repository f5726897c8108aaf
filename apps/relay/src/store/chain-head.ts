import { digest } from "../digest.ts";

/** The head of a space before its first place. */
export const FIRST_HEAD = new Uint8Array(32);

/** The head of a space at a place, out of the head before and the id that stands there. */
export function nextHead(head: Uint8Array, seq: number, id: Uint8Array): Uint8Array {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(seq));
  return digest("attune/v1/chain", head, place, id);
}
