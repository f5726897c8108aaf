import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageFrom } from "./message.ts";

const unitsOf = (text: string) => {
  const { words, units } = messageFrom(text);
  return units.map(({ from, to }) => text.slice(words[from]?.start, words[to - 1]?.end));
};

describe("thought units", () => {
  it("end with a sentence", () => {
    expect(unitsOf("I'm home. Where are you?")).toEqual(["I'm home.", "Where are you?"]);
  });

  it("part at but, because, then and and-clauses with a subject of their own", () => {
    expect(unitsOf("I wanted to come home early but you never told me the time")).toEqual([
      "I wanted to come home early",
      "but you never told me the time",
    ]);
    expect(unitsOf("You went quiet all evening and I felt like a chair")).toEqual([
      "You went quiet all evening",
      "and I felt like a chair",
    ]);
  });

  it("do not part at short or subjectless joints", () => {
    expect(unitsOf("milk and bread and eggs")).toEqual(["milk and bread and eggs"]);
    expect(unitsOf("tired but ok")).toEqual(["tired but ok"]);
  });

  it("part at a line break", () => {
    expect(unitsOf("first thing\nsecond thing")).toEqual(["first thing", "second thing"]);
  });

  it("keep their place in the original text whatever is stripped before reading", () => {
    expect(unitsOf("I\u200b’m SOOO sad\u2026 Are you there\u{1F62D}?")).toEqual([
      "I\u200b’m SOOO sad\u2026",
      "Are you there\u{1F62D}?",
    ]);
  });

  it("hold every word exactly once, in order, with places inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { words, units } = messageFrom(text);
        const held = units.flatMap(({ from, to }) => words.slice(from, to));
        expect(held.length === words.length && held.every((word, at) => word === words[at])).toBe(true);
        const inOrder = words.every(({ start, end }, at) => start < end && start >= (words[at - 1]?.start ?? 0));
        expect(inOrder).toBe(true);
        expect(words.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
