import { assert, err } from "@attune/kernel";
import type { EventLog } from "@attune/sync";
import {
  formSimulatedCouple,
  helpAtOpening,
  obtained,
  openSimulatedSession,
  playRun,
  roomRunArbitrary,
  roomStep,
  simulatedRoom,
} from "@attune/testkit";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  type CoupleEvent,
  coupleEventToBody,
  formCouple,
  openRoom,
  openSession,
  type SessionState,
  swapHues,
  takeRoomStep,
} from "./index.ts";

describe("a session opened again", () => {
  it("finds the same state wherever it was cut, and goes on as one that was never closed", async () => {
    await fc.assert(
      fc.asyncProperty(roomRunArbitrary({ maxLength: 50 }), fc.nat(50), async (run, cut) => {
        const whole = await openSimulatedSession();
        await formSimulatedCouple(whole.session, helpAtOpening(run));
        await playRun(whole.session, whole.clock, run);

        const parted = await openSimulatedSession();
        await formSimulatedCouple(parted.session, helpAtOpening(run));
        await playRun(parted.session, parted.clock, run.slice(0, cut));
        parted.session.close();
        const again = await parted.openTab();
        expect(plain(again.state())).toEqual(plain(parted.session.state()));
        await playRun(again, parted.clock, run.slice(cut));
        expect(plain(again.state())).toEqual(plain(whole.session.state()));
      }),
      { numRuns: 25 },
    );
  });

  it("keeps up with another tab to the same state, step by step", async () => {
    await fc.assert(
      fc.asyncProperty(roomRunArbitrary({ maxLength: 25 }), async (run) => {
        const { session, clock, openTab } = await openSimulatedSession();
        const other = await openTab();
        await formSimulatedCouple(session, helpAtOpening(run));
        await playRun(session, clock, run);
        obtained(await other.sources.log.entries());
        expect(plain(other.state())).toEqual(plain(session.state()));
      }),
      { numRuns: 15 },
    );
  });

  it("does not open when the storage cannot be read", async () => {
    const { session, device } = await openSimulatedSession();
    device.refuseWith({ type: "storage-unavailable", reason: "refused" });
    const refused = { ok: false, error: { type: "storage-unavailable", reason: "refused" } };
    expect(await openSession(session.sources)).toEqual(refused);
  });
});

describe("records that this version cannot read", () => {
  it("are counted and left out, whether it is the record or what it says", async () => {
    const { session, openTab } = await openSimulatedSession();
    await formSimulatedCouple(session);
    obtained(await session.sources.log.append("from-the-future", { type: "from-the-future" }, { kind: "ours" }));
    expect(session.state().unreadable).toBe(1);
    obtained(await session.sources.log.appendAll([{ type: "", body: null, space: { kind: "ours" } }]));
    const again = await openTab();
    expect(again.state()).toMatchObject({ unreadable: 2, couple: { names: { A: "Mara", B: "Jun" } } });
    obtained(await swapHues(again));
    obtained(await session.sources.log.entries());
    expect(session.state().unreadable).toBe(2);
  });

  it("or that the Room does not take change nothing, now and after a reload", async () => {
    const { session, openTab } = await openSimulatedSession();
    await formSimulatedCouple(session);
    obtained(await openRoom(session, "A"));
    const before = session.state();
    const event: CoupleEvent = {
      type: "room-event",
      roomId: before.couple.room?.id ?? "",
      event: roomStep.feelsHeard("A")(1),
    };
    obtained(await session.sources.log.append(event.type, coupleEventToBody(event), { kind: "ours" }));
    expect(session.state().room?.shared.context).toEqual(before.room?.shared.context);
    expect(plain((await openTab()).state())).toEqual(plain(session.state()));
  });

  it("do not keep two people from their next conversation when the end of the last one is among them", async () => {
    const { session, clock, openTab, damageLastShared } = await openSimulatedSession();
    await formSimulatedCouple(session);
    await playRun(session, clock, simulatedRoom());
    expect(session.sources.log.known().events.at(-1)?.type).toBe("room-ended");
    await damageLastShared();
    const again = await openTab();
    expect(again.sources.log.known().events.at(-1)?.type).toBe("room-event");
    expect(again.state()).toMatchObject({ room: null, couple: { room: null, pastRooms: [{ closed: true }] } });
    obtained(await openRoom(again, "B"));
    const third = await openTab();
    expect(plain(third.state())).toEqual(plain(again.state()));
    expect(third.state().couple).toMatchObject({ pastRooms: [{ closed: true }], room: { moments: [] } });
  });
});

