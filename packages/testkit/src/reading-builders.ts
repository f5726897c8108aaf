import type { Listening } from "@attune/application";
import type { CycleMove, HeardMove, Move, Reading, SecureMove, Talk } from "@attune/domain/cycle";

/** A reading that heard nothing in particular, unless told otherwise. */
export function createReading(changes: Partial<Reading> = {}): Reading {
  return {
    talk: "neutral",
    gate: 0.05,
    moves: [],
    safety: [],
    neverHeld: null,
    form: { words: 8, capitals: 0 },
    ...changes,
  };
}

/** Surely cycle talk: held at every level that holds anything. */
export function cycleReading(move: CycleMove = "blame"): Reading {
  return createReading({ talk: "cycle", gate: 1, moves: [heard(move, 1)] });
}

/** Secure talk with one move that was heard clearly. */
export function secureReading(move: SecureMove = "feel"): Reading {
  return createReading({ talk: "secure", gate: 0, moves: [heard(move, 0.9)] });
}

/** Perhaps cycle talk, without a move that was heard clearly: crosses at every level. */
export function faintReading(move: Move = "defend", talk: Talk = "cycle"): Reading {
  return createReading({ talk, gate: 0.8, moves: [heard(move, 0.5)] });
}

function heard(move: Move, confidence: number): HeardMove {
  return { move, confidence, start: 0, end: 8 };
}

/** Listening without a closer look: words are considered as they are read. */
export function createListening({ read, readReply }: Pick<Listening, "read" | "readReply">): Listening {
  const closerLook = { state: () => ({ type: "failed" }) as const, subscribe: () => () => undefined };
  return { read, readReply, consider: read, considerReply: readReply, closerLook };
}
