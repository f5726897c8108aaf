import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  OFFERS,
  redsOf,
  SAFETY_LEVELS,
  type SafetyFacts,
  SCREEN,
  type ScreenAnswers,
  TRIAGE_RULE_IDS,
  TRIAGE_RULES,
  type TriageRuleId,
  toScreenAnswers,
  triage,
} from "./index.ts";

const QUIET: SafetyFacts = { answers: {}, stops: 0, sign: false };

/** An example of every row of the matrix: what is answered, and how much it weighs. */
const EXAMPLES: Readonly<Record<TriageRuleId, readonly [Partial<SafetyFacts>, string]>> = {
  S1: [{ answers: { harm: ["choked"] } }, "red"],
  S2: [{ answers: { fear: ["sometimes"] } }, "red"],
  S3: [{ answers: { rough: ["stopped"] } }, "amber-high"],
  S3b: [{ answers: { rough: ["goes-on"] } }, "red"],
  S4: [{ answers: { "own-force": ["temper"] } }, "amber-high"],
  S4b: [{ answers: { "own-force": ["hurt"] } }, "red"],
  S5: [{ answers: { life: ["not-here"] } }, "amber"],
  S6: [{ answers: { life: ["plan"] } }, "red"],
  S7: [{ answers: { "if-leaving": ["me"] } }, "red"],
  S7b: [{ answers: { "if-leaving": ["partner"] } }, "red"],
  S8: [{ answers: { "someone-else": ["yes"] } }, "red"],
  S8b: [{ answers: { "someone-else": ["ended"] } }, "amber"],
  S9: [{ answers: { substance: ["often"] } }, "red"],
  S9b: [{ answers: { substance: ["sometimes"] } }, "amber"],
  S10: [{ answers: { lean: ["out"] } }, "amber"],
  S11: [{ stops: 3 }, "amber"],
  S12: [{ answers: { mind: ["unreal"] } }, "amber"],
  S13: [{ answers: { child: ["worried"] } }, "red"],
  S14: [{ answers: { adult: ["no"] } }, "red"],
  sign: [{ sign: true }, "amber"],
};

const facts = fc.record({
  answers: fc
    .record(Object.fromEntries(SCREEN.map(({ id, answers }) => [id, fc.option(fc.subarray([...answers]))])))
    .map((raw) =>
      toScreenAnswers(Object.fromEntries(Object.entries(raw).map(([id, given]) => [id, given ?? undefined]))),
    ),
  stops: fc.nat(6),
  sign: fc.boolean(),
});

describe("triage", () => {
  it("has an example of every rule, and no two rules of one name", () => {
    expect(TRIAGE_RULES.map(({ id }) => id)).toEqual(TRIAGE_RULE_IDS);
  });

  it.each(Object.entries(EXAMPLES))("%s speaks alone, and weighs what it should", (id, [given, level]) => {
    const found = triage({ ...QUIET, ...given });
    expect(found.rules).toEqual([id]);
    expect(found.level).toBe(level);
  });

  it("is green, closes nothing and offers nothing when nothing was said", () => {
    expect(triage(QUIET)).toEqual({ level: "green", rules: [], closes: new Set(), offers: [] });
  });

  it("closes the joint path at every red, and the Room where someone may be harmed", () => {
    for (const rule of TRIAGE_RULES.filter(({ level }) => level === "red")) expect(rule.closes).toContain("joint-path");
    for (const id of ["S1", "S2", "S3", "S3b", "S4", "S4b", "S6", "S7", "S7b", "S13", "S14"]) {
      expect(TRIAGE_RULES.find((rule) => rule.id === id)?.closes).toContain("room");
    }
  });

  it("offers the crisis page before everything else", () => {
    expect(triage({ ...QUIET, answers: { life: ["tried"], harm: ["weapon"] } }).offers[0]).toBe("crisis");
  });

  it("lets three ambers wait for a therapist, and two not", () => {
    const two: ScreenAnswers = { "someone-else": ["ended"], substance: ["sometimes"] };
    expect(triage({ ...QUIET, answers: two }).closes.has("joint-path")).toBe(false);
    const three = triage({ ...QUIET, answers: { ...two, lean: ["unsure"] } });
    expect(three.level).toBe("amber");
    expect(three.closes.has("joint-path")).toBe(true);
    expect(three.offers).toContain("therapist");
  });

  it("asks rules in any order, and comes to the same", () => {
    fc.assert(
      fc.property(facts, fc.shuffledSubarray([...TRIAGE_RULES], { minLength: TRIAGE_RULES.length }), (given, order) => {
        expect(triage(given, new Set(), order)).toEqual(triage(given));
      }),
    );
  });

  it("takes the worst of any two rows, closes what either closes, and offers what either offers", () => {
    for (const [one, [oneFacts]] of Object.entries(EXAMPLES)) {
      for (const [other, [otherFacts]] of Object.entries(EXAMPLES)) {
        const both = triage(QUIET, new Set([one, other] as TriageRuleId[]));
        const a = triage({ ...QUIET, ...oneFacts });
        const b = triage({ ...QUIET, ...otherFacts });
        const worst = Math.max(SAFETY_LEVELS.indexOf(a.level), SAFETY_LEVELS.indexOf(b.level));
        expect(both.level).toBe(SAFETY_LEVELS[worst]);
        expect(both.closes).toEqual(new Set([...a.closes, ...b.closes]));
        expect(both.offers).toEqual(OFFERS.filter((offer) => a.offers.includes(offer) || b.offers.includes(offer)));
      }
    }
  });

  it("never becomes lighter by a further answer of the kind that speaks", () => {
    fc.assert(
      fc.property(facts, fc.subarray([...TRIAGE_RULE_IDS]), (given, lasting) => {
        const without = triage(given);
        const withMore = triage(given, new Set(lasting));
        expect(SAFETY_LEVELS.indexOf(withMore.level)).toBeGreaterThanOrEqual(SAFETY_LEVELS.indexOf(without.level));
        for (const closing of without.closes) expect(withMore.closes.has(closing)).toBe(true);
        expect(redsOf(withMore).every((id) => withMore.rules.includes(id))).toBe(true);
      }),
    );
  });
});

describe("answers from outside", () => {
  it("keep what may be answered, and nothing else", () => {
    expect(
      toScreenAnswers({
        fear: ["often"],
        harm: ["weapon", "a secret"],
        lean: ["in", "out"],
        life: [],
        unknown: ["yes"],
      }),
    ).toEqual({ fear: ["often"], harm: ["weapon"] });
    expect(toScreenAnswers({ harm: [] })).toEqual({ harm: [] });
  });
});
