import type { Side } from "../cycle/index.ts";
import type { AnswerMark, LetterId, SharedLetterEvent, SharedLetterEventOf } from "./letter-event.ts";

/** A letter as it was given. */
export type GivenLetter = Omit<SharedLetterEventOf<"letter-given">, "type">;

/** What both have of letters: the fold of the shared events. */
export interface GivenLetters {
  /** In the order in which they were given; those that were taken back are not among them. */
  readonly letters: readonly GivenLetter[];
  /** Who took back which. Their words may be gone from the record already. */
  readonly takenBack: readonly { readonly letterId: LetterId; readonly side: Side }[];
  /** The newest mark on each answer. */
  readonly marks: readonly { readonly letterId: LetterId; readonly mark: AnswerMark }[];
}

export const NO_LETTERS_GIVEN: GivenLetters = { letters: [], takenBack: [], marks: [] };

/**
 * Takes one shared event. One that its side may not say, or that comes second, changes nothing. Taking back holds
 * wherever it stands, since the words that it takes back leave the record.
 */
export function followLetter(given: GivenLetters, event: SharedLetterEvent): GivenLetters {
  switch (event.type) {
    case "letter-given":
      return isNew(given, event) ? { ...given, letters: [...given.letters, letterOf(event)] } : given;
    case "letter-taken-back":
      return takenBack(given, event);
    case "answer-marked":
      return mayMark(given, event) ? marked(given, event) : given;
  }
}

/** The letter with this id, or null where none is given. */
export function givenLetter({ letters }: GivenLetters, letterId: LetterId | null): GivenLetter | null {
  return letters.find((letter) => letter.letterId === letterId) ?? null;
}

/** Whether this side took back a letter of theirs with this id. */
export function isTakenBack(given: GivenLetters, letterId: LetterId, side: Side): boolean {
  return given.takenBack.some((taken) => taken.letterId === letterId && taken.side === side);
}

/** Whether this side gave a letter with this id to the other, taken back since or not. */
export function isFrom(given: GivenLetters, letterId: LetterId, side: Side): boolean {
  return givenLetter(given, letterId)?.side === side || isTakenBack(given, letterId, side);
}

/** An answer is marked by the one whose letter it answers. */
export function mayMark(given: GivenLetters, { letterId, side }: { letterId: LetterId; side: Side }): boolean {
  const answer = givenLetter(given, letterId);
  if (answer === null || answer.side === side) return false;
  return givenLetter(given, answer.answers)?.side === side;
}

function isNew(given: GivenLetters, { letterId, side }: GivenLetter): boolean {
  return givenLetter(given, letterId) === null && !isTakenBack(given, letterId, side);
}

function letterOf({ type: _type, ...letter }: SharedLetterEventOf<"letter-given">): GivenLetter {
  return letter;
}

function takenBack(given: GivenLetters, { letterId, side }: SharedLetterEventOf<"letter-taken-back">): GivenLetters {
  if (isTakenBack(given, letterId, side)) return given;
  return {
    ...given,
    letters: given.letters.filter((letter) => letter.letterId !== letterId || letter.side !== side),
    takenBack: [...given.takenBack, { letterId, side }],
  };
}

function marked(given: GivenLetters, { letterId, mark }: SharedLetterEventOf<"answer-marked">): GivenLetters {
  const others = given.marks.filter((known) => known.letterId !== letterId);
  return { ...given, marks: [...others, { letterId, mark }] };
}
