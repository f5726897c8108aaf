import { expect, test } from "vitest";
import { err, ok, type Result } from "./result.ts";

test("a Result holds either the value or the failure", () => {
  const results: readonly Result<number, { readonly type: string }>[] = [ok(3), err({ type: "not-a-number" })];
  expect(results.map((result) => (result.ok ? result.value : result.error.type))).toEqual([3, "not-a-number"]);
});
