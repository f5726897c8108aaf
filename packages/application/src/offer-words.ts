import type { ReplyRemark } from "@attune/classifier";
import { outcomeOf, type ReplyKind, type RoomEffect, viewRoom } from "@attune/domain/conversation";
import { type CycleMove, otherSide, type Reading, type Side } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import type { ReadReply } from "./listening.ts";
import type { Session, SessionState } from "./session.ts";
import { type RoomStepInput, type StepFailure, takeRoomStep } from "./take-room-step.ts";
import { recallTurnedDown, withoutTurnedDown } from "./turn-down-label.ts";

/** Reads a message as its author is shown it: on this device, after what the partner said last. */
export async function readMessage(session: Session, side: Side, text: string): Promise<Reading> {
  return withoutTurnedDown(await hearMessage(session, side, text), text, await recallTurnedDown(session, side));
}

/** Reads a reply as its author is shown it: against the message, or the correction, that it answers. */
export async function readReply(session: Session, side: Side, text: string): Promise<ReadReply> {
  const heard = await hearReply(session, side, text);
  const reading = withoutTurnedDown(heard.reading, text, await recallTurnedDown(session, side));
  return { reading, remark: remarkFor(reading, heard.remark) };
}

/** The speaker's message, or one line on what was new. */
export async function offerMessage(session: Session, side: Side, text: string): Promise<Offered> {
  const reading = await hearMessage(session, side, text);
  return offer(session, { type: "words-offered", side, text, reading });
}

/** What the listener gives back. */
export async function offerReply(
  session: Session,
  side: Side,
  reply: { readonly text: string; readonly kind: ReplyKind },
): Promise<Offered> {
  const { reading } = await hearReply(session, side, reply.text);
  return offer(session, { type: "reply-offered", side, reading, ...reply });
}

/** The speaker does not feel heard yet, with a correction or none. */
export async function sayNotYet(session: Session, side: Side, text: string): Promise<Offered> {
  const correction = text.trim() === "" ? null : { text, reading: await hearMessage(session, side, text) };
  return offer(session, { type: "not-yet", side, correction });
}

type Offered = Result<readonly RoomEffect[], StepFailure>;

type OfferStep = Extract<RoomStepInput, { readonly type: "words-offered" | "reply-offered" | "not-yet" }>;

/**
 * Takes the step with the words as they were heard. Where they are held only for labels that their author has
 * turned down before, they are let go in their name: what one person has turned down is remembered on this
 * device, and still does not change what the two of them count together (docs/adr/0005-this-is-not-that.md).
 */
async function offer(session: Session, step: OfferStep): Promise<Offered> {
  const offered = await takeRoomStep(session, step);
  const { room } = session.state();
  const own = offered.ok && room !== null ? viewRoom(room, step.side).own : null;
  if (!offered.ok || room === null || own?.outcome !== "held") return offered;
  const known = withoutTurnedDown(own.reading, own.text, await recallTurnedDown(session, step.side));
  if (outcomeOf(known, room.context.level) === "held") return offered;
  return takeRoomStep(session, { type: "words-released", side: step.side });
}

function hearMessage(session: Session, side: Side, text: string): Promise<Reading> {
  return session.sources.listening.read(text, lastWordsOf(session.state(), otherSide(side)));
}

function hearReply(session: Session, side: Side, text: string): Promise<ReadReply> {
  return session.sources.listening.readReply(text, lastWordsOf(session.state(), otherSide(side)));
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
