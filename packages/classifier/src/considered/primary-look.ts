import { CYCLE_MOVES } from "@attune/domain/cycle";
import { HEAD_COUNT, HEARD_MOVES, headAt } from "../head.ts";
import { numberAt } from "../number-at.ts";

/** What a message does first: one of the moves, in their order, or none of them. */
export const PRIMARY_COUNT = HEARD_MOVES.length + 1;

/**
 * What the answer to “what does this message do first?” says to each head, as logits: to a move its own chance, to the gate that of all cycle moves
 * together, to `secure` that of the others. Heads of which it says nothing get 0.
 */
export function primaryToLook(logits: ArrayLike<number>): Float32Array {
  const most = Math.max(...Array.from(logits));
  const shares = Array.from(logits, (logit) => Math.exp(logit - most));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const sumOf = (from: number, to: number) => shares.slice(from, to).reduce((sum, share) => sum + share, 0) / all;
  const look = new Float32Array(HEAD_COUNT);
  for (const [at, move] of HEARD_MOVES.entries()) look[headAt(move)] = oddsOf(numberAt(shares, at) / all);
  look[headAt("gate")] = oddsOf(sumOf(0, CYCLE_MOVES.length));
  look[headAt("secure")] = oddsOf(sumOf(CYCLE_MOVES.length, HEARD_MOVES.length));
  look[headAt("neutral")] = oddsOf(sumOf(HEARD_MOVES.length, PRIMARY_COUNT));
  return look;
}

const SUREST = 0.9999;

function oddsOf(share: number): number {
  const kept = Math.min(SUREST, Math.max(1 - SUREST, share));
  return Math.log(kept / (1 - kept));
}
