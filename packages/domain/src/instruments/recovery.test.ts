import { createSeededNumbers, drawNormal, simulateAnswers } from "@attune/testkit";
import { describe, expect, it } from "vitest";
import { bandOf, CLOSENESS, FELT_SECURITY, type Instrument, type Scale, SETTLING } from "./index.ts";

const PEOPLE = 4000;
const LONG: readonly (readonly [Instrument, Scale])[] = [CLOSENESS, FELT_SECURITY, SETTLING].flatMap((instrument) =>
  instrument.scales.map((scale) => [instrument, scale] as const),
);

/** How invented people may differ from what the band assumes. */
interface World {
  /** Draws where someone is, as a share of the range. */
  readonly place: (next: () => number) => number;
  readonly noise: number;
  readonly yes: number;
  readonly leavesOut: number;
}

const asAssumed = (next: () => number): number => {
  const place = 0.4 + 0.24 * drawNormal(next);
  return place >= 0 && place <= 1 ? place : asAssumed(next);
};
const ASSUMED: World = { place: asAssumed, noise: 0.62, yes: 0, leavesOut: 0 };

/** Bias and root mean square error in steps of a range of seven, and how often the band holds the one who answered. */
function recover([{ range }, scale]: readonly [Instrument, Scale], world: World, seed = 5) {
  const next = createSeededNumbers(seed);
  let held = 0;
  let error = 0;
  let square = 0;
  for (let person = 0; person < PEOPLE; person += 1) {
    const place = world.place(next);
    const truth = range.lowest + place * (range.highest - range.lowest);
    const yes = world.yes * drawNormal(next);
    const answers = simulateAnswers(range, scale, { ...world, place, yes, next });
    const { middle, low, high } = bandOf(range, scale, answers);
    if (truth >= low && truth <= high) held += 1;
    error += (middle - truth) / PEOPLE;
    square += (middle - truth) ** 2 / PEOPLE;
  }
  return { coverage: held / PEOPLE, bias: error, rmse: Math.sqrt(square) };
}

describe("invented people whose place is known", () => {
  it.each(LONG.map((one) => [`${one[0].id} ${one[1].id}`, one] as const))(
    "are found by %s: nine in ten lie in their band",
    (_name, one) => {
      const { coverage, bias, rmse } = recover(one, ASSUMED);
      expect(coverage).toBeGreaterThan(0.88);
      expect(coverage).toBeLessThan(0.92);
      expect(Math.abs(bias)).toBeLessThan(0.05);
      expect(rmse).toBeLessThan(0.5);
    },
  );

  it("are found when they say yes to everything a little, because half the statements are turned round", () => {
    for (const one of LONG) {
      const { coverage, bias } = recover(one, { ...ASSUMED, yes: 0.5 });
      expect(coverage).toBeGreaterThan(0.88);
      expect(Math.abs(bias)).toBeLessThan(0.05);
    }
  });

  it("are found when they leave out every tenth statement", () => {
    for (const one of LONG) expect(recover(one, { ...ASSUMED, leavesOut: 0.1 }).coverage).toBeGreaterThan(0.88);
  });

  it("are found a little less when people lie otherwise than assumed, or answer with more noise", () => {
    for (const one of LONG) {
      const evenly = recover(one, { ...ASSUMED, place: (next) => next() });
      expect(evenly.coverage).toBeGreaterThan(0.85);
      const noisier = recover(one, { ...ASSUMED, noise: 0.9 });
      expect(noisier.coverage).toBeGreaterThan(0.75);
      expect(noisier.coverage).toBeLessThan(0.88);
    }
  });
});
