import { expect, test } from "vitest";
import { afterWrongCode, type CodeAttempts, MOST_WRONG_CODES, NO_ATTEMPTS, triesLeft } from "./code-attempts.ts";

function wrongCodes(count: number, now = 1_000): CodeAttempts {
  return Array.from({ length: count }).reduce<CodeAttempts>((attempts) => afterWrongCode(attempts, now), NO_ATTEMPTS);
}

test("the first codes may be wrong without a wait, and what is left is counted down", () => {
  expect([0, 1, 2, 3, 4].map((wrong) => triesLeft(wrongCodes(wrong)))).toEqual([5, 4, 3, 2, 1]);
  expect(wrongCodes(4).until).toBe(0);
});

test("every fifth wrong code asks for a wait, each longer than the last", () => {
  expect([5, 10, 15].map((wrong) => wrongCodes(wrong).until)).toEqual([61_000, 601_000, 3_601_000]);
  expect(wrongCodes(6).until).toBe(0);
});

test("after the twentieth there is nothing to wait for: the code is gone", () => {
  expect(MOST_WRONG_CODES).toBe(20);
  expect(wrongCodes(20).until).toBe(0);
});
