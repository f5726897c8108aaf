import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Band, bandOf, CLOSENESS, combine, isSlower, type Lean, leanOf, type Scale } from "./index.ts";

const { range, scales } = CLOSENESS;
const worry = scales[0] as Scale;
const given = (answer: number, count = 6): Record<string, number> =>
  Object.fromEntries(worry.items.slice(0, count).map(({ id, reversed }) => [id, reversed ? 8 - answer : answer]));

describe("the band of someone's answers", () => {
  it("lies on the range, holds its middle, and goes up with the answers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (answer, count) => {
        const lower = bandOf(range, worry, given(answer, count));
        const upper = bandOf(range, worry, given(answer + 1, count));
        expect(lower.low).toBeGreaterThanOrEqual(1);
        expect(upper.high).toBeLessThanOrEqual(7);
        expect(lower.low).toBeLessThan(lower.middle);
        expect(lower.middle).toBeLessThan(lower.high);
        expect(upper.middle).toBeGreaterThan(lower.middle);
      }),
    );
  });

  it("is wider with fewer answers, and as wide as people are without any", () => {
    const width = ({ low, high }: Band): number => high - low;
    expect(width(bandOf(range, worry, given(4, 3)))).toBeGreaterThan(width(bandOf(range, worry, given(4))));
    expect(width(bandOf(range, worry, {}))).toBeGreaterThan(3.5);
  });

  it("stays a number for answers that nobody would give", () => {
    const odd = Object.fromEntries(worry.items.map(({ id }) => [id, 7]));
    expect(bandOf(range, worry, odd).middle).toBeCloseTo(4, 0);
  });
});

describe("two together", () => {
  const at = (middle: number, half = 0.7): Band => ({ middle, spread: 0.4, low: middle - half, high: middle + half });
  const leans: readonly Lean[] = ["reaches", "steps-back", "both-ways", "stays", "unclear"];

  it("are told as moves once most of the band agrees, and not before", () => {
    expect(leanOf({ worry: at(6), distance: at(2) }, range)).toBe("reaches");
    expect(leanOf({ worry: at(2), distance: at(6) }, range)).toBe("steps-back");
    expect(leanOf({ worry: at(6), distance: at(6) }, range)).toBe("both-ways");
    expect(leanOf({ worry: at(2), distance: at(2) }, range)).toBe("stays");
    expect(leanOf({ worry: at(4), distance: at(2) }, range)).toBe("unclear");
    expect(leanOf({ worry: at(2), distance: at(4.1) }, range)).toBe("unclear");
  });

  it("make every pairing, whoever does which", () => {
    for (const one of leans) for (const other of leans) expect(combine(one, other)).toBe(combine(other, one));
    expect(combine("reaches", "steps-back")).toBe("reach-and-step-back");
    expect(combine("reaches", "reaches")).toBe("both-reach");
    expect(combine("steps-back", "steps-back")).toBe("both-step-back");
    expect(combine("stays", "stays")).toBe("both-stay");
    expect(combine("reaches", "stays")).toBe("reach-and-stay");
    expect(combine("stays", "steps-back")).toBe("step-back-and-stay");
    expect(combine("both-ways", "stays")).toBe("both-ways-with-other");
    expect(combine("both-ways", "both-ways")).toBe("both-both-ways");
    expect(combine("unclear", "stays")).toBe("unclear");
  });

  it("go slower where one of them does both", () => {
    for (const one of leans)
      for (const other of leans) {
        const both = one === "both-ways" || other === "both-ways";
        expect(isSlower(combine(one, other))).toBe(both && one !== "unclear" && other !== "unclear");
      }
  });
});
