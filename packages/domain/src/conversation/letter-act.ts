import { err, type Instant, ok, type Result } from "@attune/kernel";
import { otherSide, type Side } from "../cycle/index.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import { givenLetter, isFrom, isTakenBack, mayMark } from "./given-letters.ts";
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
  /** `keptAs`: the name under which its author keeps the words; the one it was given under is used up. */
  | ({ readonly type: "letter-taken-back"; readonly keptAs: LetterId } & Act)
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
 * same policy as words in the Room. What an author may do never depends on what the reader keeps to themselves.
 */
export function actOnLetter(
  letters: Letters,
  act: LetterAct,
  level: FacilitationLevel,
): Result<LetterActed, LetterRefusal> {
  switch (act.type) {
    case "letter-offered":
      return offer(letters, act, level);
    case "letter-set-aside":
      return setAside(letters, act);
    case "letter-opened":
      return open(letters, act);
    case "letter-taken-back":
      return takeBack(letters, act);
    case "answer-marked":
      return mayMark(letters.given, act) && isOpened(letters, act.letterId) ? shared(act) : refused("not-now");
  }
}

type Acted = Result<LetterActed, LetterRefusal>;
type ActOf<Type extends LetterAct["type"]> = Extract<LetterAct, { readonly type: Type }>;

function offer(letters: Letters, act: ActOf<"letter-offered">, level: FacilitationLevel): Acted {
  const { letterId, side, at, text, answers, reading, disputed } = act;
  const refusal = writingRefusal(letters, act);
  if (refusal !== null) return refused(refusal);
  const mayAnswer = (read: LetterId) => isOpened(letters, read) && isFrom(letters.given, read, otherSide(side));
  if (answers !== null && !mayAnswer(answers)) return refused("not-now");
  const aside = asideLetter(letters.own, letterId);
  if (aside !== null && isResting(aside, at)) return refused("resting");
  if (!disputed && outcomeOf(reading, level) === "held") return refused("held");
  return shared({ type: "letter-given", letterId, side, at, text, heard: heardOf(act), answers });
}

function setAside(letters: Letters, act: ActOf<"letter-set-aside">): Acted {
  const { letterId, at, text, answers, until } = act;
  const refusal = writingRefusal(letters, act);
  if (refusal !== null) return refused(refusal);
  if (until !== null && !(until > at && until - at <= LONGEST_REST)) return refused("time-out-of-range");
  // Sleeping on it may take longer than was meant, and no shorter.
  const before = asideLetter(letters.own, letterId);
  const least = before !== null && isResting(before, at) ? before.until : null;
  return own({ type: "letter-set-aside", letterId, at, text, answers, until: later(least, until) });
}

function open(letters: Letters, { letterId, side, at }: ActOf<"letter-opened">): Acted {
  const letter = givenLetter(letters.given, letterId);
  if (letter === null || letter.side === side || isOpened(letters, letterId)) return refused("not-now");
  const { text, answers, heard } = letter;
  const read = { text, givenAt: letter.at, answers, vulnerable: heard.vulnerable };
  return own({ type: "letter-opened", letterId, at, ...read });
}

/** The author keeps the words for themselves from then on. */
function takeBack({ given }: Letters, act: ActOf<"letter-taken-back">): Acted {
  const { type, letterId, side, at, keptAs } = act;
  const letter = givenLetter(given, letterId);
  const isAnswered = given.letters.some(({ answers }) => answers === letterId);
  if (letter?.side !== side || isAnswered) return refused("not-now");
  if (at - letter.at > TAKE_BACK_WITHIN) return refused("too-late");
  const { text, answers } = letter;
  return ok({
    shared: [{ type, letterId, side, at }],
    own: [{ type: "letter-set-aside", letterId: keptAs, at, text, answers, until: null }],
  });
}

/** A name is used for one letter, and is used up once that was given. */
function writingRefusal(letters: Letters, { letterId, side, text }: WritingAct) {
  const { given } = letters;
  const isUsed = givenLetter(given, letterId) !== null || isTakenBack(given, letterId, side);
  if (isUsed || isOpened(letters, letterId)) return "not-now";
  return text.trim() === "" ? "empty" : null;
}

type WritingAct = Pick<ActOf<"letter-set-aside">, "letterId" | "side" | "text">;

function later(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}

function isOpened(letters: Letters, letterId: LetterId): boolean {
  return openedLetter(letters.own, letterId) !== null;
}

function shared(event: SharedLetterEvent): Acted {
  return ok({ shared: [event], own: [] });
}

function own(event: OwnLetterEvent): Acted {
  return ok({ shared: [], own: [event] });
}

function refused(reason: LetterRefusal["reason"]): Acted {
  return err({ type: "letter-refusal", reason });
}
