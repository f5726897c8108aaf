import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Mark, segmentMarks } from "./index.ts";

const marks = fc.array(
  fc.record({
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
    kind: fc.constantFrom("held", "reach"),
  }),
  { maxLength: 6 },
) as fc.Arbitrary<readonly Mark[]>;
const texts = fc.oneof(
  fc.string({ maxLength: 50 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constant("a\ud800b😀c"),
);

describe("marks on words", () => {
  it("never lose, add or reorder a character", () => {
    fc.assert(
      fc.property(texts, marks, (text, some) => {
        expect(
          segmentMarks(text, some)
            .map((segment) => segment.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("never cut a character that takes two units in half", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), marks, (text, some) => {
        for (const { text: words } of segmentMarks(text, some)) expect(words.isWellFormed()).toBe(true);
      }),
    );
  });

  it("say which words are held and which reach, also where they overlap", () => {
    expect(
      segmentMarks("You never see me.", [
        { start: 0, end: 9, kind: "held" },
        { start: 4, end: 13, kind: "reach" },
      ]),
    ).toEqual([
      { start: 0, text: "You ", held: true, reach: false },
      { start: 4, text: "never", held: true, reach: true },
      { start: 9, text: " see", held: false, reach: true },
      { start: 13, text: " me.", held: false, reach: false },
    ]);
  });

  it("are none on no words", () => {
    expect(segmentMarks("", [{ start: 0, end: 3, kind: "held" }])).toEqual([]);
  });
});
