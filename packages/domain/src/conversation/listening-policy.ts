import { isCycleMove, isVulnerableMove, type Move, type Reading } from "../cycle/index.ts";
import type { FacilitationLevel } from "./facilitation.ts";

/** What the Room does with a message: lets it cross, adds one optional remark, or holds it for a moment. */
export type Outcome = "crosses" | "thought" | "held";

interface Thresholds {
  /** Chance of cycle talk from which a message is held. */
  readonly holdGate: number;
  /** Confidence that the strongest cycle move must have too, so that there are words to point at. */
  readonly holdMove: number;
  /** Chance of cycle talk from which one optional remark is made. */
  readonly thoughtGate: number;
}

const NEVER = 2;

/**
 * The whole policy. Chosen by what it does to writers unseen in training (docs/listening.md, "Outcomes by level"):
 * a vulnerable message that is held costs more than a cycle message that crosses.
 */
export const POLICY: Readonly<Record<FacilitationLevel, Thresholds>> = {
  3: { holdGate: 0.88, holdMove: 0.4, thoughtGate: 0.6 },
  2: { holdGate: 0.93, holdMove: 0.4, thoughtGate: 0.75 },
  1: { holdGate: 0.97, holdMove: 0.7, thoughtGate: 0.9 },
  0: { holdGate: NEVER, holdMove: NEVER, thoughtGate: NEVER },
};

/** Confidence of a soft spot (feel, fear, need) from which a message gets a remark at most, at any level. */
export const SOFT_SPOT = 0.5;

/** What the Room does with a message read like this, at this level. When unsure, it crosses. */
export function outcomeOf(reading: Reading, level: FacilitationLevel): Outcome {
  if (reading.neverHeld !== null) return "crosses";
  if (reading.talk !== "cycle" && reading.talk !== "mixed") return "crosses";
  const { holdGate, holdMove, thoughtGate } = POLICY[level];
  const isSure = reading.gate >= holdGate && strongest(reading, isCycleMove) >= holdMove;
  if (isSure && strongest(reading, isVulnerableMove) < SOFT_SPOT) return "held";
  return reading.gate >= thoughtGate ? "thought" : "crosses";
}

/**
 * Chance of a sign of danger from which its author, and nobody else, is offered help. Low, because a sign too many costs one
 * quiet line and a sign too few may cost more; about one in fifty ordinary lines reaches it (docs/listening.md, "Is a sign of danger heard").
 */
export const OFFERED_FROM = 0.12;

/** Whether the author of these words is offered help. Never a reason to hold them. */
export function offersHelp(reading: Reading): boolean {
  return reading.safety.some(({ confidence }) => confidence >= OFFERED_FROM);
}

function strongest(reading: Reading, isKind: (move: Move) => boolean): number {
  return Math.max(0, ...reading.moves.filter((heard) => isKind(heard.move)).map((heard) => heard.confidence));
}
