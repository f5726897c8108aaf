import type { ScreenAnswers } from "@attune/domain/safety";
import { SCREEN_REST, TICK } from "@attune/domain/safety";
import { createReading, formSimulatedCouple, obtained, openSimulatedSession } from "@attune/testkit";
import { describe, expect, it } from "vitest";
import {
  clearScreening,
  keepSafety,
  keepSafetyNote,
  offerMessage,
  openRoom,
  ownOf,
  safetyOf,
  takeRoomStep,
  tellTrack,
} from "./index.ts";

const DAY = 86_400_000;

async function start() {
  const simulated = await openSimulatedSession({
    "He said he would come": createReading({ safety: [{ kind: "violence", confidence: 0.9 }] }),
  });
  await formSimulatedCouple(simulated.session);
  return simulated;
}
type Simulated = Awaited<ReturnType<typeof start>>;

const screen = ({ session }: Simulated, answers: ScreenAnswers) =>
  keepSafety(session, "B", { type: "screen-finished", answers }).then(obtained);
const ours = ({ session }: Simulated) =>
  session.sources.log.known().events.filter(({ space }) => space.kind === "ours");

async function pass({ session, clock }: Simulated, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    clock.set(clock.now() + DAY);
    for (const side of ["A", "B"] as const) obtained(await tellTrack(session, side));
  }
}

async function arrive({ session }: Simulated, side: "A" | "B") {
  return obtained(
    await takeRoomStep(session, { type: "arrival-checked", side, willing: true, arousal: 1, clearHeaded: true }),
  );
}

describe("what someone answers about safety", () => {
  it("is kept in their own space alone, and speaks to them alone", async () => {
    const simulated = await start();
    const before = ours(simulated);
    await screen(simulated, { fear: ["often"] });
    expect(ours(simulated)).toEqual(before);
    const { session, clock } = simulated;
    expect(safetyOf(session.state(), "B", clock.now()).triage).toMatchObject({ level: "red", rules: ["S2"] });
    expect(safetyOf(session.state(), "A", clock.now())).toMatchObject({ triage: { level: "green" }, due: true });
  });

  it("can be taken away again, and a note with all its earlier words", async () => {
    const simulated = await start();
    const { session, clock } = simulated;
    await screen(simulated, { lean: ["out"] });
    const note = { noteId: "1", prompt: "people" };
    for (const text of ["my sister", "my sister in town"]) {
      expect(await keepSafetyNote(session, "B", { ...note, text })).toBe(true);
    }
    expect(ownOf(session.state().own, "B").safety.notes.get("1")?.text).toBe("my sister in town");
    expect(JSON.stringify(session.sources.log.known().events).match(/sister/gu)).toHaveLength(1);
    expect(await keepSafetyNote(session, "B", { ...note, text: " " })).toBe(true);
    expect(await keepSafetyNote(session, "B", { ...note, text: "" })).toBe(true);
    expect(JSON.stringify(session.sources.log.known().events)).not.toContain("sister");
    expect(safetyOf(session.state(), "B", clock.now()).triage.rules).toEqual(["S10"]);
    expect(await clearScreening(session, "B")).toBe(true);
    expect(safetyOf(session.state(), "B", clock.now()).triage).toMatchObject({
      rules: [],
      closes: new Set(["reaching"]),
    });
    expect(JSON.stringify(session.sources.log.known().events)).not.toContain("lean");
  });

  it("offers a therapist after three stops in 14 days, and the questions after a sign in their own words", async () => {
    const simulated = await start();
    const { session, clock } = simulated;
    await screen(simulated, {});
    for (let stop = 0; stop < 3; stop += 1) {
      obtained(await openRoom(session, "A"));
      obtained(
        await takeRoomStep(session, {
          type: "arrival-checked",
          side: "B",
          willing: true,
          arousal: 8,
          clearHeaded: true,
        }),
      );
      obtained(await takeRoomStep(session, { type: "room-left", side: "A" }));
      clock.set(clock.now() + DAY);
    }
    expect(safetyOf(session.state(), "B", clock.now()).triage).toMatchObject({ rules: ["S11"], level: "amber" });
    expect(safetyOf(session.state(), "A", clock.now()).triage.rules).toEqual([]);
    expect(safetyOf(session.state(), "B", clock.now() + 14 * DAY).triage.rules).toEqual([]);
    obtained(await openRoom(session, "A"));
    await arrive(simulated, "A");
    await arrive(simulated, "B");
    obtained(await takeRoomStep(session, { type: "floor-taken", side: "B" }));
    obtained(await offerMessage(session, "B", "He said he would come"));
    const { triage, due } = safetyOf(session.state(), "B", clock.now());
    expect([triage.rules, due]).toEqual([["S11", "sign"], true]);
  });
});

describe("a Room that rests", () => {
  it("counts an arrival as “not now” from the tick that lies 72 hours behind, like any other “not now”", async () => {
    const simulated = await start();
    const { session, clock } = simulated;
    await screen(simulated, { harm: ["worse"] });
    obtained(await openRoom(session, "A"));
    await arrive(simulated, "B");
    expect(ours(simulated).at(-1)?.body).toMatchObject({ event: { type: "arrived", side: "B", green: true } });
    obtained(await takeRoomStep(session, { type: "room-left", side: "A" }));
    clock.set(clock.now() + Math.max(TICK, SCREEN_REST));
    obtained(await openRoom(session, "A"));
    await arrive(simulated, "B");
    expect(ours(simulated).at(-1)?.body).toMatchObject({ event: { type: "arrived", side: "B", green: false } });
  });

  it("stays as it was for someone who asks for that", async () => {
    const simulated = await start();
    const { session, clock } = simulated;
    await screen(simulated, { harm: ["worse"] });
    obtained(await keepSafety(session, "B", { type: "look-chosen", look: "as-before" }));
    clock.set(clock.now() + 5 * TICK);
    obtained(await openRoom(session, "A"));
    await arrive(simulated, "B");
    expect(ours(simulated).at(-1)?.body).toMatchObject({ event: { type: "arrived", green: true } });
  });
});

describe("the track", () => {
  it("opens for two some weeks after they joined, told once a week by both devices", async () => {
    const simulated = await start();
    const { session } = simulated;
    for (const side of ["A", "B"] as const) {
      obtained(await keepSafety(session, side, { type: "screen-finished", answers: {} }));
    }
    await pass(simulated, 13);
    expect(session.state().tracks.A).toMatchObject({ tick: 1, ready: false });
    await pass(simulated, 36);
    const { A, B } = session.state().tracks;
    expect([A?.ready, B?.ready]).toEqual([true, true]);
    const told = ours(simulated).filter(({ type }) => type === "track-told");
    expect(told.length).toBeGreaterThanOrEqual(12);
    expect(new Set(told.map(({ body }) => JSON.stringify(body).replace(/true|false/u, "").length)).size).toBeLessThan(
      4,
    );
  });

  it("is nothing for someone who is alone", async () => {
    const simulated = await openSimulatedSession();
    obtained(await tellTrack(simulated.session, "A"));
    expect(simulated.session.sources.log.known().events).toEqual([]);
  });
});