describe("a change", () => {
  it("is told once it is known, until nobody listens any more", async () => {
    const { session } = await openSimulatedSession();
    const seen: unknown[] = [];
    const stop = session.subscribe(() => seen.push(session.state().couple.hues.A));
    obtained(await swapHues(session));
    stop();
    obtained(await swapHues(session));
    expect(seen).toEqual(["lamp"]);
    session.close();
    obtained(await swapHues(session));
    expect(session.state().couple.hues.A).toBe("dusk");
  });

  it("by another tab that erases everything leaves nothing, and what comes then is followed", async () => {
    const { session, device, openTab } = await openSimulatedSession();
    await formSimulatedCouple(session);
    obtained(await openRoom(session, "A"));
    obtained(await device.openTab().eraseEverything());
    obtained(await session.sources.log.entries());
    expect(session.state()).toMatchObject({ couple: { names: null, room: null }, room: null, unreadable: 0 });
    obtained(await formCouple(await openTab(), { A: "Ida", B: "Kay" }));
    obtained(await session.sources.log.entries());
    expect(session.state().couple.names).toEqual({ A: "Ida", B: "Kay" });
  });

  it("that cannot be read leaves the state as it was", async () => {
    const { session, device, openTab } = await openSimulatedSession();
    await formSimulatedCouple(session);
    const { envelopes } = device.openTab();
    const read = vi.fn(envelopes.read);
    const behind = await openTab({ envelopes: { ...envelopes, read } });
    const before = behind.state();
    const told = vi.fn();
    behind.subscribe(told);
    read.mockResolvedValue(err({ type: "storage-unavailable", reason: "closed" }));
    obtained(await swapHues(await openTab()));
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(behind.state()).toBe(before);
    read.mockImplementation(envelopes.read);
    obtained(await swapHues(behind));
    expect(behind.state().couple.hues).toEqual(before.couple.hues);
  });
});

describe("a decision", () => {
  it("is made again when another tab was faster, three times at most, and its events are handed back", async () => {
    const { session } = await openSimulatedSession();
    const conflict = { type: "append-conflict", expectedSeq: 0, actualSeq: 1 } as const;
    const appendAll = vi.fn<EventLog["appendAll"]>(async () =>
      err({ type: "not-recorded", reason: conflict, events: [] }),
    );
    const { log } = session.sources;
    const busy = obtained(await openSession({ ...session.sources, log: { ...log, appendAll } }));
    expect(await swapHues(busy)).toMatchObject({ ok: false, error: { type: "not-recorded", reason: conflict } });
    expect(appendAll).toHaveBeenCalledTimes(3);
  });

  it("that throws does not keep the next one from being made", async () => {
    const { session } = await openSimulatedSession();
    const thrown = session.record(() => {
      throw new Error("a defect");
    });
    await expect(thrown).rejects.toThrow("a defect");
    obtained(await swapHues(session));
  });

  it("sees what another tab recorded first, so that no Room opens twice and no step is taken twice", async () => {
    const { session, openTab } = await openSimulatedSession();
    await formSimulatedCouple(session);
    const other = await openTab();
    const opened = await Promise.all([openRoom(session, "A"), openRoom(other, "B")]);
    expect(opened.map(({ ok }) => ok)).toEqual([true, false]);
    const arrival = { type: "arrival-checked", side: "A", willing: true, arousal: 2, clearHeaded: true } as const;
    const arrived = await Promise.all([takeRoomStep(session, arrival), takeRoomStep(other, arrival)]);
    expect(arrived.map(({ ok }) => ok).sort()).toEqual([false, true]);
    obtained(await session.sources.log.entries());
    expect(plain(session.state())).toEqual(plain(other.state()));
  });

  it("that a full device refuses loses nothing: its events are handed back and can be recorded later", async () => {
    const { session, device, openTab } = await openSimulatedSession();
    device.refuseWith({ type: "storage-full" });
    const refused = await formCouple(session, { A: "Mara", B: "Jun" });
    assert(!refused.ok && refused.error.type === "not-recorded", "the device is full");
    expect(refused.error).toMatchObject({ reason: { type: "storage-full" }, events: [{ type: "couple-formed" }] });
    expect(session.state().couple.names).toBeNull();
    device.refuseWith(null);
    obtained(await session.sources.log.appendAgain(refused.error.events));
    expect(session.state().couple.names).toEqual({ A: "Mara", B: "Jun" });
    expect((await openTab()).state().couple.names).toEqual({ A: "Mara", B: "Jun" });
  });
});

/** The state without what a snapshot of the machine carries besides its step, what it knows, and where it returns to. */
function plain({ couple, room, unreadable }: SessionState) {
  if (room === null) return { couple, room, unreadable };
  const { value, context, status, historyValue } = room.shared;
  const returnsTo = Object.values(historyValue).map((nodes) => nodes.map(({ id }) => id));
  return {
    couple: { ...couple, room: { ...couple.room, id: "any" } },
    room: { value, context, status, returnsTo, own: room.own },
    unreadable,
  };
}
