import { createReading, cycleReading, readingArbitrary } from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { heardOf } from "./heard.ts";
import { NOTHING_CROSSED, NOTHING_OFFERED, tallyCrossing, tallyOffer } from "./tally.ts";

test("moves that were heard clearly are counted by the way they go", () => {
  const away = tallyOffer(NOTHING_OFFERED, cycleReading("dismiss"));
  expect(tallyOffer(away, cycleReading("press"))).toEqual({ toward: 1, away: 1, cycleTurns: 2 });
});

test("a turn that is no cycle talk ends the run of turns", () => {
  expect(tallyOffer(tallyOffer(NOTHING_OFFERED, cycleReading()), createReading()).cycleTurns).toBe(0);
});

test("words count when they cross", () => {
  const heard = heardOf({ reading: cycleReading("blame"), disputed: true, answersCycle: false });
  expect(tallyCrossing(NOTHING_CROSSED, heard)).toEqual({ toward: 1, away: 0, words: 8 });
});

test("counts never fall, and nobody has seen more than was offered", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(readingArbitrary, fc.boolean())), (offers) => {
      let own = NOTHING_OFFERED;
      let crossed = NOTHING_CROSSED;
      for (const [reading, crosses] of offers) {
        const offered = tallyOffer(own, reading);
        expect(offered.toward).toBeGreaterThanOrEqual(own.toward);
        expect(offered.away).toBeGreaterThanOrEqual(own.away);
        own = offered;
        if (crosses) crossed = tallyCrossing(crossed, heardOf({ reading, disputed: false, answersCycle: false }));
        expect(crossed.toward).toBeLessThanOrEqual(own.toward);
        expect(crossed.away).toBeLessThanOrEqual(own.away);
      }
    }),
  );
});
