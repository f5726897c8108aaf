import { secureReading } from "@attune/testkit";
import { expect, test } from "vitest";
import { isVulnerable, openingOf } from "./opening.ts";

test("words are vulnerable when they surely show a soft spot and feed no loop", () => {
  expect(isVulnerable(secureReading("need"))).toBe(true);
  expect(isVulnerable(secureReading("appreciate"))).toBe(false);
  expect(isVulnerable({ ...secureReading("need"), talk: "mixed" })).toBe(false);
  const faint = secureReading("need").moves.map((heard) => ({ ...heard, confidence: 0.4 }));
  expect(isVulnerable({ ...secureReading("need"), moves: faint })).toBe(false);
});

test("it softens for someone who protested, and re-engages for someone who withdrew", () => {
  expect(openingOf(true, { toward: 2, away: 1 })).toBe("softening");
  expect(openingOf(true, { toward: 1, away: 2 })).toBe("re-engagement");
});

test("there is no opening without a loop to leave, or in words that are not vulnerable", () => {
  expect(openingOf(true, { toward: 0, away: 0 })).toBeNull();
  expect(openingOf(false, { toward: 2, away: 0 })).toBeNull();
});
