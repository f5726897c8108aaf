import type { Band } from "./band.ts";

/** Where someone is on the plane of one relationship. */
export interface Place {
  /** How much they worry about losing the other. */
  readonly worry: Band;
  /** How much they keep to themselves. */
  readonly distance: Band;
}

/** What someone does when the alarm rings between them, told as moves and never as what they are. */
export type Lean = "reaches" | "steps-back" | "both-ways" | "stays" | "unclear";

/** Two people's moves together, whoever of them does which. */
export type CoupleCombination =
  | "reach-and-step-back"
  | "both-reach"
  | "both-step-back"
  | "reach-and-stay"
  | "step-back-and-stay"
  | "both-stay"
  | "both-ways-with-other"
  | "both-both-ways"
  | "unclear";

/** Shares of the range that divide less from more; between them nothing is said. Ours, not a clinical line. */
const MORE_FROM = 0.5;

/**
 * The lean at a place, or "unclear" while the band of one side lies across the middle by more than a third of itself:
 * a name is given only to what most of the band agrees with.
 */
export function leanOf(
  { worry, distance }: Place,
  { lowest, highest }: { readonly lowest: number; readonly highest: number },
): Lean {
  const middle = lowest + (highest - lowest) * MORE_FROM;
  const worries = sideOf(worry, middle);
  const distant = sideOf(distance, middle);
  if (worries === null || distant === null) return "unclear";
  if (worries) return distant ? "both-ways" : "reaches";
  return distant ? "steps-back" : "stays";
}

/** What two leans make together. The order of the two changes nothing. */
export function combine(one: Lean, other: Lean): CoupleCombination {
  const pair = [one, other];
  const has = (lean: Lean): boolean => pair.includes(lean);
  if (has("unclear")) return "unclear";
  if (one === other) return SAME[one as keyof typeof SAME];
  if (has("both-ways")) return "both-ways-with-other";
  if (has("stays")) return has("reaches") ? "reach-and-stay" : "step-back-and-stay";
  return "reach-and-step-back";
}

/** Whether two go slower, and with a therapist: one of them both reaches and steps back. */
export function isSlower(combination: CoupleCombination): boolean {
  return combination === "both-ways-with-other" || combination === "both-both-ways";
}

const SAME = {
  reaches: "both-reach",
  "steps-back": "both-step-back",
  "both-ways": "both-both-ways",
  stays: "both-stay",
} as const satisfies Partial<Record<Lean, CoupleCombination>>;

/** Whether more lies here than less; null while the band says neither clearly. */
function sideOf({ low, high }: Band, middle: number): boolean | null {
  const above = (high - middle) / (high - low);
  if (above >= CLEAR_SHARE) return true;
  return above <= 1 - CLEAR_SHARE ? false : null;
}

const CLEAR_SHARE = 2 / 3;
