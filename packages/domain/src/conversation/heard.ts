import { AWAY_MOVES, type Move, type Reading, TOWARD_MOVES } from "../cycle/index.ts";
import { outcomeOf } from "./listening-policy.ts";
import { type CycleMoves, isVulnerable } from "./opening.ts";

/** How words were read, and what their author says to that. */
export interface ReadWords {
  readonly reading: Reading;
  /** Their author says, or has said before of the same labels: this is not that. */
  readonly disputed: boolean;
  /** A reply to words that are cycle talk too, as the device of its author reads them. */
  readonly answersCycle: boolean;
}

/**
 * What the couple's rules need to know of words that cross, and nothing more: the cycle moves that were heard clearly,
 * and three facts beside. Their author's device takes it from its reading, which stays there
 * (docs/adr/0010-shared-room-and-own-part.md).
 */
export interface Heard extends CycleMoves {
  /** Surely cycle talk; where its author says "this is not that", only as the answer to cycle talk. */
  readonly cycle: boolean;
  /** The words show the soft spot underneath, without talk that feeds the loop. */
  readonly vulnerable: boolean;
  /** Number of words. */
  readonly words: number;
}

/** What is shared of how words were read when they cross. */
export function heardOf({ reading, disputed, answersCycle }: ReadWords): Heard {
  return {
    cycle: isCycleTalk(reading) && (!disputed || answersCycle),
    ...cycleMovesIn(reading),
    vulnerable: isVulnerable(reading),
    words: reading.form.words,
  };
}

/** Whether words were surely read as cycle talk, at whatever level the Room helps. */
export function isCycleTalk(reading: Reading): boolean {
  return outcomeOf(reading, 3) === "held";
}

const CLEAR = 0.5;

/** The cycle moves that were heard clearly, by the way they go. */
export function cycleMovesIn(reading: Reading): CycleMoves {
  return { toward: countOf(reading, TOWARD_MOVES), away: countOf(reading, AWAY_MOVES) };
}

function countOf(reading: Reading, moves: readonly Move[]): number {
  return reading.moves.filter((heard) => heard.confidence >= CLEAR && moves.includes(heard.move)).length;
}
