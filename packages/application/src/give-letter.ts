import { isCycleTalk, outcomeOf } from "@attune/domain/conversation";
import type { Reading, Side } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import { forgetLetterDraft } from "./letter-draft.ts";
import type { Session } from "./session.ts";
import { helpLevel, type LetterFailure, takeLetterStep } from "./take-letter-step.ts";
import { recallTurnedDown, rememberTurnedDown, withoutTurnedDown } from "./turn-down-label.ts";
import { hearLetter, type LetterWords, wordsOf } from "./write-letter.ts";

/** How a letter is given: as it is read, or although it was held, because its author says "this is not that". */
export type Giving = "as-read" | "not-that";

/**
 * Gives a letter, unless its words are held. Labels that its author has turned down before hold nothing, as in the Room
 * (docs/adr/0005-this-is-not-that.md).
 */
export async function giveLetter(
  session: Session,
  side: Side,
  { giving, ...words }: LetterWords & { readonly giving: Giving },
): Promise<Result<void, LetterFailure>> {
  const { reading } = await hearLetter(session, side, { ...words, care: "considered" });
  const known = withoutTurnedDown(reading, words.text, await recallTurnedDown(session, side));
  const isHeld = (read: Reading) => outcomeOf(read, helpLevel(session.state())) === "held";
  const isNotThat = giving === "not-that" || !isHeld(known);
  const disputed = isHeld(reading) && isNotThat;
  const answersCycle = await answersCycleTalk(session, side, words);
  const step = { type: "letter-offered", side, ...words, reading, disputed, answersCycle } as const;
  const given = await takeLetterStep(session, step);
  if (!given.ok) return given;
  if (giving === "not-that") await rememberTurnedDown(session, side, { reading, text: words.text });
  await forgetLetterDraft(session, words);
  return given;
}

/** Takes a letter back, whether it was opened or not; its author keeps the words for themselves. */
export function takeLetterBack(session: Session, side: Side, letterId: string): Promise<Result<void, LetterFailure>> {
  return takeLetterStep(session, {
    type: "letter-taken-back",
    side,
    letterId,
    keptAs: session.sources.random.id(),
  });
}

/** Whether the letter that is answered is cycle talk, as this device reads it. */
async function answersCycleTalk(session: Session, side: Side, { answers }: LetterWords): Promise<boolean> {
  const answered = wordsOf(session, side, answers);
  if (answered === null) return false;
  return isCycleTalk(await session.sources.listening.consider(answered, ""));
}
