import { isCycleMove, type Reading } from "../cycle/index.ts";
import type { FacilitationLevel } from "./facilitation.ts";

/** What the Room does with a message: lets it cross, adds one optional remark, or holds it for a moment. */
export type Outcome = "crosses" | "thought" | "held";

/** Chance of cycle talk (gate) and confidence of the strongest cycle move from which a message is held or remarked on. */
interface Thresholds {
  readonly holdGate: number;
  readonly holdMove: number;
  readonly thoughtGate: number;
}

const NEVER = 2;

/** The whole policy. Chosen on writers unseen in training so that vulnerable talk is held as rarely as is measurable. */
export const POLICY: Readonly<Record<FacilitationLevel, Thresholds>> = {
  3: { holdGate: 0.85, holdMove: 0.6, thoughtGate: 0.6 },
  2: { holdGate: 0.92, holdMove: 0.7, thoughtGate: 0.7 },
  1: { holdGate: 0.97, holdMove: 0.8, thoughtGate: 0.85 },
  0: { holdGate: NEVER, holdMove: NEVER, thoughtGate: NEVER },
};

/** What the Room does with a message read like this, at this level. When unsure, it crosses. */
export function outcomeOf(reading: Reading, level: FacilitationLevel): Outcome {
  if (reading.neverHeld !== null) return "crosses";
  if (reading.talk !== "cycle" && reading.talk !== "mixed") return "crosses";
  const { holdGate, holdMove, thoughtGate } = POLICY[level];
  const strongest = Math.max(0, ...reading.moves.filter((heard) => isCycleMove(heard.move)).map((heard) => heard.confidence));
  if (reading.gate >= holdGate && strongest >= holdMove) return "held";
  return reading.gate >= thoughtGate ? "thought" : "crosses";
}
