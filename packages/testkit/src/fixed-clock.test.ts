import { expect, test } from "vitest";
import { createFixedClock } from "./fixed-clock.ts";

test("the clock stands still until it is moved", () => {
  const clock = createFixedClock(10);
  expect([clock.now(), clock.now()]).toEqual([10, 10]);
  clock.advance(5);
  expect(clock.now()).toBe(15);
  clock.set(3);
  expect(clock.now()).toBe(3);
  expect(createFixedClock().now()).toBe(Date.parse("2026-01-05T18:00:00Z"));
});
