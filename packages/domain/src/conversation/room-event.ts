import type { OwnEvent, OwnEventType } from "./own-event.ts";
import type { SharedEvent } from "./shared-event.ts";

/** Everything that is recorded in a Room: what both have, and what one partner has alone. */
export type RoomEvent = SharedEvent | OwnEvent;

const OWN = [
  "arrival-checked",
  "words-offered",
  "words-withdrawn",
  "words-released",
  "checked-out",
] as const satisfies readonly OwnEventType[];

/** Whether this event is its author's alone. */
export function isOwnEvent(event: RoomEvent): event is OwnEvent {
  return OWN.some((type) => type === event.type);
}
