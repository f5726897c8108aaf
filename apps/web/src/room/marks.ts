import { isCycleMove, type Reading } from "@attune/domain/cycle";
import { type FacilitationLevel, outcomeOf } from "@attune/domain/conversation";
import type { Mark } from "@attune/ui";

const REACHING = ["feel", "fear", "need", "own_repair", "name_cycle", "validate", "comfort", "appreciate"];
const SURE = 0.5;

/** The marks on someone's own words. Cycle moves are marked only where the Room, at this level, would hold them. */
export function marksOf(reading: Reading, level: FacilitationLevel): readonly Mark[] {
  const held = outcomeOf(reading, level) === "held";
  return reading.moves.flatMap<Mark>(({ move, confidence, start, end }) => {
    if (confidence < SURE || end <= start) return [];
    if (isCycleMove(move)) return held ? [{ start, end, kind: "held" }] : [];
    return REACHING.includes(move) ? [{ start, end, kind: "reach" }] : [];
  });
}

/** The author's own words that reach, as the beginning of another sentence; "" when there are none. */
export function reachingWords(text: string, reading: Reading): string {
  const [first] = marksOf(reading, 0).filter((mark) => mark.kind === "reach");
  return first === undefined ? "" : text.slice(first.start, first.end).trim();
}
