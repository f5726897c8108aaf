import type { ReplyRemark } from "@attune/classifier";
import type { ReplyKind, RoomEffect } from "@attune/domain/conversation";
import { type CycleMove, otherSide, type Reading, type Side } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import type { ReadReply } from "./listening.ts";
import type { Session, SessionState } from "./session.ts";
import { type StepFailure, takeRoomStep } from "./take-room-step.ts";
import { recallTurnedDown, withoutTurnedDown } from "./turn-down-label.ts";

/** Reads a message as it would be read when it is offered: on this device, after what the partner said last. */
export async function readMessage(session: Session, side: Side, text: string): Promise<Reading> {
  const reading = await session.sources.listening.read(text, lastWordsOf(session.state(), otherSide(side)));
  return withoutTurnedDown(reading, text, await recallTurnedDown(session, side));
}

/** Reads a reply as it would be read when it is offered: against the message, or the correction, that it answers. */
export async function readReply(session: Session, side: Side, text: string): Promise<ReadReply> {
  const message = lastWordsOf(session.state(), otherSide(side));
  const heard = await session.sources.listening.readReply(text, message);
  const reading = withoutTurnedDown(heard.reading, text, await recallTurnedDown(session, side));
  return { reading, remark: remarkFor(reading, heard.remark) };
}

/** The speaker's message, or one line on what was new. */
export async function offerMessage(
  session: Session,
  side: Side,
  text: string,
): Promise<Result<readonly RoomEffect[], StepFailure>> {
  const reading = await readMessage(session, side, text);
  return takeRoomStep(session, { type: "words-offered", side, text, reading });
}

/** What the listener gives back. */
export async function offerReply(
  session: Session,
  side: Side,
  reply: { readonly text: string; readonly kind: ReplyKind },
): Promise<Result<readonly RoomEffect[], StepFailure>> {
  const { reading } = await readReply(session, side, reply.text);
  return takeRoomStep(session, { type: "reply-offered", side, reading, ...reply });
}

/** The speaker does not feel heard yet, with a correction or none. */
export async function sayNotYet(
  session: Session,
  side: Side,
  text: string,
): Promise<Result<readonly RoomEffect[], StepFailure>> {
  const correction = text.trim() === "" ? null : { text, reading: await readMessage(session, side, text) };
  return takeRoomStep(session, { type: "not-yet", side, correction });
}

/** A remark stands on the move that it is about, and goes with it when that label is turned down. */
function remarkFor(reading: Reading, remark: ReplyRemark | null): ReplyRemark | null {
  if (remark === null) return null;
  return reading.moves.some((heard) => heard.move === MOVE_BEHIND[remark]) ? remark : null;
}

const MOVE_BEHIND: Readonly<Record<ReplyRemark, CycleMove>> = {
  fixes: "fix",
  defends: "defend",
  dismisses: "dismiss",
  "reassures-away": "dismiss",
};

/** What this partner said last in the Room, "" for nothing. */
function lastWordsOf({ room }: SessionState, side: Side): string {
  const last = room?.context.exchanges.at(-1);
  if (last === undefined) return "";
  return last.speaker === side ? (last.corrections.at(-1) ?? last.message).text : (last.replies.at(-1)?.text ?? "");
}
