import { err, ok, type Result } from "@attune/kernel";
import { type ExecutableActionsFrom, initialTransition, type SnapshotFrom, transition } from "xstate";
import { isReturnInRange } from "./pause.ts";
import type { RoomEffect } from "./room-effect.ts";
import { roomMachine } from "./room-machine.ts";
import type { RoomRefusal } from "./room-refusal.ts";
import type { SharedEvent, SharedEventType } from "./shared-event.ts";

/** What the two share of the Room at one moment: its step and what it knows. A fold of events; never stored as the truth. */
export type RoomSnapshot = SnapshotFrom<typeof roomMachine>;

/** What a shared event makes of the Room, and what is to be done because of it. */
interface SharedStep {
  readonly snapshot: RoomSnapshot;
  readonly effects: readonly RoomEffect[];
}

/** What is shared before anything happened. */
export const UNOPENED: RoomSnapshot = initialTransition(roomMachine)[0];

/** Takes one shared event: the next snapshot with its effects, or a refusal. */
export function applySharedEvent(snapshot: RoomSnapshot, event: SharedEvent): Result<SharedStep, RoomRefusal> {
  const reason = sharedRefusal(snapshot, event);
  if (reason !== null) return err({ type: "room-refusal", event: event.type, reason });
  const [next, actions] = transition(roomMachine, snapshot, event);
  return ok({ snapshot: next, effects: actions.map(toEffect).filter((effect) => effect !== null) });
}

const SPEAKER_STEPS: readonly SharedEventType[] = [
  "words-given",
  "words-taken-back",
  "landed",
  "not-yet",
  "floor-kept",
  "floor-passed",
];
const LISTENER_STEPS: readonly SharedEventType[] = ["reply-given", "listener-ready"];

/** Why this shared event would not be taken, or null when it would. */
export function sharedRefusal(snapshot: RoomSnapshot, event: SharedEvent): RoomRefusal["reason"] | null {
  if (snapshot.status === "done") return "room-ended";
  const malformed = malformedPart(event);
  if (malformed !== null) return malformed;
  if (snapshot.can(event)) return null;
  return isPartnersStep(snapshot, event) ? "not-yours" : "not-now";
}

/** Whether a step belongs to the other partner. */
function isPartnersStep({ context: { floor } }: RoomSnapshot, event: SharedEvent): boolean {
  if (floor === null) return false;
  return event.side === floor ? LISTENER_STEPS.includes(event.type) : SPEAKER_STEPS.includes(event.type);
}

function malformedPart(event: SharedEvent): RoomRefusal["reason"] | null {
  const text = textOf(event);
  if (text !== null && isBlank(text)) return "empty-words";
  const isPromised = !("returnAt" in event) || isReturnInRange(event.at, event.returnAt);
  return isPromised ? null : "return-out-of-range";
}

function textOf(event: SharedEvent): string | null {
  if (event.type === "not-yet") return event.correction?.text ?? null;
  return "text" in event ? event.text : null;
}

/** Nothing that anyone could see: spaces, marks without width. */
function isBlank(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

function toEffect(action: ExecutableActionsFrom<typeof roomMachine>): RoomEffect | null {
  return (action as { readonly params: RoomEffect | null }).params;
}
