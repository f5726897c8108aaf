import { expect, test } from "vitest";
import { assert, unreachable } from "./assert.ts";

test("a claim that holds passes silently", () => {
  expect(() => assert(true, "one is one")).not.toThrow();
  expect(() => assert("words", "there are words")).not.toThrow();
});

test("a claim that does not hold throws and names the claim", () => {
  expect(() => assert(0, "a count is above zero")).toThrow("Assertion failed: a count is above zero");
});

test("a branch that the types rule out throws and says nothing of the value", () => {
  const secret = "something private" as never;
  expect(() => unreachable(secret)).toThrow("Unreachable branch reached with a value of type string");
});
