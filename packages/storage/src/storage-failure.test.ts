import { expect, test } from "vitest";
import { causeToOpenError, causeToStorageError, isDamage } from "./storage-failure.ts";

test("an exception that only our own mistake causes is thrown on", () => {
  const mistakes = [new TypeError("x is not a function"), new DOMException("", "DataCloneError"), undefined];
  for (const mistake of mistakes) {
    expect(() => causeToStorageError(mistake)).toThrow();
    expect(isDamage(mistake)).toBe(false);
  }
});

test("an unknown exception of the browser is its refusal", () => {
  expect(causeToStorageError(new DOMException("", "NotAllowedError"))).toEqual({
    type: "storage-unavailable",
    reason: "refused",
  });
});

test("a state that does not fit means closed during the work and refused while opening", () => {
  const cause = new DOMException("", "InvalidStateError");
  expect(causeToStorageError(cause)).toEqual({ type: "storage-unavailable", reason: "closed" });
  expect(causeToOpenError(cause)).toEqual({ type: "storage-unavailable", reason: "refused" });
});

test("a full disk stays a full disk while opening", () => {
  expect(causeToOpenError(new DOMException("", "QuotaExceededError"))).toEqual({ type: "storage-full" });
});
