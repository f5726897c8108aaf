import type { Instant } from "@attune/kernel";
import type { Reading, Side } from "../cycle/index.ts";
import { outcomeOf } from "./listening-policy.ts";
import type { Opening } from "./opening.ts";
import type { ReplyKind } from "./room-event.ts";

/** Words that crossed, with how they were read; the reading stays with their author. */
export interface CrossedWords {
  readonly at: Instant;
  readonly text: string;
  readonly reading: Reading;
  /** The author said of held words: this is not that. */
  readonly disputed: boolean;
}

export interface Reply extends CrossedWords {
  /** What the listener meant it as. */
  readonly kind: ReplyKind | null;
}

/** One message and what came back, until the speaker feels heard. */
export interface Exchange {
  readonly speaker: Side;
  readonly message: CrossedWords;
  /** The opening that the message is, judged by what both have seen. */
  readonly opening: Opening | null;
  /** The same, judged with the words that its speaker kept back; the speaker's alone. */
  readonly ownOpening: Opening | null;
  readonly replies: readonly Reply[];
  /** What the speaker answered to a reply that had not landed. */
  readonly corrections: readonly CrossedWords[];
  readonly notYet: number;
  readonly landed: boolean;
}

/** Cycle exchanges in a row after which the facilitator takes the floor, and after which the Room rests. */
export const RUN_TO_MIRROR = 2;
export const RUN_TO_PAUSE = 3;

/** Whether words were surely read as cycle talk, at whatever level the Room helps. */
export function isCycleTalk(reading: Reading): boolean {
  return outcomeOf(reading, 3) === "held";
}

/**
 * Whether words and the reply to them fed the loop: the message, or the correction after a reply that did not
 * land. Words whose author said "this is not that" count
 * only when the other's words were cycle talk too: then how they landed speaks for itself.
 */
export function isCycleExchange(exchange: Exchange, reply: Pick<Reply, "reading" | "disputed">): boolean {
  const answered = exchange.replies.length === 0 ? exchange.message : exchange.corrections.at(-1);
  const sent = answered !== undefined && isCycleTalk(answered.reading);
  const replied = isCycleTalk(reply.reading);
  return (sent && !answered.disputed) || (replied && !reply.disputed) || (sent && replied);
}
