import type { Side } from "@attune/domain/cycle";
import type { RecordedEvent } from "@attune/sync";
import { type CoupleEvent, recordToCoupleEvent } from "./couple-event.ts";
import { INSIDE } from "./fold-letters.ts";
import type { Session } from "./session.ts";

/** Removes a safety note with every earlier version of its words; whether it went. */
export function removeSafetyNote(session: Session, side: Side, noteId: string): Promise<boolean> {
  return removeWhere(
    session,
    side,
    (event) => event.type === "safety" && event.event.type === "note-kept" && event.event.noteId === noteId,
  );
}

/** Removes everything that was answered in the screening. What was chosen, and notes, stay; whether it went. */
export function removeScreening(session: Session, side: Side): Promise<boolean> {
  return removeWhere(session, side, (event) => event.type === "safety" && event.event.type === "screen-finished");
}

/** Removes one time that a questionnaire was answered; whether it went. */
export function removeReading(session: Session, side: Side, readingId: string): Promise<boolean> {
  return removeWhere(
    session,
    side,
    (event) => event.type === "picture" && event.event.type === "answered" && event.event.readingId === readingId,
  );
}

async function removeWhere(session: Session, side: Side, isMeant: (event: CoupleEvent) => boolean): Promise<boolean> {
  const meant = session.sources.log.known().events.filter((record) => {
    const event = isOwnedBy(record, side) ? recordToCoupleEvent(record) : null;
    return event !== null && isMeant(event);
  });
  if (meant.length === 0) return true;
  const removed = await session.sources.log.remove(meant.map(({ id }) => id));
  return removed.ok;
}

function isOwnedBy({ space }: RecordedEvent, side: Side): boolean {
  return space.kind === "mine" && (space.owner === INSIDE || space.owner === side);
}
