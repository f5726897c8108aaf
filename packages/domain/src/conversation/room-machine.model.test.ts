import { cycleReading, type RoomWatch, roomStep, type TimedStep, UNWATCHED_ROOM, watchAct } from "@attune/testkit";
import { expect, test } from "vitest";
import { fromTransition } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { CrossedWords } from "./exchange.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import { type OwnRoom, type Room, type RoomAct, stageOf } from "./index.ts";

const NOW = Date.UTC(2026, 0, 5, 18);
const BOTH = ["A", "B"] as const;
const DISPUTABLE = cycleReading();

test.each([
  { level: 3, states: 1400, steps: 6000 },
  { level: 0, states: 4500, steps: 20_000 },
] as const)(
  "from level $level every short path obeys the laws, whatever comes next",
  ({ level, states, steps }) => {
    const alphabet = alphabetFrom(level);
    const broken: string[] = [];
    let taken = 0;
    const watched = fromTransition<RoomWatch, RoomAct, never, undefined>((watch, act) => {
      const next = watchAct(watch, act);
      if (next.taken) taken += 1;
      broken.push(...next.broken.map((law) => `${law}: ${act.type} of ${act.side} in ${keyOf(watch.room)}`));
      return next;
    }, UNWATCHED_ROOM);
    const paths = getShortestPaths(watched, {
      events: alphabet,
      serializeState: ({ context }) => keyOf(context.room),
      serializeEvent: (act) => String(alphabet.indexOf(act)),
    });
    expect(broken).toEqual([]);
    expect(paths.length).toBeGreaterThan(states);
    expect(taken).toBeGreaterThan(steps);
  },
  60_000,
);

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
