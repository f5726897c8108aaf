import {
  createReading,
  cycleReading,
  formSimulatedCouple,
  obtained,
  openSimulatedSession,
  playRun,
  roomStep,
  roomTimeline,
} from "@attune/testkit";
import { describe, expect, it } from "vitest";
import { offerMessage, openRoom, readMessage, releaseWords, takeRoomStep } from "./index.ts";
import { isReadLessSurely, MOST_REMEMBERED, recallTurnedDown, withoutTurnedDown } from "./turn-down-label.ts";

const BLAME = "You never look up.";
const reading = createReading({
  talk: "cycle",
  gate: 0.97,
  moves: [
    { move: "blame", confidence: 0.9, start: 0, end: 9 },
    { move: "press", confidence: 0.8, start: 10, end: 17 },
  ],
});

describe("this is not that", () => {
  it("is remembered on this device, for its author alone, and only when the words were held", async () => {
    const { session } = await startSpeaking();
    expect((await releaseWords(session, "A")).ok).toBe(false);
    expect(await recallTurnedDown(session, "A")).toEqual([]);

    obtained(await offerMessage(session, "A", BLAME));
    expect(session.state().room?.shared.value).toEqual({ live: "speaking" });
    expect((await releaseWords(session, "A")).ok).toBe(true);
    expect(await recallTurnedDown(session, "A")).toEqual([{ move: "blame", words: "you neve" }]);
    expect(await recallTurnedDown(session, "B")).toEqual([]);
    expect(await readMessage(session, "A", BLAME)).toMatchObject({ talk: "unsure", gate: 0.5, moves: [] });
    expect(await readMessage(session, "B", BLAME)).toEqual(cycleReading("blame"));
  });

  it("takes away only the label that was turned down, whatever its case and spaces", () => {
    const text = "You  NEVER look up";
    expect(withoutTurnedDown(reading, text, [{ move: "blame", words: "you neve" }]).moves).toEqual([reading.moves[1]]);
    expect(withoutTurnedDown(reading, text, [{ move: "blame", words: "you neve" }]).talk).toBe("cycle");
    expect(withoutTurnedDown(reading, text, [{ move: "press", words: "you neve" }])).toBe(reading);
  });

  it("changes nothing in a reading whose labels were turned down in other words or as another move", () => {
    expect(withoutTurnedDown(reading, "You never look up", [{ move: "blame", words: "you always" }])).toBe(reading);
    expect(withoutTurnedDown(reading, "You never look up", [{ move: "press", words: "you never" }])).toBe(reading);
  });

  it("makes everything a little less sure after several, and never by much", () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ move: "fix", words: `${at}` }) as const);
    const gateAfter = (count: number) => withoutTurnedDown(reading, "You never look up", others(count)).gate;
    expect([2, 3].map((count) => isReadLessSurely(others(count)))).toEqual([false, true]);
    expect(gateAfter(2)).toBe(reading.gate);
    expect(gateAfter(3)).toBeLessThan(reading.gate);
    expect(gateAfter(3)).toBeGreaterThan(0.96);
    expect(gateAfter(MOST_REMEMBERED)).toBe(gateAfter(20));
    expect(gateAfter(MOST_REMEMBERED)).toBeGreaterThan(0.94);
    const outright = createReading({ talk: "cycle", gate: 1 });
    expect(withoutTurnedDown(outright, "", others(50))).toBe(outright);
  });

  it("leaves what secure talk was heard, and no surer than unsure", () => {
    const warm = { move: "feel", confidence: 0.9, start: 20, end: 30 } as const;
    const mixed = createReading({ talk: "mixed", gate: 0.4, moves: [...reading.moves.slice(0, 1), warm] });
    const left = withoutTurnedDown(mixed, "You never look up", [{ move: "blame", words: "you never" }]);
    expect(left).toEqual({ ...mixed, talk: "unsure", gate: 0.4, moves: [warm] });
  });

  it("is asked of nothing when what is stored cannot be read, and is remembered anew", async () => {
    const { session, device } = await startSpeaking();
    obtained(await session.sources.device.put("turned-down/A", [{ move: "feel", words: "you neve" }]));
    expect(await recallTurnedDown(session, "A")).toEqual([]);
    obtained(await offerMessage(session, "A", BLAME));
    obtained(await releaseWords(session, "A"));
    expect(await recallTurnedDown(session, "A")).toHaveLength(1);
    device.refuseWith({ type: "storage-full" });
    expect(await recallTurnedDown(session, "A")).toEqual([]);
  });

  it("is remembered once, and the oldest go when there are very many", async () => {
    const { session } = await startSpeaking();
    const many = Array.from({ length: MOST_REMEMBERED }, (_, index) => ({ move: "blame", words: `phrase ${index}` }));
    obtained(await session.sources.device.put("turned-down/A", many));
    for (let round = 0; round < 2; round += 1) {
      const held = { as: "message", text: BLAME, reading: cycleReading("blame") } as const;
      const step = { type: "words-offered", side: "A", disputed: false, answersCycle: false, ...held } as const;
      obtained(await takeRoomStep(session, step));
      obtained(await releaseWords(session, "A"));
      obtained(await takeRoomStep(session, { type: "words-taken-back", side: "A" }));
    }
    const remembered = await recallTurnedDown(session, "A");
    expect(remembered).toEqual([...many.slice(1), { move: "blame", words: "you neve" }]);
  });

  it("lets words cross although the device does not remember it", async () => {
    const { session } = await startSpeaking();
    obtained(await offerMessage(session, "A", BLAME));
    const refuses = async () => ({ ok: false, error: { type: "storage-full" } }) as const;
    const device = { ...session.sources.device, put: refuses };
    obtained(await releaseWords({ ...session, sources: { ...session.sources, device } }, "A"));
    expect(session.state().room?.shared.value).toEqual({ live: "crossing" });
    expect(await recallTurnedDown(session, "A")).toEqual([]);
  });
});

async function startSpeaking() {
  const simulated = await openSimulatedSession({ [BLAME]: cycleReading("blame") });
  await formSimulatedCouple(simulated.session);
  obtained(await openRoom(simulated.session, "A"));
  const { arrives, takesFloor } = roomStep;
  await playRun(simulated.session, simulated.clock, roomTimeline([arrives("A"), arrives("B"), takesFloor("A")]));
  return simulated;
}

it("does not change what the two count together: words turned down before cross disputed, with what was heard", async () => {
  const { session } = await openSimulatedSession({ [BLAME]: cycleReading("blame") });
  await formSimulatedCouple(session);
  obtained(await openRoom(session, "A"));
  const arrival = { type: "arrival-checked", willing: true, arousal: 2, clearHeaded: true } as const;
  obtained(await takeRoomStep(session, { ...arrival, side: "A" }));
  obtained(await takeRoomStep(session, { ...arrival, side: "B" }));
  obtained(await takeRoomStep(session, { type: "floor-taken", side: "A" }));
  obtained(await offerMessage(session, "A", BLAME));
  obtained(await releaseWords(session, "A"));
  obtained(await takeRoomStep(session, { type: "words-taken-back", side: "A" }));
  obtained(await offerMessage(session, "A", BLAME));
  expect(session.state().room?.shared.value).toEqual({ live: "crossing" });
  expect(session.state().room?.own.A.pending).toMatchObject({ disputed: true, reading: cycleReading("blame") });
});
