import fc from "fast-check";
import { expect, test } from "vitest";
import { DEEPEST_JSON, isJsonValue } from "./json-value.ts";

test("whatever JSON text says is a JSON value", () => {
  fc.assert(fc.property(fc.json(), (text) => isJsonValue(JSON.parse(text))));
});

test("anything may be asked, and what is accepted has a JSON text that says the same", () => {
  const numbers = fc.double().map((number) => number + 0);
  const values = [numbers, fc.string(), fc.boolean(), fc.constantFrom(null, undefined)];
  const anything = fc.anything({ values, withDate: true, withMap: true, withSet: true, withBigInt: true });
  fc.assert(
    fc.property(anything, (value) => {
      if (isJsonValue(value)) expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }),
  );
});

test.each([
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1n,
  () => 1,
  Symbol("x"),
  new Date(0),
  new Map(),
  { a: undefined },
])("what JSON cannot hold is refused (%#)", (value) => {
  expect(isJsonValue(value)).toBe(false);
  expect(isJsonValue([value])).toBe(false);
  expect(isJsonValue({ inside: value })).toBe(false);
});

test("a list with a hole is refused", () => {
  const holed: unknown[] = [1];
  holed.length = 3;
  expect(isJsonValue(holed)).toBe(false);
});

test("nesting is accepted down to a limit, and the deepest thing imaginable does no harm", () => {
  const nested = (levels: number) => Array.from({ length: levels }).reduce<unknown>((inside) => [inside], 0);
  expect(isJsonValue(nested(DEEPEST_JSON))).toBe(true);
  expect(isJsonValue(nested(DEEPEST_JSON + 1))).toBe(false);
  expect(isJsonValue(nested(100_000))).toBe(false);
  const endless: unknown[] = [];
  endless.push(endless);
  expect(isJsonValue(endless)).toBe(false);
});
