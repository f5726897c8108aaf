import fc from "fast-check";
import { expect, test } from "vitest";
import { createSeededRandom } from "./seeded-random.ts";

test("identifiers look like random UUIDs, repeat with the seed, and do not repeat within it", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [createSeededRandom(seed), createSeededRandom(seed)];
      const ids = Array.from({ length: 50 }, () => one.id());
      expect(ids).toEqual(Array.from({ length: 50 }, () => other.id()));
      expect(new Set(ids).size).toBe(50);
      for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    }),
  );
});
