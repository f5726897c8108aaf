import type { NeverHeldReason } from "@attune/domain/cycle";
import type { Context } from "../context-kind.ts";
import type { Message } from "../message.ts";
import { isAffection } from "./affection.ts";
import { isCallForHelp } from "./call-for-help.ts";
import { isGrief } from "./grief.ts";
import { isLimit } from "./limit.ts";
import { isLogistics } from "./logistics.ts";
import { isSafetyBoundary } from "./safety-boundary.ts";
import { isSharedJoke } from "./shared-joke.ts";
import { type Utterance, utteranceFrom } from "./utterance.ts";
import { isVulnerableDisclosure } from "./vulnerable-disclosure.ts";
import { isYesOrNo } from "./yes-or-no.ts";

/** The rules in order; the first that applies names the reason. */
export const NEVER_HELD_RULES: readonly {
  readonly reason: NeverHeldReason;
  readonly applies: (utterance: Utterance) => boolean;
}[] = [
  { reason: "safety-boundary", applies: isSafetyBoundary },
  { reason: "call-for-help", applies: isCallForHelp },
  { reason: "limit", applies: isLimit },
  { reason: "yes-or-no", applies: isYesOrNo },
  { reason: "grief", applies: isGrief },
  { reason: "vulnerable-disclosure", applies: isVulnerableDisclosure },
  { reason: "affection", applies: isAffection },
  { reason: "shared-joke", applies: isSharedJoke },
  { reason: "logistics", applies: isLogistics },
];

/** Why this message is never held, or null. Decided before any weight is asked. */
export function neverHeldReasonOf(message: Message, context: Context): NeverHeldReason | null {
  const utterance = utteranceFrom(message, context);
  return NEVER_HELD_RULES.find((rule) => rule.applies(utterance))?.reason ?? null;
}
