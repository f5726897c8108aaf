import { createReading, cycleReading, readingArbitrary } from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_TALLY, tallyCrossing, tallyOffer } from "./tally.ts";

test("moves that were heard clearly are counted by the way they go", () => {
  const away = tallyOffer(EMPTY_TALLY, cycleReading("dismiss"), true);
  expect(tallyOffer(away, cycleReading("press"), true)).toMatchObject({ toward: 1, away: 1, cycleTurns: 2 });
});

test("a turn that is no cycle talk ends the run of turns", () => {
  const once = tallyOffer(EMPTY_TALLY, cycleReading(), true);
  expect(tallyOffer(once, createReading(), false).cycleTurns).toBe(0);
});

test("words count when they cross, and only then what both have seen", () => {
  const offered = tallyOffer(EMPTY_TALLY, cycleReading("blame"), true);
  expect(offered).toMatchObject({ toward: 1, crossedToward: 0, words: 0 });
  expect(tallyCrossing(offered, cycleReading("blame"))).toMatchObject({ toward: 1, crossedToward: 1, words: 8 });
});

test("counts never fall, and nobody has seen more than was offered", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(readingArbitrary, fc.boolean())), (offers) => {
      let tally = EMPTY_TALLY;
      for (const [reading, crosses] of offers) {
        const offered = tallyOffer(tally, reading, false);
        const next = crosses ? tallyCrossing(offered, reading) : offered;
        expect(next.toward).toBeGreaterThanOrEqual(tally.toward);
        expect(next.away).toBeGreaterThanOrEqual(tally.away);
        expect(next.words).toBeGreaterThanOrEqual(tally.words);
        expect(next.crossedToward).toBeLessThanOrEqual(next.toward);
        expect(next.crossedAway).toBeLessThanOrEqual(next.away);
        tally = next;
      }
    }),
  );
});
