import { AWAY_MOVES, type Move, type Reading, TOWARD_MOVES } from "../cycle/index.ts";
import { outcomeOf } from "./listening-policy.ts";
import { isVulnerable } from "./opening.ts";
import type { OfferedWords } from "./own-event.ts";

/**
 * What the couple's rules need to know of words that cross, and nothing more. Their author's device takes it from its
 * reading, which stays there (docs/adr/0010-shared-room-and-own-part.md).
 */
export interface Heard {
  /** Surely cycle talk; where its author says "this is not that", only as the answer to cycle talk. */
  readonly cycle: boolean;
  /** Cycle moves that were heard clearly, toward or against the partner, and away from the heat. */
  readonly toward: number;
  readonly away: number;
  /** The words show the soft spot underneath, without talk that feeds the loop. */
  readonly vulnerable: boolean;
  /** Number of words. */
  readonly words: number;
}

/** What is shared of a reading when its words cross. */
export function heardOf({ reading, disputed, answersCycle }: Omit<OfferedWords, "text" | "as">): Heard {
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
export function cycleMovesIn(reading: Reading): Pick<Heard, "toward" | "away"> {
  return { toward: countOf(reading, TOWARD_MOVES), away: countOf(reading, AWAY_MOVES) };
}

function countOf(reading: Reading, moves: readonly Move[]): number {
  return reading.moves.filter((heard) => heard.confidence >= CLEAR && moves.includes(heard.move)).length;
}
