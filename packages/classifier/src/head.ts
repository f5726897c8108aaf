import { CYCLE_MOVES, type SafetyKind, SECURE_MOVES } from "@attune/domain/cycle";

/** Kinds of safety signs that the weights know, in the order of their heads. */
export const SAFETY_KINDS = [
  "violence",
  "coercion",
  "self_harm",
  "stalking",
  "child_risk",
] as const satisfies readonly SafetyKind[];

/** The moves that have a head, in order. */
export const HEARD_MOVES = [...CYCLE_MOVES, ...SECURE_MOVES] as const;

/** What the weights answer: is it cycle talk, secure, neutral; does a safety sign show; which moves, which signs. */
export const HEADS = ["gate", "secure", "neutral", "safety", ...HEARD_MOVES, ...SAFETY_KINDS] as const;
export type Head = (typeof HEADS)[number];
export const HEAD_COUNT = HEADS.length;

/** The place of a head among all heads. */
export function headAt(head: Head): number {
  return HEADS.indexOf(head);
}
