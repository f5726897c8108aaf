/**
 * What a thought unit does between two people. Ten fear-based moves feed the negative cycle,
 * eleven secure moves leave it. Source: docs/sources.md, "Moves".
 */
export type CycleMove =
  | "blame"
  | "contempt"
  | "mind_read"
  | "press"
  | "case_build"
  | "defend"
  | "dismiss"
  | "fix"
  | "shut_down"
  | "appease";

export type SecureMove =
  | "feel"
  | "fear"
  | "need"
  | "own_repair"
  | "name_cycle"
  | "validate"
  | "reflect"
  | "comfort"
  | "appreciate"
  | "boundary"
  | "curious";

/** A move that was recognised, or `neutral` for facts, logistics and small talk. */
export type Move = CycleMove | SecureMove | "neutral";

/** Moves toward or against the partner, by which a protesting partner seeks an answer. */
export const TOWARD_MOVES = [
  "blame",
  "contempt",
  "mind_read",
  "press",
  "case_build",
] as const satisfies readonly CycleMove[];

/** Moves away from the heat, by which a withdrawing partner seeks peace. */
export const AWAY_MOVES = ["defend", "dismiss", "fix", "shut_down", "appease"] as const satisfies readonly CycleMove[];

export const CYCLE_MOVES = [...TOWARD_MOVES, ...AWAY_MOVES] as const satisfies readonly CycleMove[];

export const SECURE_MOVES = [
  "feel",
  "fear",
  "need",
  "own_repair",
  "name_cycle",
  "validate",
  "reflect",
  "comfort",
  "appreciate",
  "boundary",
  "curious",
] as const satisfies readonly SecureMove[];

/** Moves that show the soft spot underneath. */
export const VULNERABLE_MOVES = ["feel", "fear", "need"] as const satisfies readonly SecureMove[];

export const MOVES = [...CYCLE_MOVES, ...SECURE_MOVES, "neutral"] as const satisfies readonly Move[];

/** Whether a move feeds the negative cycle. */
export function isCycleMove(move: Move): move is CycleMove {
  return (CYCLE_MOVES as readonly Move[]).includes(move);
}

/** Whether a move shows the soft spot underneath. */
export function isVulnerableMove(move: Move): boolean {
  return (VULNERABLE_MOVES as readonly Move[]).includes(move);
}
