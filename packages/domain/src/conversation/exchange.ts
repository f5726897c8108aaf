import type { Instant } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import type { Heard } from "./heard.ts";
import type { Opening } from "./opening.ts";
import type { ReplyKind } from "./shared-event.ts";

/** Words that their author has given, with what the rules need to know of them. */
export interface CrossedWords {
  readonly at: Instant;
  readonly text: string;
  readonly heard: Heard;
}

export interface Reply extends CrossedWords {
  /** What the listener meant it as. */
  readonly kind: ReplyKind;
}

/** One message and what came back, until the speaker feels heard. */
export interface Exchange {
  readonly speaker: Side;
  readonly message: CrossedWords;
  /** The opening that the message is, judged by what both have seen. */
  readonly opening: Opening | null;
  readonly replies: readonly Reply[];
  /** What the speaker answered to a reply that had not landed. */
  readonly corrections: readonly CrossedWords[];
  readonly notYet: number;
  readonly landed: boolean;
}

/** Cycle exchanges in a row after which the facilitator takes the floor, and after which the Room rests. */
export const RUN_TO_MIRROR = 2;
export const RUN_TO_PAUSE = 3;

/**
 * Whether words and the reply to them fed the loop: the message, or the correction after a reply that did not land.
 * What each author says of their own words is in what was heard (docs/adr/0005-this-is-not-that.md).
 */
export function isCycleExchange({ message, replies, corrections }: Exchange, reply: Heard): boolean {
  const answered = replies.length === 0 ? message : corrections.at(-1);
  return answered?.heard.cycle === true || reply.cycle;
}
