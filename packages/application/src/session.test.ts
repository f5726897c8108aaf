import { applyRoomEvent, foldRoom, type RoomEvent, UNOPENED_ROOM } from "@attune/domain/conversation";
import { createMemoryDevice, obtained, openSimulatedSession, roomRunArbitrary, simulatedRoom } from "@attune/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CoupleEvent,
  coupleEventToBody,
  foldCouple,
  NO_COUPLE,
  openSession,
  recordToCoupleEvent,
} from "./index.ts";
import { spaceOf } from "./take-room-step.ts";

function eventsOf(roomId: string, run: ReturnType<typeof simulatedRoom>): readonly CoupleEvent[] {
  return run.map((event) => ({ type: "room-event", roomId, event }));
}

/** The events of a run that the Room takes; the others are refused and never recorded. */
function takenOf(run: readonly RoomEvent[]): readonly RoomEvent[] {
  let snapshot = UNOPENED_ROOM;
  return run.filter((event) => {
    const step = applyRoomEvent(snapshot, event);
    if (step.ok) snapshot = step.value.snapshot;
    return step.ok;
  });
}

const formed: CoupleEvent = { type: "couple-formed", names: { A: "Mara", B: "Jun" } };

describe("the couple's record", () => {
  it("folds in parts to what it folds to as a whole, wherever it is cut", () => {
    fc.assert(
      fc.property(roomRunArbitrary({ maxLength: 60 }), fc.nat(80), (run, cut) => {
        const events = [formed, ...eventsOf("one", run), { type: "hues-swapped" } as const];
        const at = cut % events.length;
        const whole = foldCouple(NO_COUPLE, events);
        expect(foldCouple(foldCouple(NO_COUPLE, events.slice(0, at)), events.slice(at))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it("comes back from the log as it went in, for everything that the Room takes", () => {
    fc.assert(
      fc.property(roomRunArbitrary({ maxLength: 40 }), (run) => {
        for (const event of eventsOf("one", takenOf(run))) {
          const body = JSON.parse(JSON.stringify(coupleEventToBody(event)));
          const record = { id: "x", seq: 0, recordedAt: 0, space: { kind: "ours" }, type: event.type, body } as const;
          expect(recordToCoupleEvent(record)).toEqual(event);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a Room apart from events of another", () => {
    const couple = foldCouple(NO_COUPLE, [
      formed,
      ...eventsOf("one", simulatedRoom().slice(0, 3)),
      ...eventsOf("two", simulatedRoom().slice(0, 3)),
      { type: "room-ended", roomId: "two", at: 1, closed: true, help: { level: 0, cleanRun: 0 } },
    ]);
    expect(couple.room?.events).toHaveLength(3);
    expect(couple.pastRooms).toEqual([]);
  });

  it("shares nothing that is private: what both may read holds no reading, no arrival and no words on their way", () => {
    fc.assert(
      fc.property(roomRunArbitrary({ maxLength: 80 }), (run) => {
        for (const event of run.filter((each) => spaceOf(each).kind === "ours")) {
          const told = Object.keys(event);
          for (const secret of ["reading", "arousal", "willing", "clearHeaded", "closeness", "text"]) {
            expect(told, event.type).not.toContain(secret);
          }
          if (event.type === "not-yet") expect(event.correction).toBeNull();
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe("a session", () => {
  it("opened again finds the same Room at the same step, wherever it was cut", async () => {
    await fc.assert(
      fc.asyncProperty(roomRunArbitrary({ maxLength: 40 }), async (run) => {
        const { session, openTab } = await openSimulatedSession();
        const { log } = session.sources;
        obtained(
          await log.appendAll(
            [formed, ...eventsOf("one", run)].map((event) => ({
              type: event.type,
              body: coupleEventToBody(event),
              space: { kind: "ours" as const },
            })),
          ),
        );
        const again = await openTab();
        expect(again.state().couple).toEqual(session.state().couple);
        expect(again.state().room?.value).toEqual(session.state().room?.value);
        expect(again.state().room?.context).toEqual(foldRoom(run).snapshot.context);
      }),
      { numRuns: 25 },
    );
  });

  it("counts records that it does not know, and leaves them out", async () => {
    const { session, openTab } = await openSimulatedSession();
    obtained(await session.sources.log.append("from-the-future", { type: "from-the-future" }, { kind: "ours" }));
    expect(session.state().unreadable).toBe(1);
    expect((await openTab()).state().unreadable).toBe(1);
  });

  it("forgets everything when another tab erases it, and follows what is recorded afterwards", async () => {
    const { session, device } = await openSimulatedSession();
    let changes = 0;
    const stop = session.subscribe(() => {
      changes += 1;
    });
    obtained(await session.sources.log.append("couple-formed", coupleEventToBody(formed), { kind: "ours" }));
    expect(session.state().couple.names).not.toBeNull();
    obtained(await device.openTab().eraseEverything());
    obtained(await session.sources.log.entries());
    expect(session.state().couple.names).toBeNull();
    expect(changes).toBeGreaterThanOrEqual(2);
    stop();
    session.close();
  });

  it("does not open when the storage cannot be read", async () => {
    const { session } = await openSimulatedSession();
    const device = createMemoryDevice();
    device.refuseWith({ type: "storage-unavailable", reason: "refused" });
    const { createEventLog } = await import("@attune/sync");
    const log = createEventLog(device.openTab().log, session.sources);
    expect(await openSession({ ...session.sources, log })).toMatchObject({ ok: false });
  });
});
