import {
  followLetter,
  followOwnLetter,
  type GivenLetters,
  type Letters,
  NO_LETTERS_GIVEN,
  NO_OWN_LETTERS,
  type OwnLetters,
} from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { RecordedEvent, Space } from "@attune/sync";
import type { CoupleEvent } from "./couple-event.ts";

/** The letters on this device: what both have, and the own part of everyone whose space it can read. */
export interface KnownLetters {
  readonly given: GivenLetters;
  /** By the owner of the space. Behind locks there is one, who is inside, whatever their side is. */
  readonly own: Readonly<Record<string, OwnLetters>>;
}

export const NO_LETTERS: KnownLetters = { given: NO_LETTERS_GIVEN, own: {} };

/** The owner of what belongs to whoever is inside. */
export const INSIDE = "me";

/** Whether a space is this partner's own. */
export function isOwnedBy(space: Space, side: Side): boolean {
  return space.kind === "mine" && (space.owner === INSIDE || space.owner === side);
}

/** Takes what one more record says of letters; anything else leaves them as they are. */
export function foldLetter(letters: KnownLetters, { space }: RecordedEvent, event: CoupleEvent): KnownLetters {
  if (event.type === "letter") return { ...letters, given: followLetter(letters.given, event.event) };
  if (event.type !== "own-letter" || space.kind !== "mine") return letters;
  const own = followOwnLetter(letters.own[space.owner] ?? NO_OWN_LETTERS, event.event);
  return { ...letters, own: { ...letters.own, [space.owner]: own } };
}

/** The letters of one partner. */
export function lettersOf({ given, own }: KnownLetters, side: Side): Letters {
  return { given, own: own[INSIDE] ?? own[side] ?? NO_OWN_LETTERS };
}
