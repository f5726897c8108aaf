import type { ScreenAnswers } from "./screen.ts";

/** How much a rule weighs, lightest first. */
export const SAFETY_LEVELS = ["green", "amber", "amber-high", "red"] as const;

export type SafetyLevel = (typeof SAFETY_LEVELS)[number];

/**
 * What a rule closes for the one it speaks to: the joint path into deep work, the Room (it rests), steps that reach for
 * the other, deep steps of one's own for today, or everything with a partner.
 */
export const CLOSINGS = ["joint-path", "room", "reaching", "own-depth", "everything-joint"] as const;

export type Closing = (typeof CLOSINGS)[number];

/** What a rule offers, most urgent first. */
export const OFFERS = [
  "crisis",
  "violence-help",
  "child-help",
  "suicide-help",
  "own-force-help",
  "substance-help",
  "medical",
  "therapist",
  "safety-notes",
  "settle",
  "deciding",
  "own-path",
] as const;

export type Offer = (typeof OFFERS)[number];

/** What the rules are told. */
export interface SafetyFacts {
  /** The last answer to every question. */
  readonly answers: ScreenAnswers;
  /** How often in the last 14 days a conversation was stopped because this person was not steady or not clear-headed. */
  readonly stops: number;
  /** Whether words of theirs carried a sign about safety since they last answered. */
  readonly sign: boolean;
}

/** One fixed rule. What it says to its reader stands in `packages/content`, by id. */
export interface TriageRule {
  readonly id: TriageRuleId;
  readonly level: Exclude<SafetyLevel, "green">;
  readonly when: (facts: SafetyFacts) => boolean;
  readonly closes: readonly Closing[];
  readonly offers: readonly Offer[];
  /** A heading of docs/sources.md. */
  readonly source: string;
}

/** Rows of the triage matrix; a letter tells parts of one row apart. */
export const TRIAGE_RULE_IDS = [
  "S1",
  "S2",
  "S3",
  "S3b",
  "S4",
  "S4b",
  "S5",
  "S6",
  "S7",
  "S7b",
  "S8",
  "S8b",
  "S9",
  "S9b",
  "S10",
  "S11",
  "S12",
  "S13",
  "S14",
  "sign",
] as const;

export type TriageRuleId = (typeof TRIAGE_RULE_IDS)[number];
