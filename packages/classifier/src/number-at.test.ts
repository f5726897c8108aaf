import { expect, it } from "vitest";
import { numberAt } from "./number-at.ts";

it("gives the number at a place of a table, and 0 beyond its end", () => {
  expect(numberAt(Float64Array.of(1, 2), 1)).toBe(2);
  expect(numberAt([], 0)).toBe(0);
});
