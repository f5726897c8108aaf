import { cycleReading, type RoomWatch, roomStep, type TimedStep, UNWATCHED_ROOM, watchAct } from "@attune/testkit";
import { expect, test } from "vitest";
import { fromTransition } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { CrossedWords } from "./exchange.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import { actInRoom, type OwnRoom, type Room, type RoomAct, stageOf, UNOPENED_ROOM } from "./index.ts";

const NOW = Date.UTC(2026, 0, 5, 18);
const BOTH = ["A", "B"] as const;
const DISPUTABLE = cycleReading();

/** The Room with both own parts, as one thing that paths can be found through. */
const wholeRoom = fromTransition<Room, RoomAct, never, undefined>((room, act) => advance(room, act), UNOPENED_ROOM);

test.each([
  { level: 3, states: 1400, steps: 6000 },
  { level: 0, states: 4500, steps: 20_000 },
] as const)(
  "from level $level every short path obeys the laws, whatever comes next",
  ({ level, states, steps }) => {
    const alphabet = alphabetFrom(level);
    const paths = getShortestPaths(wholeRoom, {
      events: alphabet,
      filterEvents: ({ context }, act) => actInRoom(context, act).ok,
      serializeState: ({ context }) => keyOf(context),
      serializeEvent: (act) => String(alphabet.indexOf(act)),
    });
    const watchAlong = createWatch();
    let taken = 0;
    for (const path of paths) {
      const acts = path.steps.map(({ event }) => event).filter((act) => alphabet.includes(act));
      const here = watchAlong(acts);
      for (const act of alphabet) {
        const next = watchAct(here, act);
        if (next.taken) taken += 1;
        if (next.broken.length > 0) expect.fail(`${next.broken.join(", ")}: ${JSON.stringify([...acts, act])}`);
      }
    }
    expect(paths.length).toBeGreaterThan(states);
    expect(taken).toBeGreaterThan(steps);
  },
  20_000,
);

function advance(room: Room, act: RoomAct): Room {
  const acted = actInRoom(room, act);
  return acted.ok ? acted.value.room : room;
}

/** Follows paths and remembers how far it has come on each. Every path but the empty one goes on from another. */
function createWatch(): (acts: readonly RoomAct[]) => RoomWatch {
  const seen = new Map<RoomAct, Map<RoomWatch, RoomWatch>>();
  return (acts) =>
    acts.reduce((before, act) => {
      const after = seen.get(act)?.get(before) ?? watchAct(before, act);
      seen.set(act, (seen.get(act) ?? new Map()).set(before, after));
      return after;
    }, UNWATCHED_ROOM);
}

/** A small alphabet: surely cycle talk or not, green or not, now or refused. */
function alphabetFrom(level: FacilitationLevel): readonly RoomAct[] {
  const { opens, arrives, takesFloor, says, replies, repliesToCycle, names, withdraws, takesBack, releases } = roomStep;
  const { isReady, feelsHeard, feelsUnheard, readsMirror, keepsFloor, passesFloor, beginsClose } = roomStep;
  const { skipsNewness, checksOut, pauses, movesReturn, leaves } = roomStep;
  const ofEach = BOTH.flatMap((side): readonly TimedStep[] => [
    arrives(side),
    arrives(side, { willing: false }),
    takesFloor(side),
    says(side),
    says(side, DISPUTABLE),
    replies(side),
    replies(side, DISPUTABLE),
    repliesToCycle(side, DISPUTABLE),
    names(side),
    names(side, DISPUTABLE),
    withdraws(side),
    takesBack(side),
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
function keyOf({ shared, own }: Room): string {
  const stage = stageOf(shared);
  if (shared.status === "done") return stage;
  const { green, waiting, newness, parted, mirror, pause, level, floor, cycleRun, smaller, exchanges } = shared.context;
  const resumed = Object.values(shared.historyValue).flatMap((nodes) => nodes.map(({ key }) => key));
  const step = pause === null ? stage : resumed.join();
  const last = /replying|landing/u.test(step) ? exchanges.at(-1) : undefined;
  return JSON.stringify([
    pause?.resumes === "floor" ? null : step,
    pause && [pause.cause === "called", pause.resumes],
    BOTH.map((side) => [green[side], newness[side] === null, parted.includes(side), keyOfOwn(own[side])]),
    waiting && kindOf(waiting),
    /integrating|closing/u.test(step) ? null : [floor, level, cycleRun, smaller, mirror],
    last && [
      last.replies.length > 0,
      kindOf((last.replies.length > 0 && last.corrections.at(-1)) || last.message),
      last.notYet,
    ],
  ]);
}

function keyOfOwn({ pending }: OwnRoom) {
  return pending && [pending.reading === DISPUTABLE, pending.disputed, pending.answersCycle];
}

function kindOf({ heard }: CrossedWords): boolean {
  return heard.cycle;
}
