import { err, ok, type Result } from "@attune/kernel";
import { type ExecutableActionsFrom, initialTransition, type SnapshotFrom, transition } from "xstate";
import { isReturnInRange } from "./pause.ts";
import type { RoomEffect } from "./room-effect.ts";
import type { Rating, RoomEvent, RoomEventType } from "./room-event.ts";
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
  readonly reason:
    | "room-ended"
    | "not-now"
    | "not-yours"
    | "empty-words"
    | "rating-out-of-range"
    | "return-out-of-range";
}

/** The Room before anything happened. */
export const UNOPENED_ROOM: RoomSnapshot = initialTransition(roomMachine)[0];

/** Takes one event: the next snapshot with its effects, or a refusal. */
export function applyRoomEvent(snapshot: RoomSnapshot, event: RoomEvent): Result<RoomStep, RoomRefusal> {
  const reason = refusalOf(snapshot, event);
  if (reason !== null) return err({ type: "room-refusal", event: event.type, reason });
  const [next, actions] = transition(roomMachine, snapshot, event);
  return ok({ snapshot: next, effects: actions.map(toEffect).filter((effect) => effect !== null) });
}

/** The Room after these events, and those that it did not take. */
export function foldRoom(events: Iterable<RoomEvent>): {
  readonly snapshot: RoomSnapshot;
  readonly refusals: readonly RoomRefusal[];
} {
  let snapshot = UNOPENED_ROOM;
  const refusals: RoomRefusal[] = [];
  for (const event of events) {
    const step = applyRoomEvent(snapshot, event);
    if (step.ok) snapshot = step.value.snapshot;
    else refusals.push(step.error);
  }
  return { snapshot, refusals };
}

const SPEAKER_STEPS: readonly RoomEventType[] = ["words-offered", "landed", "not-yet", "floor-kept", "floor-passed"];
const LISTENER_STEPS: readonly RoomEventType[] = ["reply-offered", "listener-ready"];

function refusalOf(snapshot: RoomSnapshot, event: RoomEvent): RoomRefusal["reason"] | null {
  if (snapshot.status === "done") return "room-ended";
  const malformed = malformedPart(event);
  if (malformed !== null) return malformed;
  if (snapshot.can(event)) return null;
  return isPartnersStep(snapshot, event) ? "not-yours" : "not-now";
}

/**
 * Whether a step belongs to the other partner. The floor and the stage alone decide: a reason that asked what the
 * other could do right now would tell whether their words are held.
 */
function isPartnersStep(snapshot: RoomSnapshot, event: RoomEvent): boolean {
  const { floor } = snapshot.context;
  if (floor === null) return false;
  if (LISTENER_STEPS.includes(event.type)) return event.side === floor;
  const isSpeakers = SPEAKER_STEPS.includes(event.type) && !snapshot.matches({ live: "integrating" });
  return isSpeakers && event.side !== floor;
}

function malformedPart(event: RoomEvent): RoomRefusal["reason"] | null {
  if (!ratingsOf(event).every(isRating)) return "rating-out-of-range";
  const text = textOf(event);
  if (text !== null && isBlank(text)) return "empty-words";
  const isPromised = !("returnAt" in event) || isReturnInRange(event.at, event.returnAt);
  return isPromised ? null : "return-out-of-range";
}

function ratingsOf(event: RoomEvent): readonly Rating[] {
  if (event.type === "checked-out") return [event.arousal, event.closeness];
  return event.type === "arrival-checked" ? [event.arousal] : [];
}

function textOf(event: RoomEvent): string | null {
  if (event.type === "not-yet") return event.correction?.text ?? null;
  return "text" in event ? event.text : null;
}

function isRating(value: Rating): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 10;
}

/** Nothing that anyone could see: spaces, marks without width. */
function isBlank(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

function toEffect(action: ExecutableActionsFrom<typeof roomMachine>): RoomEffect | null {
  return (action as { readonly params: RoomEffect | null }).params;
}
