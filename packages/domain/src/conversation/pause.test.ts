import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultReturn, isReturnInRange, LONGEST_PAUSE, SHORTEST_PAUSE } from "./pause.ts";

test("a pause is at least twenty minutes and at most a day", () => {
  const now = 1_000_000;
  const lengths = [SHORTEST_PAUSE - 1, SHORTEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE + 1];
  expect(lengths.map((length) => isReturnInRange(now, now + length))).toEqual([false, true, true, false]);
  expect([SHORTEST_PAUSE, LONGEST_PAUSE]).toEqual([20 * 60_000, 24 * 60 * 60_000]);
});

test("a return time that is no number is out of range", () => {
  expect(isReturnInRange(0, Number.NaN)).toBe(false);
  expect(isReturnInRange(0, Number.POSITIVE_INFINITY)).toBe(false);
});

test("the return time that the Room sets is always in range", () => {
  fc.assert(fc.property(fc.nat(), (now) => isReturnInRange(now, defaultReturn(now))));
});
