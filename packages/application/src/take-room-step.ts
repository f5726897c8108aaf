import {
  actInRoom,
  endOf,
  isOwnEvent,
  type RoomAct,
  type RoomActed,
  type RoomEffect,
  type RoomEvent,
  type RoomRefusal,
} from "@attune/domain/conversation";
import { isRoomResting } from "@attune/domain/safety";
import { err, ok, type Result } from "@attune/kernel";
import type { NotRecorded, Space } from "@attune/sync";
import type { Moment } from "./couple-event.ts";
import { ownOf } from "./fold-own.ts";
import { forgetDraft, forgetDrafts } from "./keep-draft.ts";
import { mine, OURS, type Recordable, type Recording, type Session, type SessionState } from "./session.ts";

/** A step as someone takes it: the moment is added here. */
export type RoomStepInput = RoomAct extends infer Act ? (Act extends RoomAct ? Omit<Act, "at"> : never) : never;

/** There is no open Room. */
export interface NoRoom {
  readonly type: "no-room";
}

export type StepFailure = RoomRefusal | NoRoom | NotRecorded;

interface Taken extends Recording {
  readonly effects: readonly RoomEffect[];
  readonly roomId: string;
}

/** Takes a step in the open Room and records it with all that follows from it, each part for those who may read it. */
export async function takeRoomStep(
  session: Session,
  input: RoomStepInput,
): Promise<Result<readonly RoomEffect[], StepFailure>> {
  const { clock } = session.sources;
  const recorded = await session.record<Taken, RoomRefusal | NoRoom>((state) => {
    const { couple, room } = state;
    if (couple.room === null || room === null) return err({ type: "no-room" });
    const act = asSafetyAllows({ ...input, at: clock.now() } as RoomAct, state);
    const acted = actInRoom(room, act);
    if (!acted.ok) return acted;
    const roomId = couple.room.id;
    const { events, effects } = acted.value;
    const record: Recordable[] = [
      ...events.map((event) => ({ event: { type: "room-event" as const, roomId, event }, space: spaceOf(event) })),
      ...momentsOf(acted.value, act).map((moment) => ({
        event: { type: "moment-saved" as const, roomId, moment },
        space: OURS,
      })),
      ...endings(roomId, acted.value, act),
    ];
    return ok({ record, effects, roomId });
  });
  if (!recorded.ok) return recorded;
  const { effects, roomId } = recorded.value;
  for (const effect of effects) {
    if (effect.type === "words-crossed") await forgetDraft(session, { roomId, side: effect.side, place: "words" });
    if (effect.type === "room-ended") await forgetDrafts(session);
  }
  return ok(effects);
}

/**
 * An arrival counts as "not now" while a safety rule lets the Room rest for this person, like any other "not now". A
 * safety rule wins over what was answered at the door.
 */
function asSafetyAllows(act: RoomAct, { own, joinedAt }: SessionState): RoomAct {
  if (act.type !== "arrival-checked" || joinedAt === null) return act;
  return isRoomResting(ownOf(own, act.side).safety, joinedAt, act.at) ? { ...act, willing: false } : act;
}

/** Who may read the record of an event. */
export function spaceOf(event: RoomEvent): Space {
  return isOwnEvent(event) ? mine(event.side) : OURS;
}

function momentsOf({ room, effects }: RoomActed, { type, side, at }: RoomAct): readonly Moment[] {
  const { exchanges, newness } = room.shared.context;
  const last = exchanges.at(-1);
  if (type === "landed" && last?.opening) return [{ side, at, text: last.message.text, kind: "opening" }];
  const saved = effects.some((effect) => effect.type === "moment-saved");
  return saved ? [{ side, at, text: newness[side] ?? "", kind: "newness" }] : [];
}

function endings(roomId: string, { room, effects }: RoomActed, { at }: RoomAct): readonly Recordable[] {
  const hasEnded = effects.some((effect) => effect.type === "room-ended");
  return hasEnded ? [{ event: { type: "room-ended", roomId, at, ...endOf(room.shared) }, space: OURS }] : [];
}
