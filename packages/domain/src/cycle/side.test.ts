import { expect, test } from "vitest";
import { otherSide, SIDES } from "./index.ts";

test("each partner is the other of the other", () => {
  for (const side of SIDES) {
    expect(otherSide(side)).not.toBe(side);
    expect(otherSide(otherSide(side))).toBe(side);
  }
});
