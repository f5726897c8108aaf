import { createReading, cycleReading, obtained, openSimulatedSession } from "@attune/testkit";
import { describe, expect, it } from "vitest";
import { formCouple, offerMessage, openRoom, readMessage, releaseWords, takeRoomStep } from "./index.ts";
import { MOST_REMEMBERED, recallTurnedDown, withoutTurnedDown } from "./turn-down-label.ts";

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
    const { session } = await openSimulatedSession({ [BLAME]: cycleReading("blame") });
    obtained(await formCouple(session, { A: "Mara", B: "Jun" }));
    obtained(await openRoom(session, "A"));
    const arrival = { type: "arrival-checked", willing: true, arousal: 2, clearHeaded: true } as const;
    obtained(await takeRoomStep(session, { ...arrival, side: "A" }));
    obtained(await takeRoomStep(session, { ...arrival, side: "B" }));
    obtained(await takeRoomStep(session, { type: "floor-taken", side: "A" }));
    expect((await releaseWords(session, "A")).ok).toBe(false);
    expect(await recallTurnedDown(session, "A")).toEqual([]);

    obtained(await offerMessage(session, "A", BLAME));
    expect(session.state().room?.value).toEqual({ live: { speaking: "held" } });
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

  it("forgets nothing and breaks nothing when what is stored cannot be read", async () => {
    const { session, device } = await openSimulatedSession();
    obtained(await session.sources.device.put("turned-down/A", { not: "a list" }));
    expect(await recallTurnedDown(session, "A")).toEqual([]);
    device.refuseWith({ type: "storage-full" });
    expect(await recallTurnedDown(session, "A")).toEqual([]);
  });

  it("remembers the newest of very many", async () => {
    const { session } = await openSimulatedSession({ [BLAME]: cycleReading("blame") });
    const many = Array.from({ length: MOST_REMEMBERED + 5 }, (_, index) => ({
      move: "blame",
      words: `phrase ${index}`,
    }));
    obtained(await session.sources.device.put("turned-down/A", many));
    expect((await recallTurnedDown(session, "A")).length).toBe(MOST_REMEMBERED + 5);
  });
});
