import { err, ok, type Result } from "@attune/kernel";
import { type ExecutableActionsFrom, initialTransition, type SnapshotFrom, transition } from "xstate";
import { otherSide } from "../cycle/index.ts";
import { isReturnInRange } from "./pause.ts";
import type { RoomEffect } from "./room-effect.ts";
import type { RoomEvent, RoomEventType } from "./room-event.ts";
import { roomMachine } from "./room-machine.ts";

/** The Room at one moment: its step and what it knows. A fold of events; never stored as the truth. */
export type RoomSnapshot = SnapshotFrom<typeof roomMachine>;

/** What a step makes of the Room, and what is to be done because of it. */
export interface RoomStep {
  readonly snapshot: RoomSnapshot;
  readonly effects: readonly RoomEffect[];
}

/** Why an event is not taken. The Room stays as it was. */
export interface RoomRefusal {
  readonly type: "room-refusal";
  readonly event: RoomEventType;
  readonly reason: "room-ended" | "not-now" | "not-yours" | "empty-words" | "rating-out-of-range" | "return-out-of-range";
}

/** The Room before anything happened. */
export const UNOPENED_ROOM: RoomSnapshot = initialTransition(roomMachine)[0];

/** Takes one event: the next snapshot with its effects, or a refusal. */
export function applyRoomEvent(snapshot: RoomSnapshot, event: RoomEvent): Result<RoomStep, RoomRefusal> {
  const reason = refusalOf(snapshot, event);
  if (reason !== null) return err({ type: "room-refusal", event: event.type, reason });
  const [next, actions] = transition(roomMachine, snapshot, event);
  return ok({ snapshot: next, effects: actions.map(toEffect) });
}

/** The Room after these events, and those that it did not take. */
export function foldRoom(events: Iterable<RoomEvent>): { readonly snapshot: RoomSnapshot; readonly refusals: readonly RoomRefusal[] } {
  let snapshot = UNOPENED_ROOM;
  const refusals: RoomRefusal[] = [];
  for (const event of events) {
    const step = applyRoomEvent(snapshot, event);
    if (step.ok) snapshot = step.value.snapshot;
    else refusals.push(step.error);
  }
  return { snapshot, refusals };
}

function refusalOf(snapshot: RoomSnapshot, event: RoomEvent): RoomRefusal["reason"] | null {
  if (snapshot.status === "done") return "room-ended";
  const malformed = malformedPart(event);
  if (malformed !== null) return malformed;
  if (snapshot.can(event)) return null;
  return snapshot.can({ ...event, side: otherSide(event.side) }) ? "not-yours" : "not-now";
}

function malformedPart(event: RoomEvent): RoomRefusal["reason"] | null {
  switch (event.type) {
    case "arrival-checked":
      return isRating(event.arousal) ? null : "rating-out-of-range";
    case "checked-out":
      return isRating(event.arousal) && isRating(event.closeness) ? null : "rating-out-of-range";
    case "words-offered":
    case "reply-offered":
      return isBlank(event.text) ? "empty-words" : null;
    case "not-yet":
      return event.correction !== null && isBlank(event.correction.text) ? "empty-words" : null;
    case "pause-called":
    case "return-moved":
      return isReturnInRange(event.at, event.returnAt) ? null : "return-out-of-range";
    default:
      return null;
  }
}

function isRating(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 10;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function toEffect(action: ExecutableActionsFrom<typeof roomMachine>): RoomEffect {
  return (action as { readonly params: RoomEffect }).params;
}
