import type { AnswerMark, LetterId } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import type { Session } from "./session.ts";
import { type LetterFailure, takeLetterStep } from "./take-letter-step.ts";

/** Opens a letter for its reader alone: nobody else is told, then or later. */
export function openLetter(session: Session, side: Side, letterId: LetterId): Promise<Result<void, LetterFailure>> {
  return takeLetterStep(session, { type: "letter-opened", side, letterId });
}

/** Says how the answer to one's own letter landed. */
export function markAnswer(
  session: Session,
  side: Side,
  { letterId, mark }: { readonly letterId: LetterId; readonly mark: AnswerMark },
): Promise<Result<void, LetterFailure>> {
  return takeLetterStep(session, { type: "answer-marked", side, letterId, mark });
}
