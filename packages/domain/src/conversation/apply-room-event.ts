import { ok, type Result } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import { applySharedEvent, type RoomSnapshot, UNOPENED } from "./apply-shared-event.ts";
import { applyOwnEvent, emptyOwnRoom, followShared, type OwnRoom } from "./own-room.ts";
import type { RoomEffect } from "./room-effect.ts";
import { isOwnEvent, type RoomEvent } from "./room-event.ts";
import type { RoomRefusal } from "./room-refusal.ts";

/** The Room as far as a device has its events: what the two share, and each one's own part, empty where it is not there. */
export interface Room {
  readonly shared: RoomSnapshot;
  readonly own: Readonly<Record<Side, OwnRoom>>;
}

/** What an event makes of the Room, and what is to be done because of it. */
export interface RoomStep {
  readonly room: Room;
  readonly effects: readonly RoomEffect[];
}

/** The Room before anything happened. */
export const UNOPENED_ROOM: Room = { shared: UNOPENED, own: { A: emptyOwnRoom("A"), B: emptyOwnRoom("B") } };

/** Takes one event: the next Room with the effects, or a refusal. A partner's own event changes their own part alone. */
export function applyRoomEvent({ shared, own }: Room, event: RoomEvent): Result<RoomStep, RoomRefusal> {
  if (isOwnEvent(event)) {
    const changed = applyOwnEvent(shared, own[event.side], event);
    return changed.ok ? ok({ room: { shared, own: { ...own, [event.side]: changed.value } }, effects: [] }) : changed;
  }
  const step = applySharedEvent(shared, event);
  if (!step.ok) return step;
  const { snapshot, effects } = step.value;
  const follow = (side: Side) => followShared(own[side], event, snapshot);
  return ok({ room: { shared: snapshot, own: { A: follow("A"), B: follow("B") } }, effects });
}

/**
 * The Room after these events, and those that it did not take. The shared part is the same whichever own events are
 * among them; each own part needs that partner's own events alone.
 */
export function foldRoom(
  events: Iterable<RoomEvent>,
  from: Room = UNOPENED_ROOM,
): { readonly room: Room; readonly refusals: readonly RoomRefusal[] } {
  let room = from;
  const refusals: RoomRefusal[] = [];
  for (const event of events) {
    const step = applyRoomEvent(room, event);
    if (step.ok) room = step.value.room;
    else refusals.push(step.error);
  }
  return { room, refusals };
}
