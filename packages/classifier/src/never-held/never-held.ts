import type { NeverHeldReason } from "@attune/domain/cycle";
import type { Context } from "../context-kind.ts";
import type { Message } from "../message.ts";

/** Why this message is never held, or null. Decided before any weight is asked. */
export function neverHeldReasonOf(message: Message, _context: Context): NeverHeldReason | null {
  return message.words.length === 0 ? "yes-or-no" : null;
}
