import {
  type Arrival,
  actInRoom,
  FIRST_HELP,
  type Help,
  type OfferedWords,
  type ReplyKind,
  type RoomAct,
  type RoomEvent,
  UNOPENED_ROOM,
} from "@attune/domain/conversation";
import type { Reading, Side } from "@attune/domain/cycle";
import type { Instant } from "@attune/kernel";
import { createReading } from "./reading-builders.ts";

/** Something that someone does in the Room, at a moment that the timeline gives. */
export type TimedStep = (at: Instant) => RoomAct;

const MINUTE = 60_000;

/** 2026-01-05T18:00:00Z, a Monday evening. */
const EVENING: Instant = Date.UTC(2026, 0, 5, 18);

/** These steps, one a minute. */
export function roomTimeline(steps: readonly TimedStep[], start: Instant = EVENING): readonly RoomAct[] {
  return steps.map((step, index) => step(start + index * MINUTE));
}

/** The events that are recorded of a run; what the Room does not take leaves none. */
export function recordedEvents(run: readonly RoomAct[]): readonly RoomEvent[] {
  let room = UNOPENED_ROOM;
  return run.flatMap((act) => {
    const acted = actInRoom(room, act);
    if (!acted.ok) return [];
    room = acted.value.room;
    return acted.value.events;
  });
}

const GREEN: Arrival = { willing: true, arousal: 2, clearHeaded: true };

const offers =
  (side: Side, words: Pick<OfferedWords, "as" | "text"> & Partial<OfferedWords>) =>
  (reading: Reading = createReading()): TimedStep =>
  (at) => ({ type: "words-offered", at, side, disputed: false, answersCycle: false, ...words, reading });

/** One builder for each thing that someone can do in the Room; words are invented. */
export const roomStep = {
  opens:
    (side: Side = "A", help: Help = FIRST_HELP): TimedStep =>
    (at) => ({ type: "room-opened", at, side, format: "live", help }),
  arrives:
    (side: Side, arrival: Partial<Arrival> = {}): TimedStep =>
    (at) => ({ type: "arrival-checked", at, side, ...GREEN, ...arrival }),
  takesFloor:
    (side: Side): TimedStep =>
    (at) => ({ type: "floor-taken", at, side }),
  says: (side: Side, reading?: Reading, text = "The bins were full again."): TimedStep =>
    offers(side, { as: "message", text })(reading),
  replies: (side: Side, reading?: Reading, kind: ReplyKind = "reflect"): TimedStep =>
    offers(side, { as: kind, text: "You saw the bins." })(reading),
  names: (side: Side, reading?: Reading, text = "You stayed."): TimedStep =>
    offers(side, { as: "newness", text })(reading),
  /** Says words of which their author has said before: this is not that. */
  saysAgain: (side: Side, reading: Reading, text = "The bins were full again."): TimedStep =>
    offers(side, { as: "message", text, disputed: true })(reading),
  /** Replies to words that are cycle talk as the listener's device reads them. */
  repliesToCycle: (side: Side, reading: Reading, disputed = false): TimedStep =>
    offers(side, { as: "reflect", text: "You saw the bins.", disputed, answersCycle: true })(reading),
  withdraws:
    (side: Side): TimedStep =>
    (at) => ({ type: "words-withdrawn", at, side }),
  releases:
    (side: Side): TimedStep =>
    (at) => ({ type: "words-released", at, side }),
  takesBack:
    (side: Side): TimedStep =>
    (at) => ({ type: "words-taken-back", at, side }),
  isReady:
    (side: Side): TimedStep =>
    (at) => ({ type: "listener-ready", at, side }),
  feelsHeard:
    (side: Side): TimedStep =>
    (at) => ({ type: "landed", at, side }),
  feelsUnheard: (side: Side, reading: Reading | null = null, text = "It is less about the bins."): TimedStep =>
    reading === null
      ? (at) => ({ type: "not-yet", at, side, correction: null })
      : offers(side, { as: "correction", text })(reading),
  readsMirror:
    (side: Side): TimedStep =>
    (at) => ({ type: "mirror-read", at, side }),
  keepsFloor:
    (side: Side): TimedStep =>
    (at) => ({ type: "floor-kept", at, side }),
  passesFloor:
    (side: Side): TimedStep =>
    (at) => ({ type: "floor-passed", at, side }),
  beginsClose:
    (side: Side): TimedStep =>
    (at) => ({ type: "close-begun", at, side }),
  skipsNewness:
    (side: Side): TimedStep =>
    (at) => ({ type: "newness-skipped", at, side }),
  checksOut:
    (side: Side, arousal = 2, closeness = 7): TimedStep =>
    (at) => ({ type: "checked-out", at, side, arousal, closeness }),
  pauses:
    (side: Side, minutes = 30): TimedStep =>
    (at) => ({ type: "pause-called", at, side, returnAt: at + minutes * MINUTE, promise: null }),
  movesReturn:
    (side: Side, minutes = 45): TimedStep =>
    (at) => ({ type: "return-moved", at, side, returnAt: at + minutes * MINUTE }),
  leaves:
    (side: Side): TimedStep =>
    (at) => ({ type: "room-left", at, side }),
} as const;
