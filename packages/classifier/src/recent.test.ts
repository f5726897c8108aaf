import { describe, expect, it } from "vitest";
import { createRecent } from "./recent.ts";

describe("a small memory", () => {
  it("gives back what it was given, and forgets everything when it is full", () => {
    const recent = createRecent<number>(2);
    expect(recent.get("a")).toBeUndefined();
    expect(recent.keep("a", 1)).toBe(1);
    recent.keep("b", 2);
    expect([recent.get("a"), recent.get("b")]).toEqual([1, 2]);
    recent.keep("c", 3);
    expect([recent.get("a"), recent.get("b"), recent.get("c")]).toEqual([undefined, undefined, 3]);
  });

  it("does not keep what has a very long key", () => {
    const recent = createRecent<number>(2);
    expect(recent.keep("x".repeat(1001), 1)).toBe(1);
    expect(recent.get("x".repeat(1001))).toBeUndefined();
  });
});
