import { createReading, cycleReading, readingArbitrary, secureReading } from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { heardOf } from "./heard.ts";

const plain = { disputed: false, answersCycle: false };

test("what is shared of words is five facts, and nothing else of their reading", () => {
  fc.assert(
    fc.property(readingArbitrary, fc.boolean(), fc.boolean(), (reading, disputed, answersCycle) => {
      const heard = heardOf({ reading, disputed, answersCycle });
      expect(Object.keys(heard)).toEqual(["cycle", "toward", "away", "vulnerable", "words"]);
      expect(Object.values(heard).every((fact) => typeof fact !== "object")).toBe(true);
    }),
  );
});

test("moves that were heard clearly are counted by the way they go", () => {
  expect(heardOf({ ...plain, reading: cycleReading("press") })).toMatchObject({ toward: 1, away: 0, words: 8 });
  expect(heardOf({ ...plain, reading: cycleReading("dismiss") })).toMatchObject({ toward: 0, away: 1, cycle: true });
  expect(heardOf({ ...plain, reading: secureReading("fear") })).toMatchObject({ cycle: false, vulnerable: true });
});

test("words of which their author said this is not that count only as the answer to cycle talk", () => {
  const cycleIn = (disputed: boolean, answersCycle: boolean, reading = cycleReading()) =>
    heardOf({ reading, disputed, answersCycle }).cycle;
  expect([cycleIn(true, false), cycleIn(true, true), cycleIn(false, false)]).toEqual([false, true, true]);
  expect(cycleIn(true, true, createReading())).toBe(false);
});
