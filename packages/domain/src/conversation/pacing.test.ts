import fc from "fast-check";
import { expect, test } from "vitest";
import { leaningOf, pacingOf } from "./pacing.ts";
import { EMPTY_TALLY, type Tally } from "./tally.ts";

const tally = (changes: Partial<Tally> = {}): Tally => ({ ...EMPTY_TALLY, ...changes });
const pacing = (own: Partial<Tally>, other: Partial<Tally> = {}, depth: "hot" | "calm" = "calm") =>
  pacingOf({ A: tally(own), B: tally(other) }, "A", depth);

test("the leaning comes from this conversation, may swap, and is unknown at first", () => {
  expect(leaningOf(tally())).toBe("unknown");
  expect(leaningOf(tally({ toward: 2, away: 1 }))).toBe("toward");
  expect(leaningOf(tally({ toward: 2, away: 3 }))).toBe("away");
  expect(leaningOf(tally({ toward: 3, away: 3 }))).toBe("unknown");
});

test("one who protests gets a word budget, a smaller one when it is hot", () => {
  expect(pacing({ toward: 1 }).wordBudget).toBe(60);
  expect(pacing({ toward: 1 }, {}, "hot").wordBudget).toBe(25);
  expect([pacing({ away: 1 }).wordBudget, pacing({}).wordBudget]).toEqual([null, null]);
});

test("one who withdraws gets doors, and so does one of unknown leaning whose share is low", () => {
  expect(pacing({ away: 1 }).offersDoors).toBe(true);
  expect(pacing({ toward: 1, words: 5 }, { words: 95 }).offersDoors).toBe(false);
  expect(pacing({ words: 5 }, { words: 95 }).offersDoors).toBe(true);
  expect(pacing({ words: 50 }, { words: 50 }).offersDoors).toBe(false);
});

test("someone is invited to say more when their share of forty words or more is under forty percent", () => {
  expect(pacing({ words: 15 }, { words: 24 }).invitesMore).toBe(false);
  expect(pacing({ words: 15 }, { words: 25 }).invitesMore).toBe(true);
  expect(pacing({ words: 16 }, { words: 24 }).invitesMore).toBe(false);
});

test("never are both invited to say more", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (own, other) => {
      const tallies = { A: tally({ words: own }), B: tally({ words: other }) };
      const invited = (["A", "B"] as const).filter((side) => pacingOf(tallies, side, "calm").invitesMore);
      expect(invited.length).toBeLessThanOrEqual(1);
    }),
  );
});
