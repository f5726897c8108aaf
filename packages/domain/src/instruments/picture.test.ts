import { describe, expect, it } from "vitest";
import {
  CLOSENESS,
  changeOfBands,
  EMPTY_PICTURE,
  foldPicture,
  instrumentOf,
  type PictureEvent,
  placesOf,
  readingsOf,
} from "./index.ts";

const WEEK = 7 * 24 * 3_600_000;
const items = CLOSENESS.scales.flatMap((scale) => scale.items);

function answersAt(worry: number, distance: number): Record<string, number> {
  return Object.fromEntries(
    items.map(({ id, reversed }) => {
      const answer = id.startsWith("w-") ? worry : distance;
      return [id, reversed ? 8 - answer : answer];
    }),
  );
}

function answered(readingId: string, at: number, answers: Record<string, number>): PictureEvent {
  return { type: "answered", readingId, at, relationshipId: "r", instrument: "attune-closeness", version: 1, answers };
}

const fold = (...events: readonly PictureEvent[]) => events.reduce(foldPicture, EMPTY_PICTURE);

describe("one person's picture", () => {
  it("holds a place for each relationship, and for each time that both sides were answered", () => {
    const picture = fold(
      { type: "relationship-named", at: 0, relationshipId: "r", kind: "parent", name: "Mum" },
      { type: "relationship-named", at: 1, relationshipId: "r", kind: "parent", name: "My mother" },
      answered("2", 2 * WEEK, answersAt(5, 3)),
      answered("1", WEEK, answersAt(6, 2)),
      answered("3", 3 * WEEK, Object.fromEntries(Object.entries(answersAt(6, 2)).filter(([id]) => id < "e"))),
      answered("4", 4 * WEEK, Object.fromEntries(Object.entries(answersAt(6, 2)).filter(([id]) => id > "e"))),
    );
    expect(picture.relationships.get("r")).toEqual({ id: "r", kind: "parent", name: "My mother" });
    expect(placesOf(picture, "r").map(({ id }) => id)).toEqual(["1", "2"]);
    expect(placesOf(picture, "somebody else")).toEqual([]);
    const [first] = placesOf(picture, "r");
    expect(first?.worry.middle).toBeGreaterThan(first?.distance.middle ?? 9);
  });

  it("leaves out what this version does not know", () => {
    const unknown = { ...answered("1", 0, {}), instrument: "other" } as PictureEvent;
    const later = { ...answered("2", 0, {}), version: 2 } as PictureEvent;
    expect(fold(unknown, later).answered).toEqual([]);
    expect(instrumentOf("attune-moment")?.origin).toBe("own");
    expect(instrumentOf("rdas")?.origin).toBe("published");
  });

  it("keeps the last line on each question, until it is emptied, and all stress from outside", () => {
    const note = (text: string): PictureEvent => ({
      type: "picture-note",
      at: 0,
      topic: "taught",
      prompt: "rule",
      text,
    });
    expect(fold(note("a"), note("b")).notes.taught.get("rule")).toBe("b");
    expect(fold(note("a"), note("")).notes.taught.size).toBe(0);
    const picture = fold({ type: "stress-logged", at: 5, amount: 7, from: ["work"] });
    expect(picture.stress).toEqual([{ at: 5, amount: 7, from: ["work"] }]);
  });

  it("claims a change only when two later times agree", () => {
    const [scale] = CLOSENESS.scales;
    if (scale === undefined) throw new Error("no scale");
    const change = (...levels: readonly number[]) =>
      changeOfBands(
        readingsOf(
          fold(...levels.map((level, week) => answered(String(week), week * WEEK, answersAt(level, 4)))),
          CLOSENESS,
          {
            scale,
            relationshipId: "r",
          },
        ),
      );
    expect(change()).toBe("too-few");
    expect(change(6)).toBe("too-few");
    expect(change(6, 2)).toBe("too-few");
    expect(change(6, 2, 2)).toBe("less");
    expect(change(2, 6, 6)).toBe("more");
    expect(change(6, 2, 6)).toBe("no-clear-change");
  });
});
