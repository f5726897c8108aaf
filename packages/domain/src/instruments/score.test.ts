import fc from "fast-check";
import { describe, expect, it } from "vitest";
import scores from "../../../../vectors/instrument-scores.json" with { type: "json" };
import {
  CLOSENESS,
  type Instrument,
  OWN_INSTRUMENTS,
  PUBLISHED_INSTRUMENTS,
  rangeOfScores,
  type Scale,
  scoreScale,
} from "./index.ts";

const ALL = [...OWN_INSTRUMENTS, ...PUBLISHED_INSTRUMENTS];
const pairs = ALL.flatMap((instrument) => instrument.scales.map((scale) => [instrument, scale] as const));

function answersTo(instrument: Instrument, scale: Scale, share: number): Record<string, number> {
  return Object.fromEntries(
    scale.items.map(({ id, reversed }) => {
      const { lowest, highest } = scale.ranges?.[id] ?? instrument.range;
      return [id, lowest + Math.round((reversed ? 1 - share : share) * (highest - lowest))];
    }),
  );
}

describe("a score", () => {
  it.each(pairs.map(([instrument, scale]) => [`${instrument.id} ${scale.id}`, instrument, scale] as const))(
    "of %s goes from the lowest to the highest of its range",
    (_name, instrument, scale) => {
      const range = rangeOfScores(instrument, scale);
      expect(scoreScale(instrument, scale, answersTo(instrument, scale, 0))).toMatchObject({
        value: { value: range.lowest },
      });
      expect(scoreScale(instrument, scale, answersTo(instrument, scale, 1))).toMatchObject({
        value: { value: range.highest },
      });
    },
  );

  it("turns round as many items of our longer scales as it leaves, so that saying yes to all says nothing", () => {
    for (const { scales, range } of OWN_INSTRUMENTS) {
      for (const scale of scales.filter(({ items }) => items.length > 2)) {
        expect(scale.items.filter(({ reversed }) => reversed)).toHaveLength(scale.items.length / 2);
        const same = Object.fromEntries(scale.items.map(({ id }) => [id, range.highest]));
        expect(scoreScale({ range }, scale, same)).toMatchObject({
          value: { value: (range.lowest + range.highest) / 2 },
        });
      }
    }
  });

  it("is prorated from enough answers, and is not given from too few", () => {
    const [worry] = CLOSENESS.scales;
    if (worry === undefined) throw new Error("worry");
    const all = answersTo(CLOSENESS, worry, 1);
    const { "w-matter": _one, ...five } = all;
    expect(scoreScale(CLOSENESS, worry, five)).toEqual({ ok: true, value: { value: 7, answered: 5, of: 6 } });
    const { "w-leave": _two, ...four } = five;
    expect(scoreScale(CLOSENESS, worry, four)).toEqual({
      ok: false,
      error: { type: "too-few-answers", answered: 4, fewest: 5 },
    });
  });

  it("refuses what is not a whole number of the range, and does not say what it was", () => {
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.oneof(fc.double(), fc.integer()), ([instrument, scale], answer) => {
        const item = scale.items[0];
        if (item === undefined) return;
        const { lowest, highest } = scale.ranges?.[item.id] ?? instrument.range;
        fc.pre(!Number.isInteger(answer) || answer < lowest || answer > highest);
        expect(scoreScale(instrument, scale, { ...answersTo(instrument, scale, 0), [item.id]: answer })).toEqual({
          ok: false,
          error: { type: "answer-out-of-range", item: item.id },
        });
      }),
    );
  });

  it("is what the vectors say, for every key", () => {
    expect(new Set(scores.map(({ instrument, scale }) => `${instrument} ${scale}`)).size).toBe(pairs.length);
    for (const { instrument: id, scale: name, answers, value } of scores) {
      const instrument = ALL.find((one) => one.id === id);
      const scale = instrument?.scales.find((one) => one.id === name);
      if (instrument === undefined || scale === undefined) throw new Error(`${id} ${name}`);
      const scored = scoreScale(instrument, scale, answers as unknown as Record<string, number>);
      expect(scored.ok && scored.value.value, `${id} ${name}`).toBeCloseTo(value, 10);
    }
  });
});
