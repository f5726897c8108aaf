import {
  type RoomWatch,
  recordedEvents,
  roomEventArbitrary,
  roomRunArbitrary,
  simulatedRoom,
  swapSides,
  UNWATCHED_ROOM,
  watchAct,
  watchEvent,
} from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldRoom, type Room, type RoomEvent } from "./index.ts";

test("long runs with impossible steps among them obey the laws throughout", () => {
  fc.assert(
    fc.property(roomRunArbitrary({ minLength: 150, maxLength: 300 }), (run) => {
      expect(brokenAlong(run, watchAct)).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test("events of any kind in any order obey the laws and never throw", () => {
  fc.assert(
    fc.property(fc.array(roomEventArbitrary, { maxLength: 40 }), (events) => {
      expect(brokenAlong(events, watchEvent)).toEqual([]);
    }),
  );
});

test("a log in which other events stand between those that were recorded obeys the laws and never throws", () => {
  fc.assert(
    fc.property(roomRunArbitrary(), fc.array(fc.tuple(roomEventArbitrary, fc.nat(200))), (run, strays) => {
      const events = [...recordedEvents(run)];
      for (const [stray, place] of strays) events.splice(place % (events.length + 1), 0, stray);
      expect(brokenAlong(events, watchEvent)).toEqual([]);
    }),
  );
});

test("a Room that is cut off anywhere goes on from its recorded events as if nothing had happened", () => {
  fc.assert(
    fc.property(roomRunArbitrary({ maxLength: 200 }), fc.nat(), (run, cut) => {
      const events = recordedEvents(run);
      const before = events.slice(0, cut % (events.length + 1));
      const recorded: readonly RoomEvent[] = JSON.parse(JSON.stringify(before));
      const resumed = foldRoom(events.slice(before.length), foldRoom(recorded).room).room;
      expect(factsOf(resumed)).toStrictEqual(factsOf(foldRoom(events).room));
    }),
    { numRuns: 150 },
  );
}, 60_000);

const conversation = recordedEvents(simulatedRoom());

test.each(conversation.map((_, index) => index))("a conversation resumes after %i events where it was", (cut) => {
  const recorded: readonly RoomEvent[] = JSON.parse(JSON.stringify(conversation.slice(0, cut)));
  const resumed = foldRoom(conversation.slice(cut), foldRoom(recorded).room).room;
  expect(factsOf(resumed)).toStrictEqual(factsOf(foldRoom(conversation).room));
  expect(resumed.shared.value).toBe("closed");
});

test("what was done leaves events of which none is refused, and what was refused leaves no trace", () => {
  fc.assert(
    fc.property(roomRunArbitrary(), (run) => {
      const { room, refusals } = foldRoom(recordedEvents(run));
      expect(refusals).toEqual([]);
      const played = run.reduce(watchAct, UNWATCHED_ROOM).room;
      expect(factsOf(room)).toStrictEqual(factsOf(played));
    }),
  );
});

test("refused events are skipped: the Room is the fold of those that were taken", () => {
  fc.assert(
    fc.property(fc.array(roomEventArbitrary, { maxLength: 60 }), (events) => {
      const watches = watchesAlong(events, watchEvent);
      const taken = events.filter((_, index) => watches[index]?.taken === true);
      const { room, refusals } = foldRoom(events);
      expect(factsOf(foldRoom(taken).room)).toStrictEqual(factsOf(room));
      expect(refusals).toHaveLength(events.length - taken.length);
    }),
  );
});

test("everything the Room knows is plain data", () => {
  fc.assert(
    fc.property(roomRunArbitrary(), (run) => {
      const { shared, own } = foldRoom(recordedEvents(run)).room;
      const known = { context: shared.context, own };
      expect(JSON.parse(JSON.stringify(known))).toStrictEqual(known);
    }),
  );
});

test("the Room treats both partners alike: exchange them, and the same happens to the other one", () => {
  fc.assert(
    fc.property(roomRunArbitrary({ maxLength: 150 }), (run) => {
      const swapped = foldRoom(recordedEvents(run.map(swapSides)));
      const { room } = foldRoom(recordedEvents(run));
      expect(factsOf(swapped.room)).toStrictEqual(swapSides(factsOf(room)));
    }),
  );
});

type Watching<Step> = (watch: RoomWatch, step: Step) => RoomWatch;

function watchesAlong<Step>(steps: readonly Step[], watching: Watching<Step>): readonly RoomWatch[] {
  const watches: RoomWatch[] = [];
  for (const step of steps) watches.push(watching(watches.at(-1) ?? UNWATCHED_ROOM, step));
  return watches;
}

function brokenAlong<Step>(steps: readonly Step[], watching: Watching<Step>): readonly string[] {
  return watchesAlong(steps, watching).flatMap(({ broken }) => broken);
}

function factsOf({ shared: { value, context }, own }: Room) {
  return { value, context, own };
}
