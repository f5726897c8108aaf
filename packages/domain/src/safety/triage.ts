import { TRIAGE_RULES } from "./triage.data.ts";
import {
  type Closing,
  OFFERS,
  type Offer,
  SAFETY_LEVELS,
  type SafetyFacts,
  type SafetyLevel,
  type TriageRule,
  type TriageRuleId,
} from "./triage-rule.ts";

/** What the rules amount to for one person. Nobody else ever sees it. */
export interface Triage {
  readonly level: SafetyLevel;
  /** The rules that speak, in the order of the matrix. */
  readonly rules: readonly TriageRuleId[];
  readonly closes: ReadonlySet<Closing>;
  /** Most urgent first, each once. */
  readonly offers: readonly Offer[];
}

/** Ambers from which on the joint path waits for a therapist. Source: docs/sources.md, "Triage". */
export const AMBERS_TO_THERAPIST = 3;

/**
 * Asks every rule. `lasting` are rules that once were red: a red that was true stays, whatever is answered later.
 * The worst one wins, and the order in which rules are asked changes nothing.
 */
export function triage(
  facts: SafetyFacts,
  lasting: ReadonlySet<TriageRuleId> = new Set(),
  rules: readonly TriageRule[] = TRIAGE_RULES,
): Triage {
  const speaking = rules.filter((rule) => lasting.has(rule.id) || rule.when(facts));
  const level = speaking.reduce<SafetyLevel>((worst, rule) => worseOf(worst, rule.level), "green");
  const needsTherapist = speaking.filter((rule) => rule.level === "amber").length >= AMBERS_TO_THERAPIST;
  const closes = new Set(speaking.flatMap((rule) => rule.closes));
  const offers = new Set(speaking.flatMap((rule) => rule.offers));
  if (needsTherapist) {
    closes.add("joint-path");
    offers.add("therapist");
  }
  return {
    level,
    rules: TRIAGE_ORDER.filter((id) => speaking.some((rule) => rule.id === id)),
    closes,
    offers: OFFERS.filter((offer) => offers.has(offer)),
  };
}

/** The rules that are red now, and so stay. */
export function redsOf({ rules }: Pick<Triage, "rules">): readonly TriageRuleId[] {
  return rules.filter((id) => TRIAGE_RULES.some((rule) => rule.id === id && rule.level === "red"));
}

function worseOf(one: SafetyLevel, other: SafetyLevel): SafetyLevel {
  return SAFETY_LEVELS.indexOf(one) >= SAFETY_LEVELS.indexOf(other) ? one : other;
}

const TRIAGE_ORDER = TRIAGE_RULES.map(({ id }) => id);
