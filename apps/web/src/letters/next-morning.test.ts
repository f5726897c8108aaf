import { expect, test } from "vitest";
import { fromLocalField, nextMorning, toLocalField } from "./next-morning.ts";

const at = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute).getTime();

test("the next morning is tomorrow at seven, and the one ahead for whoever is still up at night", () => {
  expect(nextMorning(at(5, 22, 40))).toBe(at(6, 7));
  expect(nextMorning(at(5, 8))).toBe(at(6, 7));
  expect(nextMorning(at(31, 12))).toBe(new Date(2026, 1, 1, 7).getTime());
  expect(nextMorning(at(6, 2))).toBe(at(6, 7));
  expect(nextMorning(at(6, 4))).toBe(at(7, 7));
});

test("a field for local times gives back the moment that it was given, to the minute", () => {
  expect(toLocalField(at(5, 7, 5))).toBe("2026-01-05T07:05");
  expect(fromLocalField(toLocalField(at(5, 22, 40)))).toBe(at(5, 22, 40));
  expect(fromLocalField("")).toBeNull();
});
