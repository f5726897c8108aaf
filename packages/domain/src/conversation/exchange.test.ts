import { createReading, cycleReading } from "@attune/testkit";
import { expect, test } from "vitest";
import { type CrossedWords, type Exchange, isCycleExchange } from "./exchange.ts";

const words = (isCycle: boolean, disputed = false): CrossedWords => ({
  at: 0,
  text: "Invented words.",
  reading: isCycle ? cycleReading() : createReading(),
  disputed,
});

const exchange = (changes: Partial<Exchange> = {}): Exchange => ({
  speaker: "A",
  message: words(false),
  opening: null,
  ownOpening: null,
  replies: [],
  corrections: [],
  notYet: 0,
  landed: false,
  ...changes,
});

test("an exchange feeds the loop when the message or the reply is cycle talk", () => {
  const outcomes = [true, false].flatMap((sent) =>
    [true, false].map((replied) => isCycleExchange(exchange({ message: words(sent) }), words(replied))),
  );
  expect(outcomes).toEqual([true, true, true, false]);
});

test("words of which their author said this is not that count only together with cycle talk of the other", () => {
  const disputed = words(true, true);
  expect(isCycleExchange(exchange({ message: disputed }), words(false))).toBe(false);
  expect(isCycleExchange(exchange(), disputed)).toBe(false);
  expect(isCycleExchange(exchange({ message: disputed }), disputed)).toBe(true);
  expect(isCycleExchange(exchange({ message: disputed }), words(true))).toBe(true);
});

test("a second reply is measured with the correction that it answers, not with the message again", () => {
  const again = exchange({ message: words(true), replies: [{ ...words(false), kind: "reflect" }], notYet: 1 });
  expect(isCycleExchange(again, words(false))).toBe(false);
  expect(isCycleExchange(again, words(true))).toBe(true);
  expect(isCycleExchange({ ...again, corrections: [words(true)] }, words(false))).toBe(true);
  expect(isCycleExchange({ ...again, corrections: [words(true, true)] }, words(false))).toBe(false);
  expect(isCycleExchange({ ...again, corrections: [words(true, true)] }, words(true, true))).toBe(true);
});
