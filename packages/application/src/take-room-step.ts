import {
  applyRoomEvent,
  helpAfter,
  type RoomEffect,
  type RoomEvent,
  type RoomRefusal,
  type RoomSnapshot,
  type RoomStep,
} from "@attune/domain/conversation";
import { err, ok, type Result } from "@attune/kernel";
import type { NotRecorded, Space } from "@attune/sync";
import type { Moment } from "./couple-event.ts";
import { forgetDraft, forgetDrafts } from "./keep-draft.ts";
import { mine, OURS, type Recordable, type Recording, type Session } from "./session.ts";

/** A step as someone takes it: the moment is added here. */
export type RoomStepInput = RoomEvent extends infer Event
  ? Event extends RoomEvent
    ? Omit<Event, "at">
    : never
  : never;

/** There is no open Room. */
export interface NoRoom {
  readonly type: "no-room";
}

export type StepFailure = RoomRefusal | NoRoom | NotRecorded;

interface Taken extends Recording {
  readonly effects: readonly RoomEffect[];
  readonly roomId: string;
}

/** Takes a step in the open Room and records it with all that follows from it. */
export async function takeRoomStep(
  session: Session,
  input: RoomStepInput,
): Promise<Result<readonly RoomEffect[], StepFailure>> {
  const { clock } = session.sources;
  const recorded = await session.record<Taken, RoomRefusal | NoRoom>(({ couple, room }) => {
    if (couple.room === null || room === null) return err({ type: "no-room" });
    const event = { ...input, at: clock.now() } as RoomEvent;
    const step = applyRoomEvent(room, event);
    if (!step.ok) return step;
    const roomId = couple.room.id;
    const record: Recordable[] = [
      { event: { type: "room-event", roomId, event }, space: spaceOf(event) },
      ...consequences(step.value.snapshot, event, step.value.effects).map((moment) => ({
        event: { type: "moment-saved" as const, roomId, moment },
        space: OURS,
      })),
      ...endings(roomId, step.value, event),
    ];
    return ok({ record, effects: step.value.effects, roomId });
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
 * Who may read the record of a step. What has not crossed, and what is answered in private, is its author's
 * alone; the rest is the couple's.
 */
export function spaceOf(event: RoomEvent): Space {
  switch (event.type) {
    case "arrival-checked":
    case "checked-out":
    case "words-offered":
    case "reply-offered":
    case "words-withdrawn":
    case "words-released":
      return mine(event.side);
    case "not-yet":
      return event.correction === null ? OURS : mine(event.side);
    default:
      return OURS;
  }
}

function consequences(snapshot: RoomSnapshot, event: RoomEvent, effects: readonly RoomEffect[]): readonly Moment[] {
  const { side, at } = event;
  const { exchanges, newness } = snapshot.context;
  const last = exchanges.at(-1);
  if (event.type === "landed" && last?.opening) return [{ side, at, text: last.message.text, kind: "opening" }];
  const saved = effects.some((effect) => effect.type === "moment-saved");
  return saved ? [{ side, at, text: newness[side] ?? "", kind: "newness" }] : [];
}

function endings(roomId: string, step: RoomStep, { at }: RoomEvent): readonly Recordable[] {
  const { help, level, cycleExchanges } = step.snapshot.context;
  const ended = step.effects.find((effect) => effect.type === "room-ended");
  if (ended === undefined) return [];
  const { closed } = ended;
  const next = helpAfter(help, { level, closed, clean: cycleExchanges === 0 });
  return [{ event: { type: "room-ended", roomId, at, closed, help: next }, space: OURS }];
}
