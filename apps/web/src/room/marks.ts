import { type FacilitationLevel, outcomeOf } from "@attune/domain/conversation";
import { isCycleMove, type Reading } from "@attune/domain/cycle";
import type { Mark } from "@attune/ui";

const REACHING = ["feel", "fear", "need", "own_repair", "name_cycle", "validate", "comfort", "appreciate"];
const SURE = 0.5;

/**
 * The marks on someone's own words. Where the Room, at this level, would hold them, the words of the one cycle move that was heard most
 * surely are marked, and those of no other.
 */
export function marksOf(reading: Reading, level: FacilitationLevel): readonly Mark[] {
  const held = outcomeOf(reading, level) === "held";
  const mayReach = (reading.talk === "secure" || reading.talk === "mixed") && reading.safety.length === 0;
  const cycle = reading.moves.filter(({ move }) => isCycleMove(move));
  const surest = Math.max(0, ...cycle.map(({ confidence }) => confidence));
  const first = held ? cycle.find(({ confidence }) => confidence === surest) : undefined;
  return reading.moves.flatMap<Mark>((heard) => {
    const { move, confidence, start, end } = heard;
    if (heard === first && end > start) return [{ start, end, kind: "held" }];
    if (confidence < SURE || end <= start || isCycleMove(move)) return [];
    const disputed = cycle.some((other) => other.confidence >= SURE && other.start < end && start < other.end);
    return mayReach && REACHING.includes(move) && !disputed ? [{ start, end, kind: "reach" }] : [];
  });
}

/** The clause of the author's own words that reaches, as the beginning of another sentence; "" when there is none. */
export function reachingWords(text: string, reading: Reading): string {
  const [first] = marksOf(reading, 0).filter((mark) => mark.kind === "reach");
  if (first === undefined) return "";
  const rest = text.slice(first.end).search(/[.!?;,\n]/u);
  const clause = text.slice(first.start, rest === -1 ? text.length : first.end + rest).trim();
  const words = clause.replace(/^(?:and|but|so|because|then)\s+/iu, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
