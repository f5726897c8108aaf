import fc from "fast-check";
import { expect, test } from "vitest";
import { GREEN_AROUSAL } from "../safety/index.ts";
import { isGreen } from "./index.ts";

test("green is willing, clear-headed and steady, and nothing less", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: 0, max: 10 }), fc.boolean(), (willing, arousal, clearHeaded) => {
      expect(isGreen({ willing, arousal, clearHeaded })).toBe(willing && clearHeaded && arousal <= GREEN_AROUSAL);
    }),
  );
});

test("an arousal of three is the last that is steady", () => {
  const arrival = { willing: true, clearHeaded: true };
  expect([isGreen({ ...arrival, arousal: 3 }), isGreen({ ...arrival, arousal: 4 })]).toEqual([true, false]);
});
