import fc from "fast-check";
import { expect, test } from "vitest";
import { followTrack, NOTHING_TOLD, type TrackTold, trackOf } from "./index.ts";

const news = fc.record({
  side: fc.constantFrom("A" as const, "B" as const),
  tick: fc.nat(6),
  ready: fc.boolean(),
  at: fc.constant(0),
});

test("both are together only when the last that each told says so", () => {
  const told = (side: "A" | "B", tick: number, ready: boolean): TrackTold => ({ side, tick, ready, at: 0 });
  expect(trackOf(NOTHING_TOLD)).toBe("solo");
  const one = followTrack(NOTHING_TOLD, told("A", 4, true));
  expect(trackOf(one)).toBe("solo");
  const both = followTrack(one, told("B", 4, true));
  expect(trackOf(both)).toBe("together");
  expect(trackOf(followTrack(both, told("A", 5, false)))).toBe("solo");
});

test("what was told for an earlier tick changes nothing, in whatever order it comes", () => {
  fc.assert(
    fc.property(fc.uniqueArray(news, { selector: ({ side, tick }) => `${side}${tick}` }), (all) => {
      const forward = all.reduce(followTrack, NOTHING_TOLD);
      expect(all.toReversed().reduce(followTrack, NOTHING_TOLD)).toEqual(forward);
    }),
  );
});
