import type { Instant } from "@attune/kernel";
import { otherSide, type Side } from "../cycle/index.ts";
import { type GivenLetter, type GivenLetters, isFrom, isTakenBack, mayMark } from "./given-letters.ts";
import type { AnswerMark, LetterId } from "./letter-event.ts";
import { type OpenedLetter, type OwnLetters, openedLetter } from "./own-letters.ts";

interface Named {
  readonly letterId: LetterId;
  /** When it was set aside, or given. */
  readonly at: Instant;
}

interface WithWords extends Named {
  readonly text: string;
  /** The letter that it replies to, or null. */
  readonly answers: LetterId | null;
}

/** A letter as one partner may see it. */
export type SeenLetter =
  /** Kept by its author, who is the only one to know of it: to sleep on until then, or for themselves. */
  | ({ readonly standing: "aside"; readonly until: Instant | null } & WithWords)
  /** Given. Its author is never told whether or when it is opened; `answered`: an answer has been given. */
  | ({ readonly standing: "given"; readonly answered: boolean; readonly mark: AnswerMark | null } & WithWords)
  /** Given by the other and not opened: not a word of it is in the view. */
  | ({ readonly standing: "waiting" } & Named)
  /** Opened by this reader. */
  | ({
      readonly standing: "opened";
      /** It shows the soft spot underneath: nothing is drafted for an answer. */
      readonly vulnerable: boolean;
      readonly takenBack: boolean;
      /** Whether this reader may say how the answer landed, and what they said. */
      readonly markable: boolean;
      readonly mark: AnswerMark | null;
    } & WithWords);

/** What one partner has of letters: what both share, and their own part. */
export interface Letters {
  readonly given: GivenLetters;
  readonly own: OwnLetters;
}

/**
 * The letters for one partner, newest first. The only way in which a screen sees them: nothing that the other keeps or
 * has opened is in it, and no word of a letter that waits.
 */
export function viewLetters({ given, own }: Letters, you: Side): readonly SeenLetter[] {
  const yours = given.letters.filter(({ side }) => side === you);
  const waiting = given.letters.filter(({ letterId, side }) => side !== you && openedLetter(own, letterId) === null);
  const aside = own.aside.filter(({ letterId }) => !yours.some((letter) => letter.letterId === letterId));
  const seen: readonly SeenLetter[] = [
    ...aside.map((letter) => ({ standing: "aside" as const, ...letter })),
    ...yours.map((letter) => seenGiven(given, letter)),
    ...waiting.map(({ letterId, at }) => ({ standing: "waiting" as const, letterId, at })),
    // What someone read with another partner before is not between these two.
    ...own.opened
      .filter(({ letterId }) => isFrom(given, letterId, otherSide(you)))
      .map((letter) => seenOpened(given, letter, you)),
  ];
  return seen.toSorted((one, other) => other.at - one.at);
}

function seenGiven(given: GivenLetters, { letterId, at, text, answers }: GivenLetter): SeenLetter {
  const answered = given.letters.some((letter) => letter.answers === letterId);
  return { standing: "given", letterId, at, text, answers, answered, mark: markOn(given, letterId) };
}

function seenOpened(given: GivenLetters, opened: OpenedLetter, you: Side): SeenLetter {
  const { letterId, givenAt, text, answers, vulnerable } = opened;
  return {
    standing: "opened",
    letterId,
    at: givenAt,
    text,
    answers,
    vulnerable,
    takenBack: isTakenBack(given, letterId, otherSide(you)),
    markable: mayMark(given, { letterId, side: you }),
    mark: markOn(given, letterId),
  };
}

function markOn({ marks }: GivenLetters, letterId: LetterId): AnswerMark | null {
  return marks.find((mark) => mark.letterId === letterId)?.mark ?? null;
}
