import { isOwnEvent, type RoomEvent, viewRoom } from "@attune/domain/conversation";
import { otherSide, SIDES, type Side } from "@attune/domain/cycle";
import type { EventLog, EventLogChange, LogReading, RecordedEvent } from "@attune/sync";
import {
  formSimulatedCouple,
  helpAtOpening,
  obtained,
  openSimulatedSession,
  playRun,
  roomRunArbitrary,
  roomStep,
  roomTimeline,
  simulatedRoom,
} from "@attune/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSession, type Session, type SessionState, takeRoomStep } from "./index.ts";

const { opens, arrives, takesFloor, beginsClose, skipsNewness } = roomStep;

describe("a device that has what both share and one partner's own", () => {
  it("comes to the same couple and the same Room, and shows that partner the same", async () => {
    await fc.assert(
      fc.asyncProperty(roomRunArbitrary({ maxLength: 50 }), fc.constantFrom(...SIDES), async (run, side) => {
        const { session, clock } = await openSimulatedSession();
        await formSimulatedCouple(session, helpAtOpening(run));
        await playRun(session, clock, run);
        const there = (await sessionOver(onDeviceOf(side, session))).state();
        expect(sharedIn(there)).toEqual(sharedIn(session.state()));
        expect(seenBy(side, there)).toEqual(seenBy(side, session.state()));
      }),
      { numRuns: 25 },
    );
  });

  it("holds nothing of the other's own part", async () => {
    const { session, clock } = await openSimulatedSession();
    await formSimulatedCouple(session);
    await playRun(session, clock, simulatedRoom().slice(0, -1));
    for (const side of SIDES) {
      const { room } = (await sessionOver(onDeviceOf(side, session))).state();
      expect(room?.own[side].tally).toEqual(session.state().room?.own[side].tally);
      expect(room?.own[otherSide(side)]).toMatchObject({ pending: null, arrival: null, checkOut: null, depth: "calm" });
    }
  });
});

describe("a log that is put into another order", () => {
  it("is folded anew, to what a session finds that reads it in that order", async () => {
    await fc.assert(
      fc.asyncProperty(roomRunArbitrary({ maxLength: 40 }), fc.nat(), fc.nat(), async (run, from, to) => {
        const { session, clock } = await openSimulatedSession();
        await formSimulatedCouple(session, helpAtOpening(run));
        await playRun(session, clock, run);
        const events = session.sources.log.known().events;
        const moved = moveEvent(events, from % events.length, to % events.length);
        const { session: here, reorder } = await reorderedSession(session);
        reorder(moved);
        expect(sharedIn(here.state())).toEqual(sharedIn((await sessionOver(moved)).state()));
      }),
      { numRuns: 25 },
    );
  });

  it("is told to those who listen, and steps are taken on it", async () => {
    const { session, clock } = await openSimulatedSession();
    await formSimulatedCouple(session);
    await playRun(session, clock, roomTimeline([opens(), arrives("A"), arrives("B"), takesFloor("A")]));
    const known = session.sources.log.known().events;
    const roomId = session.state().couple.room?.id;
    const { session: here, reorder } = await reorderedSession(session);
    const seen: (Side | null | undefined)[] = [];
    here.subscribe(() => seen.push(here.state().room?.shared.context.floor));
    const [last] = known.slice(-1);
    if (last === undefined) expect.fail("the floor was taken");
    const body = { type: "room-event", roomId: roomId ?? "", event: { type: "floor-taken", side: "B", at: 1 } };
    reorder([...known.slice(0, -1), { ...last, id: "from B", body }, last]);
    expect(seen).toEqual(["B"]);
    const refused = await takeRoomStep(here, { type: "floor-passed", side: "A" });
    expect(refused).toMatchObject({ ok: false, error: { reason: "not-yours" } });
  });
});

it("a Room in which each checked out before the other was known to have is over, with the help it has earned", async () => {
  const { session, clock } = await openSimulatedSession();
  await formSimulatedCouple(session);
  const closing = [opens(), arrives("A"), arrives("B"), takesFloor("A"), beginsClose("A")];
  await playRun(session, clock, roomTimeline([...closing, skipsNewness("A"), skipsNewness("B")]));
  const roomId = session.state().couple.room?.id ?? "";
  for (const side of SIDES) {
    const event = { type: "parted", side, at: clock.now() };
    obtained(await session.sources.log.append("room-event", { type: "room-event", roomId, event }, { kind: "ours" }));
  }
  expect(session.state()).toMatchObject({
    room: null,
    couple: { room: null, pastRooms: [{ closed: true }], help: { level: 3, cleanRun: 1 } },
  });
});

/** The records that one partner's device has. */
function onDeviceOf(side: Side, session: Session): readonly RecordedEvent[] {
  const isThere = ({ space }: RecordedEvent) =>
    space.kind === "ours" || (space.kind === "mine" && space.owner === side);
  return session.sources.log.known().events.filter(isThere);
}

/** A session on a device of its own with these records. */
async function sessionOver(records: readonly RecordedEvent[]): Promise<Session> {
  const { session } = await openSimulatedSession();
  for (const { type, body, space } of records) obtained(await session.sources.log.append(type, body, space));
  return session;
}

/** A second session on the same log, whose order a test may change as the partner's events come in between. */
async function reorderedSession({ sources }: Session) {
  const listeners = new Set<(change: EventLogChange) => void>();
  let known: LogReading = sources.log.known();
  const log: EventLog = {
    ...sources.log,
    known: () => known,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const session = obtained(await openSession({ ...sources, log }));
  return {
    session,
    reorder(events: readonly RecordedEvent[]) {
      known = { ...known, events };
      for (const listener of listeners) listener({ type: "reordered" });
    },
  };
}

function moveEvent(events: readonly RecordedEvent[], from: number, to: number): readonly RecordedEvent[] {
  return events.toSpliced(from, 1).toSpliced(to, 0, ...events.slice(from, from + 1));
}

function sharedIn({ couple, room }: SessionState) {
  const shared = room && { value: room.shared.value, context: room.shared.context };
  return {
    couple: { ...couple, room: couple.room && { ...couple.room, events: couple.room.events.filter(isShared) } },
    shared,
  };
}

function isShared(event: RoomEvent): boolean {
  return !isOwnEvent(event);
}

function seenBy(side: Side, { room }: SessionState) {
  return room && viewRoom(room.shared, room.own[side]);
}
