import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOVES, type Reading } from "../cycle/index.ts";
import { FACILITATION_LEVELS } from "./facilitation.ts";
import { OFFERED_FROM, type Outcome, offersHelp, outcomeOf, POLICY, SOFT_SPOT } from "./listening-policy.ts";

const FORM = { words: 8, capitals: 0 };
const blame = (confidence: number) => ({ move: "blame", confidence, start: 0, end: 4 }) as const;
const fear = (confidence: number) => ({ move: "fear", confidence, start: 5, end: 9 }) as const;
const SURE: Reading = { talk: "cycle", gate: 0.99, moves: [blame(0.95)], safety: [], neverHeld: null, form: FORM };
const STRENGTH: Readonly<Record<Outcome, number>> = { crosses: 0, thought: 1, held: 2 };

const readings: fc.Arbitrary<Reading> = fc.record({
  talk: fc.constantFrom("cycle", "secure", "neutral", "mixed", "unsure"),
  gate: fc.double({ min: 0, max: 1, noNaN: true }),
  moves: fc.array(
    fc.record({
      move: fc.constantFrom(...MOVES),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      start: fc.constant(0),
      end: fc.constant(1),
    }),
    { maxLength: 4 },
  ),
  safety: fc.constant([]),
  neverHeld: fc.option(fc.constantFrom("limit", "grief", "logistics", "vulnerable-disclosure")),
  form: fc.constant(FORM),
});

describe("what the Room does with a message", () => {
  it("holds sure cycle talk while the Room helps, and never at level 0", () => {
    expect(FACILITATION_LEVELS.map((level) => outcomeOf(SURE, level))).toEqual(["crosses", "held", "held", "held"]);
  });

  it("makes a remark when the gate is sure enough for one and not for holding", () => {
    expect(outcomeOf({ ...SURE, gate: POLICY[3].thoughtGate }, 3)).toBe("thought");
    expect(outcomeOf({ ...SURE, gate: POLICY[3].thoughtGate - 0.01 }, 3)).toBe("crosses");
  });

  it("does not hold without a move to point at", () => {
    expect(outcomeOf({ ...SURE, moves: [blame(POLICY[3].holdMove - 0.01)] }, 3)).toBe("thought");
    expect(outcomeOf({ ...SURE, moves: [] }, 3)).toBe("thought");
  });

  it("does not hold a message in which a soft spot shows, even beside blame", () => {
    expect(outcomeOf({ ...SURE, talk: "mixed", moves: [blame(0.95), fear(SOFT_SPOT)] }, 3)).toBe("thought");
    expect(outcomeOf({ ...SURE, talk: "mixed", moves: [blame(0.95), fear(SOFT_SPOT - 0.01)] }, 3)).toBe("held");
  });

  it("lets talk that is secure, neutral or unsure cross without a word", () => {
    for (const talk of ["secure", "neutral", "unsure"] as const)
      expect(outcomeOf({ ...SURE, talk }, 3)).toBe("crosses");
  });

  it("lets whatever is never held cross, at any level", () => {
    fc.assert(
      fc.property(readings, fc.constantFrom(...FACILITATION_LEVELS), (reading, level) => {
        expect(outcomeOf({ ...reading, neverHeld: "limit" }, level)).toBe("crosses");
      }),
      { seed: 1 },
    );
  });

  it("never does less at a higher level", () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const strengths = FACILITATION_LEVELS.map((level) => STRENGTH[outcomeOf(reading, level)]);
        expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("a sign of danger", () => {
  const sign = (confidence: number) => ({ ...SURE, safety: [{ kind: "violence", confidence } as const] });

  it("leads to an offer of help from a low chance on", () => {
    expect(offersHelp(sign(OFFERED_FROM))).toBe(true);
    expect(offersHelp(sign(OFFERED_FROM - 0.01))).toBe(false);
    expect(offersHelp(SURE)).toBe(false);
  });

  it("changes nothing of what happens to the words", () => {
    fc.assert(
      fc.property(readings, fc.constantFrom(...FACILITATION_LEVELS), (reading, level) => {
        const signed = { ...reading, safety: [{ kind: "coercion", confidence: 1 } as const] };
        expect(outcomeOf(signed, level)).toBe(outcomeOf(reading, level));
      }),
    );
  });
});
