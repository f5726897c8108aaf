import type { Offer, ScreenQuestion, ScreenQuestionId, TriageRuleId } from "@attune/domain/safety";

type AnswersOf<Id extends ScreenQuestionId> = Extract<ScreenQuestion, { readonly id: Id }>["answers"][number];

/** A question of the private screening and what may be answered, in words. */
export interface QuestionWords<Id extends ScreenQuestionId = ScreenQuestionId> {
  readonly question: string;
  readonly answers: Readonly<Record<AnswersOf<Id>, string>>;
}

/** What is offered to someone, and what happens when they take it. */
export interface OfferWords {
  readonly title: string;
  readonly text: string;
}

/** Everything that is said around safety, to one person alone. */
export interface SafetyWords {
  /** Asked before anything else. */
  readonly alone: { readonly question: string; readonly yes: string; readonly no: string };
  /** What is there for someone who is not alone: nothing that anyone could not see. */
  readonly harmless: { readonly title: string; readonly lines: readonly string[] };
  readonly intro: readonly string[];
  readonly questions: { readonly [Id in ScreenQuestionId]: QuestionWords<Id> };
  /** Why a rule speaks, for the one it speaks to. */
  readonly rules: Readonly<Record<TriageRuleId, string>>;
  readonly offers: Readonly<Record<Offer, OfferWords>>;
  /** How the result page begins, by whether the joint path is closed. */
  readonly result: {
    readonly open: { readonly title: string; readonly text: string };
    readonly careful: { readonly title: string; readonly text: string };
    readonly closed: { readonly title: string; readonly text: string };
  };
  /** What now holds, for someone whose joint path is closed. */
  readonly holds: readonly OfferWords[];
  readonly crisis: { readonly title: string; readonly lines: readonly string[] };
  readonly plan: readonly { readonly id: string; readonly prompt: string }[];
  readonly depth: { readonly steady: string; readonly safeEnough: string; readonly notToday: string };
  readonly deciding: readonly string[];
  readonly leavingQuickly: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}
