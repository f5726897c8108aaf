import { type Arrival, FIRST_HELP, type Help, type ReplyKind, type RoomEvent } from "@attune/domain/conversation";
import type { Reading, Side } from "@attune/domain/cycle";
import type { Instant } from "@attune/kernel";
import { createReading } from "./reading-builders.ts";

/** Something that happens in the Room, at a moment that the timeline gives. */
export type TimedStep = (at: Instant) => RoomEvent;

const MINUTE = 60_000;

/** 2026-01-05T18:00:00Z, a Monday evening. */
const EVENING: Instant = Date.UTC(2026, 0, 5, 18);

/** The events of these steps, one a minute. */
export function roomTimeline(steps: readonly TimedStep[], start: Instant = EVENING): readonly RoomEvent[] {
  return steps.map((step, index) => step(start + index * MINUTE));
}

const GREEN: Arrival = { willing: true, arousal: 2, clearHeaded: true };

/** One builder for each thing that can happen in the Room; words are invented. */
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
  says:
    (side: Side, reading: Reading = createReading(), text = "The bins were full again."): TimedStep =>
    (at) => ({ type: "words-offered", at, side, text, reading }),
  replies:
    (side: Side, reading: Reading = createReading(), kind: ReplyKind = "reflect"): TimedStep =>
    (at) => ({ type: "reply-offered", at, side, text: "You saw the bins.", reading, kind }),
  withdraws:
    (side: Side): TimedStep =>
    (at) => ({ type: "words-withdrawn", at, side }),
  releases:
    (side: Side): TimedStep =>
    (at) => ({ type: "words-released", at, side }),
  isReady:
    (side: Side): TimedStep =>
    (at) => ({ type: "listener-ready", at, side }),
  feelsHeard:
    (side: Side): TimedStep =>
    (at) => ({ type: "landed", at, side }),
  feelsUnheard:
    (side: Side, reading: Reading | null = null, text = "It is less about the bins."): TimedStep =>
    (at) => ({ type: "not-yet", at, side, correction: reading && { text, reading } }),
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
