import type { Move } from "./move.ts";

/** The kind of talk a whole message is, as language; `unsure` is an honest answer. */
export type Talk = (typeof TALKS)[number];

export const TALKS = ["cycle", "secure", "neutral", "mixed", "unsure"] as const;

/** A sign in someone's own words that they, a partner or a child may not be safe. */
export type SafetyKind = (typeof SAFETY_KINDS)[number];

export const SAFETY_KINDS = ["violence", "coercion", "self_harm", "stalking", "child_risk"] as const;

/** Why a message is never held, whatever else it says. Each is decided by an explicit rule, before any weight is asked. */
export type NeverHeldReason = (typeof NEVER_HELD_REASONS)[number];

export const NEVER_HELD_REASONS = [
  "safety-boundary",
  "limit",
  "call-for-help",
  "yes-or-no",
  "logistics",
  "affection",
  "shared-joke",
  "grief",
  "vulnerable-disclosure",
] as const;

/** One move that was heard, and the words that led there, as UTF-16 offsets into the message (end exclusive). */
export interface HeardMove {
  readonly move: Move;
  /** 0 to 1. */
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
}

/** How the message is written, apart from what it says. */
export interface Form {
  /** Number of words. */
  readonly words: number;
  /** Share of the words of two or more letters that are all capitals, 0 to 1. */
  readonly capitals: number;
}

/**
 * How a message may land, read on the device. It describes language, never a person, and belongs to
 * the author of the message alone.
 */
export interface Reading {
  readonly talk: Talk;
  /** The calibrated chance that the message is cycle talk, 0 to 1. */
  readonly gate: number;
  /** In order of `start`. */
  readonly moves: readonly HeardMove[];
  readonly safety: readonly { readonly kind: SafetyKind; readonly confidence: number }[];
  readonly neverHeld: NeverHeldReason | null;
  readonly form: Form;
}
