import { createReading, secureReading } from "@attune/testkit";
import { expect, test } from "vitest";
import { BURST_WORDS, depthOf, isBurst } from "./depth.ts";

const form = (words: number, capitals = 0) => ({ form: { words, capitals } });

test("a long message is a burst, unless it shows a soft spot", () => {
  expect(isBurst(createReading(form(BURST_WORDS)))).toBe(false);
  expect(isBurst(createReading(form(BURST_WORDS + 1)))).toBe(true);
  expect(isBurst({ ...secureReading("fear"), ...form(BURST_WORDS + 1) })).toBe(false);
});

test("capitals are heat from three words on", () => {
  expect(isBurst(createReading(form(2, 1)))).toBe(false);
  expect(isBurst(createReading(form(3, 0.5)))).toBe(true);
  expect(isBurst(createReading(form(3, 0.4)))).toBe(false);
});

test("it is hot with a burst or after two cycle turns in a row, and calm otherwise", () => {
  const quiet = createReading();
  expect([0, 1, 2, 3].map((turns) => depthOf(quiet, turns))).toEqual(["calm", "calm", "hot", "hot"]);
  expect(depthOf(createReading(form(90)), 0)).toBe("hot");
});
