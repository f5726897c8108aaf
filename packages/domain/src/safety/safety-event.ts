import type { Instant } from "@attune/kernel";
import type { ScreenAnswers } from "./screen.ts";
import type { Closing } from "./triage-rule.ts";

/** What the app looks like for someone whose joint path is closed: as on any resting day, or with the Room as it was. */
export type Look = "resting" | "as-before";

interface Bodies {
  /** The screening was gone through to its end; what was left out is absent. */
  "screen-finished": { readonly answers: ScreenAnswers };
  /** The answers were taken away from the record. What they had closed stays closed, and nothing tells why. */
  "answers-cleared": { readonly closes: readonly Closing[] };
  /** Someone says that something has changed, so that the questions come again. */
  "change-said": object;
  /** Someone says that they are made to use this. */
  "made-to-use": object;
  "look-chosen": { readonly look: Look };
  /** One's own free choice of the solo track, or back from it. */
  "solo-chosen": { readonly solo: boolean };
  /** Whether both things were true before a deep step: steady, and safe enough today. */
  "depth-checked": { readonly clear: boolean };
  /** A whole number from 0 to 2³² − 1, drawn once. All of one's private delays follow from it, so that no date tells a cause. */
  "pace-drawn": { readonly seed: number };
  /** A note of one's own, such as an answer to a question of the safety plan; `prompt` is its id. */
  "note-kept": { readonly noteId: string; readonly prompt: string | null; readonly text: string };
}

export type SafetyEventType = keyof Bodies;

/** What one person answers and chooses about safety. It is theirs alone, in a space of their own. */
export type SafetyEvent = {
  [Type in SafetyEventType]: { readonly type: Type; readonly at: Instant } & Bodies[Type];
}[SafetyEventType];
