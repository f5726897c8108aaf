import { AWAY_MOVES, type Move, type Reading, TOWARD_MOVES } from "../cycle/index.ts";

/** What one partner has written in this Room, counted for their own guidance and never shown. */
export interface Tally {
  /** Cycle moves toward or against the partner. */
  readonly toward: number;
  /** Cycle moves away from the heat. */
  readonly away: number;
  /** Of these, the ones in words that crossed: what both partners have seen. */
  readonly crossedToward: number;
  readonly crossedAway: number;
  /** Words that crossed. */
  readonly words: number;
  /** Offers in a row that were read as cycle talk. */
  readonly cycleTurns: number;
}

export const EMPTY_TALLY: Tally = {
  toward: 0,
  away: 0,
  crossedToward: 0,
  crossedAway: 0,
  words: 0,
  cycleTurns: 0,
};

const HEARD = 0.5;

/** Counts the moves of words that were offered, whether or not they crossed. */
export function tallyOffer(tally: Tally, reading: Reading, isCycleTalk: boolean): Tally {
  return {
    ...tally,
    toward: tally.toward + countOf(reading, TOWARD_MOVES),
    away: tally.away + countOf(reading, AWAY_MOVES),
    cycleTurns: isCycleTalk ? tally.cycleTurns + 1 : 0,
  };
}

/** Counts the words and moves of a message or reply that crossed. */
export function tallyCrossing(tally: Tally, reading: Reading): Tally {
  return {
    ...tally,
    crossedToward: tally.crossedToward + countOf(reading, TOWARD_MOVES),
    crossedAway: tally.crossedAway + countOf(reading, AWAY_MOVES),
    words: tally.words + reading.form.words,
  };
}

function countOf(reading: Reading, moves: readonly Move[]): number {
  return reading.moves.filter((heard) => heard.confidence >= HEARD && moves.includes(heard.move)).length;
}
