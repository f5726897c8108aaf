import type { RoomEvent } from "@attune/domain/conversation";
import { recordedEvents, roomRunArbitrary, simulatedRoom } from "@attune/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutOpenRoom } from "./couple.ts";
import { type CoupleEvent, coupleEventToBody, foldCouple, NO_COUPLE, recordToCoupleEvent } from "./index.ts";

const CONVERSATION = recordedEvents(simulatedRoom());
const FORMED: CoupleEvent = { type: "couple-formed", names: { A: "Mara", B: "Jun" } };
const HELP = { level: 2, cleanRun: 1 } as const;

describe("the fold of a couple's events", () => {
  it("is the same in parts as it is as a whole, wherever the events are cut", () => {
    const parts = fc.array(fc.nat(200), { maxLength: 6 });
    fc.assert(
      fc.property(historyArbitrary, parts, (events, cuts) => {
        const bounds = [0, ...cuts.map((cut) => cut % (events.length + 1)).sort((a, b) => a - b), events.length];
        const inParts = bounds.reduce(
          (couple, bound, index) => foldCouple(couple, events.slice(bounds[index - 1] ?? 0, bound)),
          NO_COUPLE,
        );
        expect(inParts).toEqual(foldCouple(NO_COUPLE, events));
      }),
      { numRuns: 60 },
    );
  });

  it("leaves what it continues from as it was", () => {
    const before = foldCouple(NO_COUPLE, [FORMED, ...inRoom("one", CONVERSATION.slice(0, 3))]);
    const kept = structuredClone(before);
    foldCouple(before, [...inRoom("one", CONVERSATION.slice(3)), ended("one", true)]);
    expect(before).toEqual(kept);
  });

  it("takes four times as long for four times as many events, up to 50,000", () => {
    const rooms = Array.from({ length: 1600 }, (_, index) => [
      ...inRoom(`room ${index}`, CONVERSATION),
      ended(`room ${index}`, true),
    ]).flat();
    const fold = (count: number) => {
      const events = rooms.slice(0, count);
      const times = Array.from({ length: 5 }, () => {
        const start = performance.now();
        foldCouple(NO_COUPLE, events);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    expect(rooms.length).toBeGreaterThan(50_000);
    expect(fold(50_000)).toBeLessThan(12 * fold(12_500) + 10);
  });

  it("takes nothing into a Room that belongs to another or to none", () => {
    const [, ...later] = inRoom("two", CONVERSATION.slice(0, 3));
    const couple = foldCouple(NO_COUPLE, [
      ...later,
      ...inRoom("one", CONVERSATION.slice(0, 3)),
      ...later,
      ended("two", true),
    ]);
    expect(couple.room?.events).toEqual(CONVERSATION.slice(0, 3));
    expect(couple.pastRooms).toEqual([]);
  });

  it("ends a Room whose end could not be read when the next one opens, as it was ended when it was found so", () => {
    const whole = CONVERSATION;
    const unread = [FORMED, ...inRoom("one", whole)];
    const found = withoutOpenRoom(foldCouple(NO_COUPLE, unread));
    const openedAt = whole[0]?.at;
    const past = { id: "one", openedAt, endedAt: whole.at(-1)?.at, closed: true, moments: [] };
    expect(found).toMatchObject({ room: null, pastRooms: [past], help: { level: 3, cleanRun: 1 } });
    const next = inRoom("two", recordedEvents(simulatedRoom({ start: 5 })).slice(0, 2));
    expect(foldCouple(NO_COUPLE, [...unread, ...next])).toEqual(foldCouple(found, next));
    expect(withoutOpenRoom(found)).toEqual(found);
  });
});

describe("a moment", () => {
  it("is one of its kind from each partner: the last one that was recorded stands, where the first one stood", () => {
    const saved = (side: "A" | "B", text: string): CoupleEvent => ({
      type: "moment-saved",
      roomId: "one",
      moment: { side, at: 5, text, kind: "newness" },
    });
    const opened = inRoom("one", CONVERSATION.slice(0, 3));
    const couple = foldCouple(NO_COUPLE, [...opened, saved("A", "First."), saved("B", "Mine."), saved("A", "Again.")]);
    expect(couple.room?.moments.map(({ side, text }) => [side, text])).toEqual([
      ["A", "Again."],
      ["B", "Mine."],
    ]);
  });
});

describe("a record", () => {
  it("gives back the event that went in, for everything that the Room takes", () => {
    fc.assert(
      fc.property(roomRunArbitrary({ maxLength: 40 }), (run) => {
        for (const event of inRoom("one", recordedEvents(run)))
          expect(readBack(JSON.parse(JSON.stringify(bodyOf(event))))).toEqual(event);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    FORMED,
    { type: "partner-renamed", side: "B", name: "Jo" },
    { type: "hues-swapped" },
    { type: "loop-named", at: 5 },
    { type: "moment-saved", roomId: "one", moment: { side: "A", at: 5, text: "You stayed.", kind: "newness" } },
    ended("one", false),
  ] satisfies readonly CoupleEvent[])("gives back $type", (event) => {
    expect(readBack(bodyOf(event))).toEqual(event);
  });

  it("leaves out what a later version added beside what is known", () => {
    expect(readBack({ type: "hues-swapped", and: "more" })).toEqual({ type: "hues-swapped" });
  });

  it.each([
    null,
    "hues-swapped",
    [],
    {},
    { type: "from-the-future" },
    { type: "constructor" },
    { type: ["hues-swapped"] },
    { type: "partner-renamed", side: "C", name: "Jo" },
    { type: "room-event", roomId: "one" },
    { type: "room-event", roomId: "one", event: null },
    { type: "room-event", roomId: "one", event: { type: "toString", at: 1, side: "A" } },
    { type: "room-event", roomId: "one", event: { type: "checked-out", at: 1, side: "A", arousal: 11, closeness: 0 } },
  ])("that is nothing this version knows gives nothing: %j", (body) => {
    expect(readBack(body)).toBeNull();
  });
});

const bodyOf = coupleEventToBody;

function readBack(body: ReturnType<typeof bodyOf>): CoupleEvent | null {
  return recordToCoupleEvent({ body });
}

function inRoom(roomId: string, run: readonly RoomEvent[]): readonly CoupleEvent[] {
  return run.map((event) => ({ type: "room-event", roomId, event }));
}

function ended(roomId: string, closed: boolean): CoupleEvent {
  return { type: "room-ended", roomId, at: 7, closed, help: HELP };
}

/** Rooms one after the other, with what the couple decides between and within them; some ends are missing. */
const historyArbitrary = fc
  .array(
    fc.record({
      run: roomRunArbitrary({ maxLength: 12 }).map(recordedEvents),
      around: fc.constantFrom<CoupleEvent>(
        FORMED,
        { type: "partner-renamed", side: "A", name: "Mo" },
        { type: "hues-swapped" },
        { type: "loop-named", at: 3 },
      ),
      isEndRead: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((rooms) =>
    rooms.flatMap(({ run, around, isEndRead }, index): readonly CoupleEvent[] => {
      const roomId = `room ${index}`;
      const moment = { side: "A", at: 4, text: "You stayed.", kind: "newness" } as const;
      const events = [...inRoom(roomId, run), around, { type: "moment-saved", roomId, moment } as const];
      return isEndRead ? [...events, ended(roomId, index % 2 === 0), around] : events;
    }),
  );
