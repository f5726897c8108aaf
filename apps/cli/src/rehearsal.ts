import {
  actInRoom,
  type FacilitationLevel,
  foldRoom,
  preparedEvent,
  type Room,
  type RoomAct,
  type RoomStage,
  stageOf,
  UNOPENED_ROOM,
} from "@attune/domain/conversation";
import { otherSide, type Reading, SIDES, type Side } from "@attune/domain/cycle";

/** A Room in which a recorded conversation is played again, its steps in between taken as they most simply could be. */
export interface Rehearsal {
  /** Lets someone say these words; false when it is not their turn and the words wait. */
  readonly say: (speaker: Side, text: string, reading: Reading) => boolean;
  readonly room: () => Room;
  readonly standing: () => { readonly stage: RoomStage; readonly opened: boolean };
}

type Step = RoomAct extends infer Act ? (Act extends RoomAct ? Omit<Act, "at"> : never) : never;

const CALM = { willing: true, arousal: 2, clearHeaded: true };

/** Opens a Room at this level of help, with both partners calm and willing. */
export function createRehearsal(level: FacilitationLevel): Rehearsal {
  const stand: Stand = { room: UNOPENED_ROOM, time: 0 };
  take(stand, { type: "room-opened", side: "A", format: "live", help: { level, cleanRun: 0 } });
  return {
    say: (speaker, text, reading) => say(stand, { side: speaker, text, reading }),
    room: () => stand.room,
    standing: () => ({ stage: stageOf(stand.room.shared), opened: hasJustOpened(stand) }),
  };
}

interface Stand {
  room: Room;
  time: number;
}

interface Offer {
  readonly side: Side;
  readonly text: string;
  readonly reading: Reading;
}

const STEP_TIME = 1000;

function take(stand: Stand, step: Step): boolean {
  stand.time += STEP_TIME;
  const acted = actInRoom(stand.room, { ...step, at: stand.time } as RoomAct);
  if (acted.ok) stand.room = acted.value.room;
  return acted.ok;
}

function say(stand: Stand, offer: Offer): boolean {
  const { side } = offer;
  makeRoomFor(stand, side);
  const isGiven = give(stand, offer);
  take(stand, { type: "listener-ready", side: otherSide(side) });
  return isGiven;
}

/** Gives the words as they were said at the time, held or not, and without anything that their author says of them. */
function give(stand: Stand, offer: Offer): boolean {
  stand.time += STEP_TIME;
  const as = stageOf(stand.room.shared) === "replying" ? "reflect" : "message";
  const own = { disputed: false, answersCycle: false };
  const offered = { type: "words-offered", at: stand.time, ...offer, as, ...own } as const;
  const given = preparedEvent(stand.room.own[offer.side], offered);
  const { room, refusals } = foldRoom(given === null ? [offered] : [offered, given], stand.room);
  stand.room = room;
  return refusals.length === 0;
}

/** Takes the steps that lie between the last words and the next. */
function makeRoomFor(stand: Stand, speaker: Side): void {
  for (const side of SIDES) {
    take(stand, { type: "arrival-checked", side, ...CALM });
    take(stand, { type: "mirror-read", side });
  }
  take(stand, { type: "floor-taken", side: speaker });
  const { floor } = stand.room.shared.context;
  if (floor === null) return;
  take(stand, { type: "landed", side: floor });
  take(stand, floor === speaker ? { type: "floor-kept", side: floor } : { type: "floor-passed", side: floor });
}

/** Whether the words that have just crossed were a first softening or coming forward. */
function hasJustOpened({ room: { shared } }: Stand): boolean {
  const last = shared.context.exchanges.at(-1);
  return stageOf(shared) === "replying" && last !== undefined && last.opening !== null;
}
