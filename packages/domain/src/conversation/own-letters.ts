import type { Instant } from "@attune/kernel";
import type { LetterId, OwnLetterEvent, OwnLetterEventOf } from "./letter-event.ts";

/** A letter that its author keeps: sleeping until a moment, or for themselves. */
export interface AsideLetter extends Omit<OwnLetterEventOf<"letter-set-aside">, "type"> {
  /** Not given before this moment, whatever it was set aside for since; null for one that never slept. */
  readonly restsUntil: Instant | null;
}

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
  const before = asideLetter(own, event.letterId);
  const restsUntil = later(before?.restsUntil ?? null, event.until);
  const others = own.aside.filter((letter) => letter !== before);
  return { ...own, aside: [...others, { ...event, restsUntil }] };
}

/** The letter that is kept under this id, or null. */
export function asideLetter({ aside }: OwnLetters, letterId: LetterId): AsideLetter | null {
  return aside.find((letter) => letter.letterId === letterId) ?? null;
}

/** What was read under this id, or null. */
export function openedLetter({ opened }: OwnLetters, letterId: LetterId | null): OpenedLetter | null {
  return opened.find((letter) => letter.letterId === letterId) ?? null;
}

/** Whether a letter still sleeps. */
export function isResting(letter: Pick<AsideLetter, "restsUntil"> | null, now: Instant): boolean {
  return (letter?.restsUntil ?? now) > now;
}

function later(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
