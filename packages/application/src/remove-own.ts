import type { Side } from "@attune/domain/cycle";
import type { RecordedEvent } from "@attune/sync";
import { type CoupleEvent, recordToCoupleEvent } from "./couple-event.ts";
import { isOwnedBy } from "./fold-letters.ts";
import { keepSafety } from "./keep-own.ts";
import { safetyOf } from "./safety-of.ts";
import type { Session } from "./session.ts";

/**
 * Removes everything that was answered in the screening, whether it went. What it had closed stays closed, without a
 * trace of why: nothing reopens by taking an answer away.
 */
export async function clearScreening(session: Session, side: Side): Promise<boolean> {
  const { triage } = safetyOf(session.state(), side, session.sources.clock.now());
  const kept = await keepSafety(session, side, { type: "answers-cleared", closes: [...triage.closes] });
  if (!kept.ok) return false;
  return removeWhere(session, side, (event) => event.type === "safety" && event.event.type === "screen-finished");
}

/** Keeps a safety note in place of all its earlier words; whether it was kept. */
export async function keepSafetyNote(session: Session, side: Side, note: KeptNote): Promise<boolean> {
  const before = ownedRecords(session, side, (event) => isNote(event, note.noteId));
  if (note.text.trim() !== "") {
    const kept = await keepSafety(session, side, { type: "note-kept", ...note });
    if (!kept.ok) return false;
  }
  return removeRecords(session, before);
}

/** A note that is kept: which one, what it answers, and its words; without words it goes. */
export interface KeptNote {
  readonly noteId: string;
  readonly prompt: string | null;
  readonly text: string;
}

/** Removes one time that a questionnaire was answered; whether it went. */
export function removeReading(session: Session, side: Side, readingId: string): Promise<boolean> {
  return removeWhere(
    session,
    side,
    (event) => event.type === "picture" && event.event.type === "answered" && event.event.readingId === readingId,
  );
}

function removeWhere(session: Session, side: Side, isMeant: (event: CoupleEvent) => boolean): Promise<boolean> {
  return removeRecords(session, ownedRecords(session, side, isMeant));
}

function isNote(event: CoupleEvent, noteId: string): boolean {
  return event.type === "safety" && event.event.type === "note-kept" && event.event.noteId === noteId;
}

function ownedRecords(
  session: Session,
  side: Side,
  isMeant: (event: CoupleEvent) => boolean,
): readonly RecordedEvent[] {
  return session.sources.log.known().events.filter((record) => {
    const event = isOwnedBy(record.space, side) ? recordToCoupleEvent(record) : null;
    return event !== null && isMeant(event);
  });
}

async function removeRecords(session: Session, records: readonly RecordedEvent[]): Promise<boolean> {
  if (records.length === 0) return true;
  const removed = await session.sources.log.remove(records.map(({ id }) => id));
  return removed.ok;
}
