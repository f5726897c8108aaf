import {
  type RoomWatch,
  roomEventArbitrary,
  roomRunArbitrary,
  simulatedRoom,
  swapSides,
  UNWATCHED_ROOM,
  watchRoom,
} from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyRoomEvent, foldRoom, type RoomEvent, type RoomSnapshot } from "./index.ts";

test("long runs with impossible steps among them obey the laws throughout", () => {
  fc.assert(
    fc.property(roomRunArbitrary({ minLength: 150, maxLength: 300 }), (run) => {
      expect(watched(run).flatMap(({ broken }) => broken)).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test("events of any kind in any order obey the laws and never throw", () => {
  fc.assert(
    fc.property(fc.array(roomEventArbitrary, { maxLength: 40 }), (events) => {
      expect(watched(events).flatMap(({ broken }) => broken)).toEqual([]);
    }),
  );
});

test("a Room that is cut off anywhere goes on from its recorded events as if nothing had happened", () => {
  fc.assert(
    fc.property(roomRunArbitrary({ maxLength: 200 }), fc.nat(), (run, cut) => {
      const before = run.slice(0, cut % (run.length + 1));
      const recorded: readonly RoomEvent[] = JSON.parse(JSON.stringify(before));
      const resumed = run.slice(before.length).reduce(advance, foldRoom(recorded).snapshot);
      expect(factsOf(resumed)).toStrictEqual(factsOf(foldRoom(run).snapshot));
    }),
    { numRuns: 150 },
  );
});

test.each(simulatedRoom().map((_, index) => index))("a conversation resumes after %i events where it was", (cut) => {
  const events = simulatedRoom();
  const recorded: readonly RoomEvent[] = JSON.parse(JSON.stringify(events.slice(0, cut)));
  const resumed = events.slice(cut).reduce(advance, foldRoom(recorded).snapshot);
  expect(factsOf(resumed)).toStrictEqual(factsOf(foldRoom(events).snapshot));
  expect(resumed.value).toBe("closed");
});

test("refused events leave no trace: the Room is the fold of those that were taken", () => {
  fc.assert(
    fc.property(roomRunArbitrary(), (run) => {
      const taken = watched(run).flatMap((watch, index) => (watch.taken ? run.slice(index, index + 1) : []));
      const { snapshot, refusals } = foldRoom(run);
      expect(factsOf(foldRoom(taken).snapshot)).toStrictEqual(factsOf(snapshot));
      expect(refusals).toHaveLength(run.length - taken.length);
    }),
  );
});

test("everything the Room knows is plain data", () => {
  fc.assert(
    fc.property(roomRunArbitrary(), (run) => {
      const { context } = foldRoom(run).snapshot;
      expect(JSON.parse(JSON.stringify(context))).toStrictEqual(context);
    }),
  );
});

test("the Room treats both partners alike: exchange them, and the same happens to the other one", () => {
  fc.assert(
    fc.property(roomRunArbitrary({ maxLength: 150 }), (run) => {
      const swapped = foldRoom(run.map(swapSides));
      const { snapshot, refusals } = foldRoom(run);
      expect(factsOf(swapped.snapshot)).toStrictEqual(swapSides(factsOf(snapshot)));
      expect(swapped.refusals).toEqual(refusals);
    }),
  );
});

function watched(events: readonly RoomEvent[]): readonly RoomWatch[] {
  const watches: RoomWatch[] = [];
  for (const event of events) watches.push(watchRoom(watches.at(-1) ?? UNWATCHED_ROOM, event));
  return watches;
}

function advance(snapshot: RoomSnapshot, event: RoomEvent): RoomSnapshot {
  const step = applyRoomEvent(snapshot, event);
  return step.ok ? step.value.snapshot : snapshot;
}

function factsOf({ value, context }: RoomSnapshot) {
  return { value, context };
}
