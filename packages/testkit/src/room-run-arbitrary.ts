import {
  actInRoom,
  FACILITATION_LEVELS,
  type FacilitationLevel,
  REPLY_KINDS,
  type Room,
  type RoomAct,
  type RoomSnapshot,
  type RoomStage,
  stageOf,
  UNOPENED_ROOM,
} from "@attune/domain/conversation";
import { otherSide, type Reading, type Side } from "@attune/domain/cycle";
import type { Instant } from "@attune/kernel";
import fc from "fast-check";
import { readingArbitrary } from "./reading-arbitrary.ts";
import { createReading, cycleReading, faintReading, secureReading } from "./reading-builders.ts";
import { roomActArbitrary } from "./room-event-arbitrary.ts";
import { roomStep, type TimedStep } from "./room-timeline.ts";

const PLAIN = { noNullPrototype: true } as const;

/** What decides the next act of a run: which of the likely ones it is and what it says, or something quite else. */
interface Draw {
  readonly dice: number;
  readonly reading: Reading;
  readonly stray: RoomAct | null;
}

/** Whose step it is likely to be, and the words that wait. */
interface Turn extends Draw {
  readonly speaker: Side;
  readonly listener: Side;
  readonly waits: (side: Side) => boolean;
}

const ODDS_OF_CLOSE = 23;
const SECOND = 1000;
const START: Instant = Date.UTC(2026, 0, 5, 18);

const readings = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(cycleReading("blame"), cycleReading("shut_down"), cycleReading("contempt")) },
  { weight: 5, arbitrary: fc.constantFrom(secureReading("feel"), secureReading("need"), secureReading("validate")) },
  { weight: 3, arbitrary: fc.constantFrom(createReading(), faintReading("press"), faintReading("defend")) },
  { weight: 1, arbitrary: readingArbitrary },
);

const draw: fc.Arbitrary<Draw> = fc.record(
  {
    dice: fc.noBias(fc.nat(0xffffff)),
    reading: readings,
    stray: fc.oneof(
      { weight: 7, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: roomActArbitrary.map(toRareLeaving) },
    ),
  },
  PLAIN,
);

/**
 * Runs of a Room with mostly possible steps and some impossible ones. A run breaks off anywhere: after `maxLength`
 * acts at the latest, and one act after the Room has ended.
 */
export function roomRunArbitrary({ minLength = 0, maxLength = 60 } = {}): fc.Arbitrary<readonly RoomAct[]> {
  return fc
    .record(
      {
        level: fc.constantFrom(...FACILITATION_LEVELS),
        draws: fc.array(draw, { minLength, maxLength, size: "max" }),
      },
      PLAIN,
    )
    .map(drawsToRun);
}

function drawsToRun({ level, draws }: { readonly level: FacilitationLevel; readonly draws: readonly Draw[] }) {
  const run: RoomAct[] = [roomStep.opens("A", { level, cleanRun: 0 })(START)];
  let room = run.reduce(advance, UNOPENED_ROOM);
  for (const [index, next] of draws.entries()) {
    const at = START + (index + 1) * SECOND;
    const act = next.stray === null ? likelyStep(room, next)(at) : next.stray;
    run.push(act);
    if (room.shared.status === "done") break;
    room = advance(room, act);
  }
  return run;
}

function advance(room: Room, act: RoomAct): Room {
  const acted = actInRoom(room, act);
  return acted.ok ? acted.value.room : room;
}

function likelyStep({ shared, own }: Room, draw: Draw): TimedStep {
  const { dice } = draw;
  if (dice % 29 === 1) return roomStep.pauses(sideOf(dice), 20 + (dice % 1421));
  if (dice % 599 === 1) return roomStep.leaves(sideOf(dice));
  const speaker = shared.context.floor ?? sideOf(dice);
  const waits = (side: Side) => own[side].pending !== null;
  const turn = { ...draw, speaker, listener: otherSide(speaker), waits };
  const steps = STEPS[stageOf(shared)](turn, shared);
  return steps[dice % steps.length] ?? roomStep.leaves("A");
}

