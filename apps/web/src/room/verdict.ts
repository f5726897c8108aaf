import { type FacilitationLevel, type Outcome, outcomeOf } from "@attune/domain/conversation";
import { type CycleMove, isCycleMove, isVulnerableMove, type Reading } from "@attune/domain/cycle";
import type { Mark } from "@attune/ui";
import { marksOf } from "./marks.ts";

/** What a writer is shown about words that have not been given yet. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly marks: readonly Mark[];
  /** The cycle move that a remark speaks of, or null. */
  readonly remarkOn: CycleMove | null;
  /** The words show a soft spot: the Room says one warm line and offers nothing. */
  readonly reaches: boolean;
}

const SILENT: Verdict = { outcome: "crosses", marks: [], remarkOn: null, reaches: false };
const SURE = 0.5;

/** The verdict while someone writes: words are marked at level 3 alone, remarked on at 1 and 2, and left alone at 0. */
export function verdictWhileWriting(reading: Reading | null, level: FacilitationLevel): Verdict {
  if (reading === null || level === 0) return SILENT;
  const outcome = outcomeOf(reading, level);
  return {
    outcome: level === 3 ? outcome : "crosses",
    marks: level === 3 ? marksOf(reading, level) : [],
    remarkOn: outcome === "thought" ? strongestCycleMove(reading) : null,
    reaches:
      reading.talk === "secure" &&
      reading.moves.some(({ move, confidence }) => isVulnerableMove(move) && confidence >= SURE),
  };
}

/** The cycle move that was heard most surely, or null. */
export function strongestCycleMove({ moves }: Reading): CycleMove | null {
  let strongest: { readonly move: CycleMove; readonly confidence: number } | null = null;
  for (const { move, confidence } of moves) {
    if (isCycleMove(move) && confidence > (strongest?.confidence ?? 0)) strongest = { move, confidence };
  }
  return strongest?.move ?? null;
}
