import type { ReplyRemark } from "@attune/classifier";
import {
  type FacilitationLevel,
  isCycleTalk,
  type OfferedWords,
  outcomeOf,
  type ReplyKind,
  type RoomEffect,
} from "@attune/domain/conversation";
import { type CycleMove, otherSide, type Reading, type Side } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import { type Care, hearingWith, type ReadReply } from "./listening.ts";
import type { Session, SessionState } from "./session.ts";
import { type StepFailure, takeRoomStep } from "./take-room-step.ts";
import { recallTurnedDown, withoutTurnedDown } from "./turn-down-label.ts";

/** Reads a message as its author is shown it while they write: on this device, after what the partner said last. */
export function readMessage(session: Session, side: Side, text: string): Promise<Reading> {
  return shownMessage(session, { side, text, care: "at-once" });
}

/** The same after a pause, with the closer look. */
export function considerMessage(session: Session, side: Side, text: string): Promise<Reading> {
  return shownMessage(session, considered(side, text));
}

/** Reads a reply as its author is shown it while they write: against the message, or the correction, that it answers. */
export function readReply(session: Session, side: Side, text: string): Promise<ReadReply> {
  return shownReply(session, { side, text, care: "at-once" });
}

/** The same after a pause, with the closer look. */
export function considerReply(session: Session, side: Side, text: string): Promise<ReadReply> {
  return shownReply(session, considered(side, text));
}

/** The speaker's message. */
export async function offerMessage(session: Session, side: Side, text: string): Promise<Offered> {
  return offer(session, {
    side,
    text,
    ...NO_REPLY,
    as: "message",
    reading: await hearMessage(session, considered(side, text)),
  });
}

/** What the listener gives back. */
export async function offerReply(
  session: Session,
  side: Side,
  { text, kind }: { readonly text: string; readonly kind: ReplyKind },
): Promise<Offered> {
  const { reading } = await hearReply(session, considered(side, text));
  return offer(session, { side, text, as: kind, reading, answersCycle: await answersCycle(session, side) });
}

/** The speaker does not feel heard yet, with a correction or none. */
export async function sayNotYet(session: Session, side: Side, text: string): Promise<Offered> {
  if (text.trim() === "") return takeRoomStep(session, { type: "not-yet", side, correction: null });
  return offer(session, {
    side,
    text,
    ...NO_REPLY,
    as: "correction",
    reading: await hearMessage(session, considered(side, text)),
  });
}

/** One line on what was new, for the couple's story. */
export async function nameNewness(session: Session, side: Side, text: string): Promise<Offered> {
  return offer(session, {
    side,
    text,
    ...NO_REPLY,
    as: "newness",
    reading: await hearMessage(session, considered(side, text)),
  });
}

type Offered = Result<readonly RoomEffect[], StepFailure>;

type ReadWords = Omit<OfferedWords, "disputed"> & { readonly side: Side };

const NO_REPLY = { answersCycle: false };

/**
 * Offers the words as they were heard. Where they would be held only for labels that their author has turned down
 * before, they are disputed in their name: what one person has turned down is remembered on this device
 * (docs/adr/0005-this-is-not-that.md).
 */
async function offer(session: Session, words: ReadWords): Promise<Offered> {
  const { side, text, reading } = words;
  const known = withoutTurnedDown(reading, text, await recallTurnedDown(session, side));
  const isHeld = (read: Reading) => outcomeOf(read, levelOf(session.state())) === "held";
  return takeRoomStep(session, { type: "words-offered", ...words, disputed: isHeld(reading) && !isHeld(known) });
}

/** The help that the Room gives now; none without a Room. */
function levelOf({ room }: SessionState): FacilitationLevel {
  return room?.shared.context.level ?? 0;
}

/**
 * Whether what the partner said last is cycle talk, as this device reads it. Nothing of how the partner's device read
 * it has come here, nor whether they said "this is not that".
 */
async function answersCycle(session: Session, side: Side): Promise<boolean> {
  const words = lastWordsOf(session.state(), otherSide(side));
  return words !== "" && isCycleTalk(await hearMessage(session, considered(otherSide(side), words)));
}

async function shownMessage(session: Session, hearing: Hearing): Promise<Reading> {
  const heard = await hearMessage(session, hearing);
  return withoutTurnedDown(heard, hearing.text, await recallTurnedDown(session, hearing.side));
}

async function shownReply(session: Session, hearing: Hearing): Promise<ReadReply> {
  const heard = await hearReply(session, hearing);
  const reading = withoutTurnedDown(heard.reading, hearing.text, await recallTurnedDown(session, hearing.side));
  return { ...heard, reading, remark: remarkFor(reading, heard.remark) };
}

interface Hearing {
  readonly side: Side;
  readonly text: string;
  readonly care: Care;
}

/** What is about to cross, or has crossed, is read with all the care there is. */
function considered(side: Side, text: string): Hearing {
  return { side, text, care: "considered" };
}

function hearMessage({ sources, state }: Session, { side, text, care }: Hearing): Promise<Reading> {
  return hearingWith(sources.listening, care).read(text, lastWordsOf(state(), otherSide(side)));
}

function hearReply({ sources, state }: Session, { side, text, care }: Hearing): Promise<ReadReply> {
  return hearingWith(sources.listening, care).readReply(text, lastWordsOf(state(), otherSide(side)));
}

/** A remark stands on the move that it is about, and goes with it when that label is turned down. */
export function remarkFor(reading: Reading, remark: ReplyRemark | null): ReplyRemark | null {
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
  const last = room?.shared.context.exchanges.at(-1);
  if (last === undefined) return "";
  return last.speaker === side ? (last.corrections.at(-1) ?? last.message).text : (last.replies.at(-1)?.text ?? "");
}
