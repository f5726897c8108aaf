import type { Help, RoomAct } from "@attune/domain/conversation";
import type { Instant } from "@attune/kernel";
import { createReading, cycleReading, secureReading } from "./reading-builders.ts";
import { roomStep, roomTimeline } from "./room-timeline.ts";

/**
 * A whole conversation between two invented partners, one act a minute: two holds, one "this is not that", one
 * softening, one *not yet* with a correction, a pause with its return, a swap, and a close by both.
 */
export function simulatedRoom({
  start,
  help,
}: {
  readonly start?: Instant;
  readonly help?: Help;
} = {}): readonly RoomAct[] {
  const { opens, arrives, takesFloor, says, replies, names, withdraws, releases, isReady } = roomStep;
  const { feelsHeard, feelsUnheard, passesFloor, beginsClose, skipsNewness, checksOut, pauses } = roomStep;
  const steps = [
    opens("A", help),
    arrives("A"),
    arrives("B", { arousal: 3 }),
    takesFloor("A"),
    says("A", cycleReading("blame"), "You always leave the bins to me."),
    withdraws("A"),
    says("A", cycleReading("mind_read"), "You do not even see me."),
    releases("A"),
    isReady("B"),
    replies("B", secureReading("reflect"), "reflect"),
    feelsHeard("A"),
    passesFloor("A"),
    says("B", createReading(), "I came home late on Tuesday."),
    isReady("A"),
    replies("A", createReading(), "curious"),
    feelsUnheard("B", secureReading("feel"), "I felt small when the door stayed shut."),
    pauses("A"),
    arrives("B"),
    arrives("A"),
    replies("A", secureReading("comfort"), "comfort"),
    feelsHeard("B"),
    passesFloor("B"),
    says("A", secureReading("fear"), "I am afraid that I do not matter to you."),
    isReady("B"),
    replies("B", secureReading("comfort"), "comfort"),
    feelsHeard("A"),
    beginsClose("B"),
    names("A", secureReading("feel"), "You stayed."),
    skipsNewness("B"),
    checksOut("B", 1, 8),
    checksOut("A", 2, 7),
  ];
  return roomTimeline(steps, start);
}
