import { assert } from "@attune/kernel";
import { decodeMessage, encodeCbor, slotsSchema } from "@attune/wire";
import type { Slot } from "./relay-store.ts";

/** Slots as one column. */
export function slotsToBytes(slots: readonly Slot[]): Uint8Array {
  return encodeCbor(slots);
}

/** Slots out of their column, which we wrote. */
export function bytesToSlots(bytes: Uint8Array): readonly Slot[] {
  const slots = decodeMessage(slotsSchema, bytes);
  assert(slots.ok, "stored slots can be read");
  return slots.value;
}
