import fc from "fast-check";
import { expect, test } from "vitest";
import type { CycleMoves } from "./opening.ts";
import { leaningOf, pacingOf } from "./pacing.ts";

const made = (moves: Partial<CycleMoves> = {}): CycleMoves => ({ toward: 0, away: 0, ...moves });
const pacing = (moves: Partial<CycleMoves>, own = 0, others = 0, depth: "hot" | "calm" = "calm") =>
  pacingOf(made(moves), { own, others }, depth);

test("the leaning comes from this conversation, may swap, and is unknown at first", () => {
  expect(leaningOf(made())).toBe("unknown");
  expect(leaningOf(made({ toward: 2, away: 1 }))).toBe("toward");
  expect(leaningOf(made({ toward: 2, away: 3 }))).toBe("away");
  expect(leaningOf(made({ toward: 3, away: 3 }))).toBe("unknown");
});

test("one who protests gets a word budget, a smaller one when it is hot", () => {
  expect(pacing({ toward: 1 }).wordBudget).toBe(60);
  expect(pacing({ toward: 1 }, 0, 0, "hot").wordBudget).toBe(25);
  expect([pacing({ away: 1 }).wordBudget, pacing({}).wordBudget]).toEqual([null, null]);
});

test("one who withdraws gets doors, and so does one of unknown leaning whose share is low", () => {
  expect(pacing({ away: 1 }).offersDoors).toBe(true);
  expect(pacing({ toward: 1 }, 5, 95).offersDoors).toBe(false);
  expect(pacing({}, 5, 95).offersDoors).toBe(true);
  expect(pacing({}, 50, 50).offersDoors).toBe(false);
});

test("someone is invited to say more when their share of forty words or more is under forty percent", () => {
  expect(pacing({}, 15, 24).invitesMore).toBe(false);
  expect(pacing({}, 15, 25).invitesMore).toBe(true);
  expect(pacing({}, 16, 24).invitesMore).toBe(false);
});

test("never are both invited to say more", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (own, other) => {
      const invited = [pacing({}, own, other), pacing({}, other, own)].filter(({ invitesMore }) => invitesMore);
      expect(invited.length).toBeLessThanOrEqual(1);
    }),
  );
});
