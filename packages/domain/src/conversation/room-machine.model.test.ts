import { cycleReading, type RoomWatch, roomStep, type TimedStep, UNWATCHED_ROOM, watchRoom } from "@attune/testkit";
import { expect, test } from "vitest";
import { getShortestPaths } from "xstate/graph";
import { isGreen } from "./arrival.ts";
import { type CrossedWords, isCycleTalk } from "./exchange.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import { applyRoomEvent, type RoomEvent, type RoomSnapshot, roomMachine } from "./index.ts";
import { outcomeOf } from "./listening-policy.ts";

const NOW = Date.UTC(2026, 0, 5, 18);
const BOTH = ["A", "B"] as const;
const DISPUTABLE = cycleReading();

test.each([
  { level: 3, states: 1500, steps: 7000 },
  { level: 0, states: 5000, steps: 23_000 },
] as const)(
  "from level $level every short path obeys the laws, whatever comes next",
  ({ level, states, steps }) => {
    const alphabet = alphabetFrom(level);
    const paths = getShortestPaths(roomMachine, {
      events: alphabet,
      filterEvents: (snapshot, event) => applyRoomEvent(snapshot, event).ok,
      serializeState: keyOf,
      serializeEvent: (event) => String(alphabet.indexOf(event)),
    });
    const watchAlong = createWatch();
    let taken = 0;
    for (const path of paths) {
      const events = path.steps.map(({ event }) => event).filter((event) => alphabet.includes(event));
      const here = watchAlong(events);
      for (const event of alphabet) {
        const next = watchRoom(here, event);
        if (next.taken) taken += 1;
        if (next.broken.length > 0) expect.fail(`${next.broken.join(", ")}: ${JSON.stringify([...events, event])}`);
      }
    }
    expect(paths.length).toBeGreaterThan(states);
    expect(taken).toBeGreaterThan(steps);
  },
  20_000,
);

/** Follows paths and remembers how far it has come on each. Every path but the empty one goes on from another. */
function createWatch(): (events: readonly RoomEvent[]) => RoomWatch {
  const seen = new Map<RoomEvent, Map<RoomWatch, RoomWatch>>();
  return (events) =>
    events.reduce((before, event) => {
      const after = seen.get(event)?.get(before) ?? watchRoom(before, event);
      seen.set(event, (seen.get(event) ?? new Map()).set(before, after));
      return after;
    }, UNWATCHED_ROOM);
}

/** A small alphabet: surely cycle talk or not, green or not, now or refused. */
function alphabetFrom(level: FacilitationLevel): readonly RoomEvent[] {
  const { opens, arrives, takesFloor, says, replies, withdraws, releases, isReady, feelsHeard, feelsUnheard } =
    roomStep;
  const { readsMirror, keepsFloor, passesFloor, beginsClose, skipsNewness, checksOut, pauses, movesReturn, leaves } =
    roomStep;
  const ofEach = BOTH.flatMap((side): readonly TimedStep[] => [
    arrives(side),
    arrives(side, { willing: false }),
    takesFloor(side),
    says(side),
    says(side, DISPUTABLE),
    replies(side),
    replies(side, DISPUTABLE),
    withdraws(side),
    releases(side),
    isReady(side),
    feelsHeard(side),
    feelsUnheard(side),
    feelsUnheard(side, DISPUTABLE),
    readsMirror(side),
    keepsFloor(side),
    passesFloor(side),
    beginsClose(side),
    skipsNewness(side),
    checksOut(side),
    pauses(side),
  ]);
  return [opens("A", { level, cleanRun: 0 }), ...ofEach, movesReturn("A"), leaves("B")].map((step) => step(NOW));
}

/** What can make a difference to what comes next. Counts for guidance are left out, and whatever no later step asks for. */
function keyOf({ value, context, historyValue, status }: RoomSnapshot): string {
  if (status === "done") return JSON.stringify(value);
  const { arrival, pending, newness, checkOut, mirror, pause, level, floor, cycleRun, smaller } = context;
  const where = pause === null ? value : Object.values(historyValue).flatMap((nodes) => nodes.map(({ id }) => id));
  const stage = JSON.stringify(where);
  const last = /replying|landing/u.test(stage) ? context.exchanges.at(-1) : undefined;
  return JSON.stringify([
    pause?.resumes === "floor" ? null : stage,
    pause && [pause.cause === "called", pause.resumes],
    BOTH.map((side) => [arrival[side] && isGreen(arrival[side]), newness[side] === null, checkOut[side] === null]),
    BOTH.map((side) => pending[side] && [kindOf(pending[side]), outcomeOf(pending[side].reading, level)]),
    /integrating|closing/u.test(stage) ? null : [floor, level, cycleRun, smaller, mirror],
    last && [
      last.replies.length > 0,
      kindOf((last.replies.length > 0 && last.corrections.at(-1)) || last.message),
      last.notYet,
    ],
  ]);
}

function kindOf({ reading, disputed }: CrossedWords): string {
  return `${isCycleTalk(reading)} ${disputed}`;
}
