import type { SharedEventType } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { RecordedEvent } from "@attune/sync";
import type { CoupleEvent } from "./couple-event.ts";

/** Steps that the two may take for each other, looking at one device: who begins, what both have read, rests and ends. */
const FOR_BOTH: ReadonlySet<string> = new Set<SharedEventType>([
  "room-opened",
  "floor-taken",
  "mirror-read",
  "close-begun",
  "pause-called",
  "return-moved",
  "room-left",
]);

/** What is its owner's alone, wherever else somebody may put it. */
const OWN: ReadonlySet<CoupleEvent["type"]> = new Set<CoupleEvent["type"]>(["own-letter", "safety", "picture"]);

/**
 * Whether whoever wrote a record may have said this. Words, and what only one can know, are taken from their own
 * account alone, so that nobody's device can put anything into the other's mouth. `founder` is the account of A;
 * before there is one, everything is taken.
 */
export function isBySpeaker(record: RecordedEvent, event: CoupleEvent, founder: string | null): boolean {
  if (OWN.has(event.type)) return record.space.kind === "mine";
  if (event.type === "letter" || event.type === "track-told" || event.type === "place-shared") {
    return record.space.kind === "ours" && isBySide(record, event.event.side, founder);
  }
  if (event.type !== "room-event") return true;
  if (record.space.kind === "mine" || FOR_BOTH.has(event.event.type)) return true;
  return isBySide(record, event.event.side, founder);
}

function isBySide({ author }: RecordedEvent, side: Side, founder: string | null): boolean {
  if (founder === null) return true;
  return side === (author === founder ? "A" : "B");
}
