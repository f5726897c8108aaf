import { createReading, cycleReading } from "@attune/testkit";
import { expect, test } from "vitest";
import { type CrossedWords, type Exchange, isCycleExchange } from "./exchange.ts";
import { heardOf } from "./heard.ts";

const heard = (isCycle: boolean) =>
  heardOf({ reading: isCycle ? cycleReading() : createReading(), disputed: false, answersCycle: false });

const words = (isCycle: boolean): CrossedWords => ({ at: 0, text: "Invented words.", heard: heard(isCycle) });

const exchange = (changes: Partial<Exchange> = {}): Exchange => ({
  speaker: "A",
  message: words(false),
  opening: null,
  replies: [],
  corrections: [],
  notYet: 0,
  landed: false,
  ...changes,
});

test("an exchange feeds the loop when the message or the reply is cycle talk", () => {
  const outcomes = [true, false].flatMap((sent) =>
    [true, false].map((replied) => isCycleExchange(exchange({ message: words(sent) }), heard(replied))),
  );
  expect(outcomes).toEqual([true, true, true, false]);
});

test("a second reply is measured with the correction that it answers, not with the message again", () => {
  const again = exchange({ message: words(true), replies: [{ ...words(false), kind: "reflect" }], notYet: 1 });
  expect(isCycleExchange(again, heard(false))).toBe(false);
  expect(isCycleExchange(again, heard(true))).toBe(true);
  expect(isCycleExchange({ ...again, corrections: [words(true)] }, heard(false))).toBe(true);
  expect(isCycleExchange({ ...again, corrections: [words(false)] }, heard(false))).toBe(false);
});
