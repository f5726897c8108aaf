import { SCREEN, type ScreenAnswers, toScreenAnswers } from "@attune/domain/safety";
import { formSimulatedCouple, obtained, openSimulatedSession } from "@attune/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepPicture, keepSafety, openRoom, type Session, takeRoomStep, tellTrack } from "./index.ts";

/*
 * Whatever one partner answers in private changes nothing that the other has. Everything that reaches the couple's
 * space is compared here, whole: whoever adds something that is private to one adds it to `privately` below.
 */

const DAY = 86_400_000;

interface Private {
  readonly day: number;
  readonly answers: ScreenAnswers;
  readonly look: "resting" | "as-before";
  readonly notes: readonly string[];
  readonly worry: number;
  readonly stress: number;
}

const answers = fc
  .record(Object.fromEntries(SCREEN.map(({ id, answers: all }) => [id, fc.option(fc.subarray([...all]))])))
  .map((raw) =>
    toScreenAnswers(Object.fromEntries(Object.entries(raw).map(([id, given]) => [id, given ?? undefined]))),
  );

const privates: fc.Arbitrary<Private> = fc.record({
  day: fc.nat(12),
  answers,
  look: fc.constantFrom("resting" as const, "as-before" as const),
  notes: fc.array(fc.string({ maxLength: 30 }), { maxLength: 3 }),
  worry: fc.integer({ min: 1, max: 7 }),
  stress: fc.nat(10),
});

/** Everything that is private to B happens here, on its day. */
async function privately(session: Session, { answers: given, look, notes, worry, stress }: Private): Promise<void> {
  obtained(await keepSafety(session, "B", { type: "screen-finished", answers: given }));
  obtained(await keepSafety(session, "B", { type: "look-chosen", look }));
  for (const [at, text] of notes.entries()) {
    obtained(await keepSafety(session, "B", { type: "note-kept", noteId: String(at), prompt: null, text }));
  }
  obtained(await keepSafety(session, "B", { type: "change-said" }));
  obtained(await keepSafety(session, "B", { type: "depth-checked", clear: notes.length > 1 }));
  obtained(
    await keepPicture(session, "B", {
      type: "answered",
      readingId: "1",
      relationshipId: "r",
      instrument: "attune-closeness",
      version: 1,
      answers: { "w-matter": worry },
    }),
  );
  obtained(await keepPicture(session, "B", { type: "stress-logged", amount: stress, from: ["work"] }));
}

interface Course {
  readonly days: number;
  readonly solo?: boolean;
  /** Days on which the Room is opened, and B does not feel like it. */
  readonly rooms?: readonly number[];
}

/** What the other's device has after a course of days: every shared record with its moment, and what follows from it. */
async function seenByA(secret: Private, { days, solo = false, rooms = [] }: Course) {
  const { session, clock } = await openSimulatedSession();
  await formSimulatedCouple(session);
  // Chance comes from one source here: both draw from it before anything private happens.
  for (const side of ["A", "B"] as const) obtained(await tellTrack(session, side));
  obtained(await keepSafety(session, "A", { type: "screen-finished", answers: {} }));
  if (solo) obtained(await keepSafety(session, "B", { type: "solo-chosen", solo: true }));
  for (let day = 0; day <= days; day += 1) {
    if (day === secret.day) await privately(session, secret);
    for (const side of ["A", "B"] as const) obtained(await tellTrack(session, side));
    if (rooms.includes(day)) {
      obtained(await openRoom(session, "A"));
      const arrival = { type: "arrival-checked", side: "B", willing: false, arousal: 1, clearHeaded: true } as const;
      obtained(await takeRoomStep(session, arrival));
      obtained(await takeRoomStep(session, { type: "room-left", side: "A" }));
    }
    clock.set(clock.now() + DAY);
  }
  const { events } = session.sources.log.known();
  const { couple, tracks, places } = session.state();
  const shared = events
    .filter(({ space }) => space.kind === "ours")
    .map(({ type, body, recordedAt, author }) => ({ type, body, recordedAt, author }));
  return JSON.stringify({ shared, couple, tracks, places }).replaceAll(/"roomId":"[^"]*"|"id":"[^"]*"/gu, "");
}

describe("what one partner answers in private", () => {
  it("changes nothing that the other has in the weeks in which everyone is on the solo track", async () => {
    await fc.assert(
      fc.asyncProperty(privates, privates, async (one, other) => {
        const course = { days: 15, rooms: [3] };
        expect(await seenByA(one, course)).toBe(await seenByA(other, course));
      }),
      { numRuns: 15 },
    );
  });

  it("changes nothing ever after either, for someone who chose the solo track: every closing looks like that choice", async () => {
    await fc.assert(
      fc.asyncProperty(privates, privates, async (one, other) => {
        const course = { days: 60, solo: true, rooms: [3, 30, 50] };
        expect(await seenByA(one, course)).toBe(await seenByA(other, course));
      }),
      { numRuns: 10 },
    );
  });

  it("that is red, then looks in every record like the solo track chosen freely", async () => {
    await fc.assert(
      fc.asyncProperty(privates, async (secret) => {
        const red = { ...secret, answers: { ...secret.answers, fear: ["often"] as const } };
        const free = { ...secret, answers: {} };
        expect(await seenByA(red, { days: 60 })).toBe(await seenByA(free, { days: 60, solo: true }));
      }),
      { numRuns: 10 },
    );
  });
});
