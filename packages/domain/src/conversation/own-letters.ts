import type { Instant } from "@attune/kernel";
import type { LetterId, OwnLetterEvent, OwnLetterEventOf } from "./letter-event.ts";

/** A letter that its author keeps, as it was when they set it aside last: to sleep on, or for themselves. */
export type AsideLetter = Omit<OwnLetterEventOf<"letter-set-aside">, "type">;

/** What someone read, as it was when they opened it. */
export type OpenedLetter = Omit<OwnLetterEventOf<"letter-opened">, "type">;

/** One partner's own part of the letters: the fold of their own events. */
export interface OwnLetters {
  readonly aside: readonly AsideLetter[];
  readonly opened: readonly OpenedLetter[];
}

export const NO_OWN_LETTERS: OwnLetters = { aside: [], opened: [] };

/** Takes one of a partner's own events. A letter that is opened a second time stays as it was the first time. */
export function followOwnLetter(own: OwnLetters, { type, ...event }: OwnLetterEvent): OwnLetters {
  if ("givenAt" in event) {
    return openedLetter(own, event.letterId) === null ? { ...own, opened: [...own.opened, event] } : own;
  }
  return { ...own, aside: [...own.aside.filter(({ letterId }) => letterId !== event.letterId), event] };
}

/** The letter that is kept under this id, or null. */
export function asideLetter({ aside }: OwnLetters, letterId: LetterId): AsideLetter | null {
  return aside.find((letter) => letter.letterId === letterId) ?? null;
}

/** What was read under this id, or null. */
export function openedLetter({ opened }: OwnLetters, letterId: LetterId | null): OpenedLetter | null {
  return opened.find((letter) => letter.letterId === letterId) ?? null;
}

/** Whether its author still sleeps on a letter. */
export function isResting({ until }: Pick<AsideLetter, "until">, now: Instant): boolean {
  return until !== null && until > now;
}