const STEPS: Readonly<Record<RoomStage, (turn: Turn, shared: RoomSnapshot) => readonly TimedStep[]>> = {
  unopened: () => [roomStep.opens()],
  arriving: arrivals,
  choosing: ({ dice }) => [roomStep.takesFloor(sideOf(dice >> 3))],
  speaking: ({ speaker, reading, dice, waits }) => {
    if (waits(speaker)) return ownWords(speaker);
    if (dice % ODDS_OF_CLOSE === 0) return [roomStep.beginsClose(speaker)];
    const says = roomStep.says(speaker, reading, textOf(reading));
    const again = roomStep.saysAgain(speaker, reading, textOf(reading));
    return [says, says, says, says, says, says, again, roomStep.passesFloor(speaker)];
  },
  crossing: ({ speaker, listener }) => {
    const ready = roomStep.isReady(listener);
    return [ready, ready, ready, roomStep.takesBack(speaker)];
  },
  replying: ({ listener, reading, dice, waits }) =>
    waits(listener)
      ? ownWords(listener)
      : [roomStep.replies(listener, reading, REPLY_KINDS[dice % 4]), roomStep.repliesToCycle(listener, reading)],
  landing: ({ speaker, reading, waits }) =>
    waits(speaker)
      ? ownWords(speaker)
      : [roomStep.feelsHeard(speaker), roomStep.feelsUnheard(speaker), roomStep.feelsUnheard(speaker, reading)],
  landed: ({ speaker, listener, dice }) =>
    dice % ODDS_OF_CLOSE === 0
      ? [roomStep.beginsClose(listener)]
      : [roomStep.keepsFloor(speaker), roomStep.passesFloor(speaker), roomStep.passesFloor(speaker)],
  mirroring: ({ dice }) => [roomStep.readsMirror(sideOf(dice >> 3))],
  integrating: ({ dice, reading, waits }) => {
    const side = sideOf(dice >> 3);
    if (waits(side)) return ownWords(side);
    const names = roomStep.names(side, reading, textOf(reading));
    return [names, names, roomStep.skipsNewness(side)];
  },
  closing: ({ dice }) => [roomStep.checksOut(sideOf(dice >> 3), dice % 11, (dice >> 4) % 11)],
  paused: (turn, shared) => [
    ...arrivals(turn, shared),
    ...arrivals(turn, shared),
    roomStep.movesReturn(sideOf(turn.dice), 20 + (turn.dice % 1421)),
  ],
  closed: ({ dice }) => [roomStep.takesFloor(sideOf(dice))],
  left: ({ dice }) => [roomStep.opens(sideOf(dice))],
};

function arrivals({ dice }: Turn, { context }: RoomSnapshot): readonly TimedStep[] {
  const side = context.green.A === null ? (context.green.B === null ? sideOf(dice >> 3) : "A") : "B";
  const green = roomStep.arrives(side, { arousal: (dice >> 4) % 4 });
  return [
    green,
    green,
    green,
    green,
    green,
    roomStep.arrives(side, { willing: false }),
    roomStep.arrives(side, { arousal: 7 }),
    roomStep.arrives(side, { clearHeaded: false }),
  ];
}

function ownWords(side: Side): readonly TimedStep[] {
  return [roomStep.releases(side), roomStep.releases(side), roomStep.withdraws(side)];
}

function sideOf(dice: number): Side {
  return dice % 2 === 0 ? "A" : "B";
}

function textOf(reading: Reading): string {
  return `Words that were read as ${reading.talk}.`;
}

/** A stray act may end the run, but rarely. */
function toRareLeaving(act: RoomAct): RoomAct | null {
  return act.type === "room-left" && act.at % 16 !== 0 ? null : act;
}
