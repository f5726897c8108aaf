export {
  AWAY_MOVES,
  CYCLE_MOVES,
  type CycleMove,
  isCycleMove,
  isVulnerableMove,
  MOVES,
  type Move,
  SECURE_MOVES,
  type SecureMove,
  TOWARD_MOVES,
  VULNERABLE_MOVES,
} from "./move.ts";
export {
  type Form,
  type HeardMove,
  NEVER_HELD_REASONS,
  type NeverHeldReason,
  type Reading,
  SAFETY_KINDS,
  type SafetyKind,
  TALKS,
  type Talk,
} from "./reading.ts";
export { otherSide, SIDES, type Side } from "./side.ts";
