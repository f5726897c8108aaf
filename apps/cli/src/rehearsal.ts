import {
  applyRoomEvent,
  type FacilitationLevel,
  type RoomEvent,
  type RoomSnapshot,
  type RoomStage,
  UNOPENED_ROOM,
  viewRoom,
} from "@attune/domain/conversation";
import { otherSide, type Reading, SIDES, type Side } from "@attune/domain/cycle";

/** A Room in which a recorded conversation is played again, its steps in between taken as they most simply could be. */
export interface Rehearsal {
  /** Lets someone say these words; false when it is not their turn and the words wait. */
  readonly say: (speaker: Side, text: string, reading: Reading) => boolean;
  readonly snapshot: () => RoomSnapshot;
  readonly standing: () => { readonly stage: RoomStage; readonly opened: boolean };
}

type Step = RoomEvent["type"] extends infer Type
  ? Type extends RoomEvent["type"]
    ? Omit<Extract<RoomEvent, { type: Type }>, "at">
    : never
  : never;

const CALM = { willing: true, arousal: 2, clearHeaded: true };

/** Opens a Room at this level of help, with both partners calm and willing. */
export function createRehearsal(level: FacilitationLevel): Rehearsal {
  const room: Room = { snapshot: UNOPENED_ROOM, time: 0 };
  take(room, { type: "room-opened", side: "A", format: "live", help: { level, cleanRun: 0 } });
  return {
    say: (speaker, text, reading) => say(room, { side: speaker, text, reading }),
    snapshot: () => room.snapshot,
    standing: () => ({ stage: stageOf(room), opened: hasJustOpened(room) }),
  };
}

interface Room {
  snapshot: RoomSnapshot;
  time: number;
}

interface Offer {
  readonly side: Side;
  readonly text: string;
  readonly reading: Reading;
}

const STEP_TIME = 1000;

function take(room: Room, step: Step): boolean {
  room.time += STEP_TIME;
  const taken = applyRoomEvent(room.snapshot, { ...step, at: room.time } as RoomEvent);
  if (taken.ok) room.snapshot = taken.value.snapshot;
  return taken.ok;
}

function stageOf(room: Room): RoomStage {
  return viewRoom(room.snapshot, "A").stage;
}

function say(room: Room, offer: Offer): boolean {
  const { side } = offer;
  makeRoomFor(room, side);
  const answers = stageOf(room) === "replying";
  const offered = answers
    ? take(room, { type: "reply-offered", ...offer, kind: "reflect" })
    : take(room, { type: "words-offered", ...offer });
  if (!offered) return false;
  take(room, { type: "words-released", side });
  if (!answers) take(room, { type: "listener-ready", side: otherSide(side) });
  return true;
}

/** Takes the steps that lie between the last words and the next. */
function makeRoomFor(room: Room, speaker: Side): void {
  for (const side of SIDES) {
    take(room, { type: "arrival-checked", side, ...CALM });
    take(room, { type: "mirror-read", side });
  }
  take(room, { type: "floor-taken", side: speaker });
  const { floor } = room.snapshot.context;
  if (floor === null) return;
  take(room, { type: "landed", side: floor });
  take(room, floor === speaker ? { type: "floor-kept", side: floor } : { type: "floor-passed", side: floor });
}

/** Whether the words that have just crossed were a first softening or coming forward. */
function hasJustOpened(room: Room): boolean {
  const last = room.snapshot.context.exchanges.at(-1);
  return stageOf(room) === "replying" && last !== undefined && last.opening !== null;
}
