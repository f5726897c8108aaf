import { err, type Instant, ok, type Result } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import { givenLetter, mayMark } from "./given-letters.ts";
import { heardOf, type ReadWords } from "./heard.ts";
import type { LetterId, OwnLetterEvent, SharedLetterEvent, SharedLetterEventOf } from "./letter-event.ts";
import type { Letters } from "./letter-view.ts";
import { outcomeOf } from "./listening-policy.ts";
import { asideLetter, isResting, openedLetter } from "./own-letters.ts";

interface Act {
  readonly letterId: LetterId;
  readonly side: Side;
  readonly at: Instant;
}

interface Words {
  readonly text: string;
  readonly answers: LetterId | null;
}

/** What someone does with a letter. As in the Room, words are offered, and never given directly. */
export type LetterAct =
  | ({ readonly type: "letter-offered" } & Act & Words & ReadWords)
  | ({ readonly type: "letter-set-aside"; readonly until: Instant | null } & Act & Words)
  | ({ readonly type: "letter-opened" } & Act)
  | SharedLetterEventOf<"letter-taken-back">
  | SharedLetterEventOf<"answer-marked">;

/** What is to be recorded of an act, each event for those who may read it. */
export interface LetterActed {
  readonly shared: readonly SharedLetterEvent[];
  readonly own: readonly OwnLetterEvent[];
}

/**
 * Why a letter stays where it is. `held`: its words are held at the level of help; `resting`: its author sleeps on it;
 * `not-now`: there is no such letter for this act, or it is given already, or was opened before.
 */
export interface LetterRefusal {
  readonly type: "letter-refusal";
  readonly reason: "held" | "resting" | "empty" | "time-out-of-range" | "too-late" | "not-now";
}

/** For how long a given letter may be taken back, in milliseconds: the same for every letter, opened or not. */
export const TAKE_BACK_WITHIN = 24 * 3_600_000;

/** The longest that a letter may sleep, in milliseconds. */
export const LONGEST_REST = 366 * 24 * 3_600_000;

/**
 * Lets someone act on a letter. This is the one place where a letter is let cross: never while it sleeps, and by the
 * same policy as words in the Room. An author's act never depends on what the reader keeps to themselves.
 */
export function actOnLetter(
  letters: Letters,
  act: LetterAct,
  level: FacilitationLevel,
): Result<LetterActed, LetterRefusal> {
  const reason = refusalOf(letters, act, level);
  return reason === null ? ok(acted(letters, act)) : err({ type: "letter-refusal", reason });
}

function refusalOf(letters: Letters, act: LetterAct, level: FacilitationLevel): LetterRefusal["reason"] | null {
  switch (act.type) {
    case "letter-offered":
      return writingRefusal(letters, act) ?? offerRefusal(letters, act, level);
    case "letter-set-aside":
      return writingRefusal(letters, act) ?? restRefusal(act);
    case "letter-opened":
      return mayOpen(letters, act) ? null : "not-now";
    case "letter-taken-back":
      return returnRefusal(letters, act);
    case "answer-marked":
      return mayMark(letters.given, act) && openedLetter(letters.own, act.letterId) !== null ? null : "not-now";
  }
}

function acted({ given, own }: Letters, act: LetterAct): LetterActed {
  const { letterId, side, at } = act;
  switch (act.type) {
    case "letter-offered": {
      const { text, answers } = act;
      return { shared: [{ type: "letter-given", letterId, side, at, text, heard: heardOf(act), answers }], own: [] };
    }
    case "letter-set-aside": {
      const { text, answers, until } = act;
      return { shared: [], own: [{ type: "letter-set-aside", letterId, at, text, answers, until }] };
    }
    case "letter-opened": {
      const letter = givenLetter(given, letterId);
      return { shared: [], own: letter === null ? [] : [openedEvent(letter, at)] };
    }
    case "letter-taken-back": {
      const letter = givenLetter(given, letterId);
      const kept = letter ?? asideLetter(own, letterId);
      return { shared: [act], own: kept === null ? [] : [keptEvent(kept, at)] };
    }
    case "answer-marked":
      return { shared: [act], own: [] };
  }
}
