import type { RoomEvent } from "./room-event.ts";

/** Why an event is not taken. The Room stays as it was. */
export interface RoomRefusal {
  readonly type: "room-refusal";
  readonly event: RoomEvent["type"];
  readonly reason:
    | "room-ended"
    | "not-now"
    | "not-yours"
    | "empty-words"
    | "rating-out-of-range"
    | "return-out-of-range";
}
