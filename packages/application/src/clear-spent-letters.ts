import { givenLetter, isTakenBack, type LetterId } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { RecordedEvent } from "@attune/sync";
import { recordToCoupleEvent } from "./couple-event.ts";
import { isOwnedBy } from "./fold-letters.ts";
import type { Session, SessionState } from "./session.ts";

/**
 * Removes from the record what a partner's letters leave behind: the words of one that was taken back, and what was set
 * aside of one that was given or was set aside anew. What could not be removed goes the next time; whether all went.
 */
export async function clearSpentLetters(session: Session, side: Side): Promise<boolean> {
  const { events } = session.sources.log.known();
  const spent = spentRecords(session.state(), { side, events });
  if (spent.length === 0) return true;
  const removed = await session.sources.log.remove(spent.map(({ id }) => id));
  return removed.ok;
}

/** Removes a letter that its author set aside, with its words; whether it went. */
export async function letLetterGo(session: Session, side: Side, letterId: LetterId): Promise<boolean> {
  const kept = session.sources.log.known().events.filter((record) => asideIn(record, side) === letterId);
  const removed = await session.sources.log.remove(kept.map(({ id }) => id));
  return removed.ok;
}

interface Known {
  readonly side: Side;
  readonly events: readonly RecordedEvent[];
}

function spentRecords({ letters }: SessionState, { side, events }: Known): readonly RecordedEvent[] {
  const { given } = letters;
  const newest = new Map(events.map((record) => [asideIn(record, side), record.id]));
  return events.filter((record) => {
    const back = givenIn(record, side);
    if (back !== null) return isTakenBack(given, back, side);
    const aside = asideIn(record, side);
    return aside !== null && (newest.get(aside) !== record.id || givenLetter(given, aside)?.side === side);
  });
}

/** The letter that a partner gave with this record, or null. */
function givenIn(record: RecordedEvent, side: Side): LetterId | null {
  const event = record.type === "letter" ? recordToCoupleEvent(record) : null;
  if (event?.type !== "letter" || event.event.type !== "letter-given" || event.event.side !== side) return null;
  return event.event.letterId;
}

/** The letter that a partner set aside with this record, or null. */
function asideIn(record: RecordedEvent, side: Side): LetterId | null {
  const event = record.type === "own-letter" && isOwnedBy(record.space, side) ? recordToCoupleEvent(record) : null;
  if (event?.type !== "own-letter" || event.event.type !== "letter-set-aside") return null;
  return event.event.letterId;
}
