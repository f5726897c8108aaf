import { type LetterId, openedLetter } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { Instant, Result } from "@attune/kernel";
import { lettersOf } from "./fold-letters.ts";
import { forgetLetterDraft } from "./letter-draft.ts";
import { type Care, hearingWith, type ReadReply } from "./listening.ts";
import { remarkFor } from "./offer-words.ts";
import type { Session } from "./session.ts";
import { type LetterFailure, takeLetterStep } from "./take-letter-step.ts";
import { recallTurnedDown, withoutTurnedDown } from "./turn-down-label.ts";

/** The words of a letter, and the letter that it answers. */
export interface LetterWords {
  readonly letterId: LetterId;
  readonly text: string;
  readonly answers: LetterId | null;
}

/** Longest letter, in UTF-16 units. */
export const LONGEST_LETTER = 12_000;

/** Reads a letter as its author is shown it: on this device, and an answer against the letter that it answers. */
export async function readLetter(
  session: Session,
  side: Side,
  { care = "at-once", ...words }: Omit<LetterWords, "letterId"> & { readonly care?: Care },
): Promise<ReadReply> {
  const heard = await hearLetter(session, side, { ...words, care });
  const reading = withoutTurnedDown(heard.reading, words.text, await recallTurnedDown(session, side));
  return { ...heard, reading, remark: remarkFor(reading, heard.remark) };
}

/** The letter as it is heard, with every label. */
export async function hearLetter(
  { sources: { listening }, state }: Session,
  side: Side,
  { text, answers, care }: Omit<LetterWords, "letterId"> & { readonly care: Care },
): Promise<ReadReply> {
  const answered = wordsOf({ state }, side, answers);
  const { read, readReply } = hearingWith(listening, care);
  if (answered !== null) return readReply(text, answered);
  return { reading: await read(text, ""), remark: null, meets: null };
}

/** The words of a letter that this partner has opened, or null. */
export function wordsOf({ state }: Pick<Session, "state">, side: Side, letterId: LetterId | null): string | null {
  const { own } = lettersOf(state().letters, side);
  return openedLetter(own, letterId)?.text ?? null;
}

/** Keeps a letter for its author alone: to sleep on until a moment, or for themselves where there is none. */
export async function setLetterAside(
  session: Session,
  side: Side,
  { until, ...words }: LetterWords & { readonly until: Instant | null },
): Promise<Result<void, LetterFailure>> {
  const kept = await takeLetterStep(session, { type: "letter-set-aside", side, ...words, until });
  if (kept.ok) await forgetLetterDraft(session, words);
  return kept;
}
