import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeOf, indexOf, indexOfBands, PUBLISHED_INSTRUMENTS, reliableChangeIndex } from "./index.ts";

describe("reliable change", () => {
  it("is 1.96 times the error of a difference", () => {
    // Worked by hand: 1.96 · √2 · 10 · √(1 − 0.91) = 8.3156.
    expect(reliableChangeIndex(10, 0.91)).toBeCloseTo(8.3156, 3);
    expect(reliableChangeIndex(10, 1)).toBe(0);
    expect(indexOfBands({ spread: 3 }, { spread: 4 })).toBeCloseTo(9.8, 10);
  });

  it("takes the source's own index, else its two numbers, else says nothing", () => {
    const facts = {
      sd: 10,
      reliability: { value: 0.91, kind: "retest" },
      index: null,
      cutoff: null,
      source: "x",
    } as const;
    expect(indexOf(facts)).toBeCloseTo(8.3156, 3);
    expect(indexOf({ ...facts, index: 5 })).toBe(5);
    expect(indexOf({ ...facts, sd: null })).toBeNull();
    expect(indexOf({ ...facts, reliability: null })).toBeNull();
    const rdas = PUBLISHED_INSTRUMENTS.find(({ id }) => id === "rdas")?.scales[0]?.facts;
    expect(rdas && indexOf(rdas)).toBe(11.58);
  });

  it("is claimed only when the last two readings agree, and never from one or two", () => {
    const at = (...values: readonly number[]) => values.map((value, when) => ({ at: when, value }));
    expect(changeOf(at(), 1)).toBe("too-few");
    expect(changeOf(at(3), 1)).toBe("too-few");
    expect(changeOf(at(3, 9), 1)).toBe("too-few");
    expect(changeOf(at(3, 9, 9), 1)).toBe("more");
    expect(changeOf(at(3, 9, 3.5), 1)).toBe("no-clear-change");
    expect(changeOf(at(9, 3, 3), 1)).toBe("less");
    expect(changeOf(at(3, 4, 4), 1)).toBe("no-clear-change");
  });

  it("comes out the same whatever order the readings are in", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ at: fc.nat(50), value: fc.nat(7) }), { selector: ({ at }) => at }),
        (all) => {
          expect(changeOf(all.toReversed(), 2)).toBe(changeOf(all, 2));
        },
      ),
    );
  });
});
