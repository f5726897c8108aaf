import { ok, type Result } from "@attune/kernel";
import { applyRoomEvent, type Room, type RoomStep } from "./apply-room-event.ts";
import { outcomeOf } from "./listening-policy.ts";
import type { OwnEvent } from "./own-event.ts";
import { preparedEvent } from "./own-room.ts";
import type { RoomEffect } from "./room-effect.ts";
import { isOwnEvent, type RoomEvent } from "./room-event.ts";
import type { RoomRefusal } from "./room-refusal.ts";
import type { SharedEvent, SharedEventOf, SharedEventType } from "./shared-event.ts";

/** Shared events that follow from what someone did in their own part, and that nobody records by themselves. */
type Following = "arrived" | "words-given" | "reply-given" | "not-yet" | "newness-named" | "parted";

/**
 * What someone does in the Room. Words are offered and never given directly, so that none cross without having been
 * looked at: there is no act that records words for both.
 */
export type RoomAct =
  | OwnEvent
  | SharedEventOf<Exclude<SharedEventType, Following>>
  | (SharedEventOf<"not-yet"> & { readonly correction: null });

/** An act that was taken: the events to record, all or none, in this order, and what they make of the Room. */
export interface RoomActed extends RoomStep {
  readonly events: readonly RoomEvent[];
}

/**
 * Lets someone act: a partner's own event is followed by the shared one that it prepares, unless their words are held
 * at the level the Room helps with now. This is the one place where words are let cross.
 */
export function actInRoom(before: Room, act: RoomAct): Result<RoomActed, RoomRefusal> {
  const events = isOwnEvent(act) ? [act, ...followingEvents(before, act)] : [act];
  const effects: RoomEffect[] = [];
  let room = before;
  for (const event of events) {
    const step = applyRoomEvent(room, event);
    if (!step.ok) return step;
    room = step.value.room;
    effects.push(...step.value.effects);
  }
  return ok({ room, effects, events });
}

function followingEvents({ shared, own }: Room, act: OwnEvent): readonly SharedEvent[] {
  const prepared = preparedEvent(own[act.side], act);
  if (prepared === null || act.type === "words-withdrawn") return [];
  const isOffer = act.type === "words-offered" && !act.disputed;
  return isOffer && outcomeOf(act.reading, shared.context.level) === "held" ? [] : [prepared];
}
