import { type Room, type RoomAct, viewRoom } from "@attune/domain/conversation";
import { SIDES } from "@attune/domain/cycle";
import { assert } from "@attune/kernel";
import type { RecordedEvent } from "@attune/sync";
import {
  formSimulatedCouple,
  helpAtOpening,
  obtained,
  openSimulatedSession,
  playRun,
  roomRunArbitrary,
  simulatedRoom,
} from "@attune/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";

const PRIVATE_KEYS = ["reading", "as", "disputed", "answersCycle", "willing", "arousal", "clearHeaded", "closeness"];

it("nothing that is private to one partner is recorded for both, and no words before they cross", async () => {
  await fc.assert(
    fc.asyncProperty(roomRunArbitrary({ maxLength: 60 }), async (run) => {
      const { session, clock } = await openSimulatedSession();
      await formSimulatedCouple(session, helpAtOpening(run));
      let recorded: readonly RecordedEvent[] = [];
      session.sources.log.subscribe((change) => {
        if (change.type === "appended") recorded = change.events;
      });
      for (const act of run.map(withWordsOfItsOwn)) {
        const before = textsIn(session.state().room);
        if ((await playRun(session, clock, [act])) === 0) continue;
        expectNothingPrivate(recorded, act, [...before, ...textsIn(session.state().room)]);
      }
    }),
    { numRuns: 25 },
  );
});

it("a step that a full device refuses leaves nothing of itself or of what follows from it", async () => {
  const { session, device, clock } = await openSimulatedSession();
  await formSimulatedCouple(session);
  const alongside = new Map<string, readonly string[]>();
  session.sources.log.subscribe((change) => {
    if (change.type !== "appended") return;
    const [first, ...following] = change.events.map(({ type }) => type);
    assert(first === "room-event", "the step comes first");
    const rest = following.filter((type) => type !== "room-event");
    if (rest.length > 0)
      alongside.set(
        String(rest),
        change.events.map(({ id }) => id),
      );
  });
  for (const act of simulatedRoom()) {
    device.refuseWith({ type: "storage-full" });
    const before = session.state();
    expect(await playRun(session, clock, [act])).toBe(0);
    expect(session.state()).toBe(before);
    device.refuseWith(null);
    expect(await playRun(session, clock, [act])).toBe(1);
  }
  expect([...alongside.keys()].sort()).toEqual(["moment-saved", "room-ended"]);
  expect(session.state().couple.pastRooms).toMatchObject([
    { closed: true, moments: [{ kind: "opening" }, { kind: "newness", text: "You stayed." }] },
  ]);
});

it("two tabs that play one conversation at the same time come to the same state, without a step twice", async () => {
  await fc.assert(
    fc.asyncProperty(roomRunArbitrary({ maxLength: 20 }), async (run) => {
      const { session, clock, openTab } = await openSimulatedSession();
      await formSimulatedCouple(session, helpAtOpening(run));
      const other = await openTab();
      await Promise.all([playRun(session, clock, run), playRun(other, clock, run)]);
      for (const tab of [session, other]) obtained(await tab.sources.log.entries());
      expect(other.state().couple).toEqual(session.state().couple);
      expect(other.state().room?.shared.context).toEqual(session.state().room?.shared.context);
      expect(other.state().room?.own).toEqual(session.state().room?.own);
      expect((await openTab()).state().couple).toEqual(session.state().couple);
    }),
    { numRuns: 20 },
  );
});

function expectNothingPrivate(recorded: readonly RecordedEvent[], act: RoomAct, given: readonly unknown[]): void {
  for (const { space } of recorded) {
    if (space.kind !== "ours") expect(space).toEqual({ kind: "mine", owner: act.side });
  }
  const shared = recorded.filter(({ space }) => space.kind === "ours").flatMap(({ body }) => entriesOf(body));
  for (const [key, value] of shared) {
    expect(PRIVATE_KEYS, `what ${act.type} records for both`).not.toContain(key);
    if (key === "text") expect(given, `what ${act.type} records for both`).toContain(value);
  }
}

let written = 0;

/** No two texts of a run are alike, so that a text that was found is known to be that one. */
function withWordsOfItsOwn(act: RoomAct): RoomAct {
  written += 1;
  return act.type === "words-offered" ? { ...act, text: `Words ${written}.` } : act;
}

/** Every text that its author has given: what both partners see, and what waits for the listener. */
function textsIn(room: Room | null): readonly (string | null)[] {
  if (room === null) return [];
  const [A, B] = SIDES.map((side) => viewRoom(room.shared, room.own[side]));
  assert(A !== undefined && B !== undefined, "there are two sides");
  expect(A.exchanges).toEqual(B.exchanges);
  const crossed = A.exchanges.flatMap(({ text, replies, corrections }) => [
    text,
    ...replies.map((reply) => reply.text),
    ...corrections,
  ]);
  return [...crossed, ...Object.values(A.newness), room.shared.context.waiting?.text ?? null];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[key, part] as const, ...entriesOf(part)]);
}
