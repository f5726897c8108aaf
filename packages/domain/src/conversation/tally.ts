import type { Reading } from "../cycle/index.ts";
import { cycleMovesIn, type Heard, isCycleTalk } from "./heard.ts";
import type { CycleMoves } from "./opening.ts";

/** What one partner has let cross in this Room, as both devices count it. Never shown, like the other count. */
export interface CrossedTally extends CycleMoves {
  /** Words that crossed. */
  readonly words: number;
}

/** What one partner has offered in this Room, held or not, for their own guidance. */
export interface OwnTally extends CycleMoves {
  /** Offers in a row that were read as cycle talk. */
  readonly cycleTurns: number;
}

export const NOTHING_CROSSED: CrossedTally = { toward: 0, away: 0, words: 0 };

export const NOTHING_OFFERED: OwnTally = { toward: 0, away: 0, cycleTurns: 0 };

/** Counts the words and moves of a message, a reply or a correction that crossed. */
export function tallyCrossing(tally: CrossedTally, heard: Heard): CrossedTally {
  return {
    toward: tally.toward + heard.toward,
    away: tally.away + heard.away,
    words: tally.words + heard.words,
  };
}

/** Counts the moves of words that were offered, whether or not they cross. */
export function tallyOffer(tally: OwnTally, reading: Reading): OwnTally {
  const { toward, away } = cycleMovesIn(reading);
  return {
    toward: tally.toward + toward,
    away: tally.away + away,
    cycleTurns: isCycleTalk(reading) ? tally.cycleTurns + 1 : 0,
  };
}
