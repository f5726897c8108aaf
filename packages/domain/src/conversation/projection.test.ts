import {
  ownEventArbitrary,
  recordedEvents,
  roomEventArbitrary,
  roomRunArbitrary,
  roomStep,
  roomTimeline,
} from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SIDES, type Side } from "../cycle/index.ts";
import { foldRoom, isOwnEvent, type Room, type RoomEvent, viewRoom } from "./index.ts";

/** Logs as they are recorded, and logs in which events stand that nobody could have recorded there. */
const logs: fc.Arbitrary<readonly RoomEvent[]> = fc.oneof(
  roomRunArbitrary({ maxLength: 120 }).map(recordedEvents),
  fc
    .tuple(roomRunArbitrary({ maxLength: 60 }).map(recordedEvents), fc.array(fc.tuple(roomEventArbitrary, fc.nat(200))))
    .map(([events, strays]) => strays.reduce<readonly RoomEvent[]>(insert, events)),
);

const stray = fc.tuple(ownEventArbitrary, fc.nat(200));

test("one partner's view needs the shared events and their own, and is the same without the other's", () => {
  fc.assert(
    fc.property(logs, fc.constantFrom(...SIDES), (events, side) => {
      const whole = foldRoom(events).room;
      const known = foldRoom(onDeviceOf(side, events)).room;
      expect(view(known, side)).toStrictEqual(view(whole, side));
      expect(factsOf(known)).toStrictEqual(factsOf(whole));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("what both share does not depend on any private event, wherever it stands", () => {
  fc.assert(
    fc.property(logs, fc.array(stray, { maxLength: 30 }), (events, strays) => {
      const shared = events.filter((event) => !isOwnEvent(event));
      const mixed = strays.reduce<readonly RoomEvent[]>(insert, shared);
      expect(factsOf(foldRoom(mixed).room)).toStrictEqual(factsOf(foldRoom(events).room));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("whatever the other keeps to themselves, one's own view is the same at every moment", () => {
  fc.assert(
    fc.property(logs, fc.constantFrom(...SIDES), fc.array(stray, { maxLength: 30 }), (events, side, strays) => {
      const kept = strays.filter(([event]) => event.side !== side);
      const [one, other] = [onDeviceOf(side, events), kept.reduce<readonly RoomEvent[]>(insert, events)];
      expect(viewsAlong(side, other)).toStrictEqual(viewsAlong(side, one));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("both press at once: whichever event stands first is taken, and every device comes to the same Room", () => {
  const chosen = recordedEvents(roomTimeline([roomStep.opens(), roomStep.arrives("A"), roomStep.arrives("B")]));
  const presses = SIDES.map((side) => roomStep.takesFloor(side)(3));
  for (const pressed of [presses, presses.toReversed()]) {
    const log = [...chosen, ...pressed];
    const [atA, atB] = SIDES.map((side) => foldRoom(onDeviceOf(side, log)));
    expect(atA?.refusals).toEqual([{ type: "room-refusal", event: "floor-taken", reason: "not-now" }]);
    expect(atB?.refusals).toEqual(atA?.refusals);
    expect(atA && atB && factsOf(atA.room)).toEqual(atB && factsOf(atB.room));
    expect(atA?.room.shared.context.floor).toBe(pressed[0]?.side);
  }
});

test("words that were offered while the other paused wait for their author, and cross nowhere", () => {
  const { opens, arrives, takesFloor, says, pauses } = roomStep;
  const events = recordedEvents(roomTimeline([opens(), arrives("A"), arrives("B"), takesFloor("A"), says("A")]));
  const { room, refusals } = foldRoom(events.toSpliced(-1, 0, pauses("B")(0)));
  expect(refusals.map(({ event }) => event)).toEqual(["words-given"]);
  expect(room.own.A.pending?.text).toBe("The bins were full again.");
  expect(room.shared.context.waiting).toBeNull();
});

function insert(events: readonly RoomEvent[], [event, place]: readonly [RoomEvent, number]) {
  return events.toSpliced(place % (events.length + 1), 0, event);
}

/** What one partner's device has: the shared events, and that partner's own where they were recorded. */
function onDeviceOf(side: Side, events: readonly RoomEvent[]): readonly RoomEvent[] {
  return events.filter((event) => !isOwnEvent(event) || event.side === side);
}

/** The views after each event that this partner's device has. */
function viewsAlong(side: Side, events: readonly RoomEvent[]) {
  const views: unknown[] = [];
  let { room } = foldRoom([]);
  for (const event of events) {
    room = foldRoom([event], room).room;
    if (!isOwnEvent(event) || event.side === side) views.push(view(room, side));
    else expect(view(room, side)).toStrictEqual(views.at(-1) ?? view(foldRoom([]).room, side));
  }
  return views;
}

function view({ shared, own }: Room, side: Side) {
  return viewRoom(shared, own[side]);
}

function factsOf({ shared: { value, context, status } }: Room) {
  return { value, context, status };
}
